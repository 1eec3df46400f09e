"""Words as they are written into a file, whoever they come from."""

import re
import unicodedata

from radargen.reading.parsing.characters import STAND_IN, cleaned

# Plain where no YAML parser takes it for a sign, a number, a date or a yes.
_PLAIN = re.compile(r"[^\W\d_](?:[\w./%+;=@*()„“”–-]|,(?=\s)|:(?=\S)|\s(?=[^\s#]))*")
_NO_WORDS = ("y", "n", "yes", "no", "true", "false", "on", "off", "null")
_FLOW = re.compile(r"[,\[\]{}]")


def scalar(words: str, *, in_brackets: bool = False) -> str:
    """The words on one line, in quotation marks where they need any; forbidden characters are left out."""
    line = " ".join(harmless(words).split())
    plain = _PLAIN.fullmatch(line) and not line.endswith(":") and line.lower() not in _NO_WORDS
    if plain and not (in_brackets and (_FLOW.search(line) or ":" in line)):
        return line
    return "'" + line.replace("'", "''") + "'"


def quoted(words: str) -> str:
    """An id that other programs might take for a number, always in quotation marks."""
    return f'"{words}"'


def poured(words: str, indent: int) -> list[str]:
    """The lines of a text of several paragraphs, the sign | first, each but the first indented by so many spaces."""
    lines = [line.rstrip() for line in harmless(words).replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    text = "\n".join(lines).strip().split("\n")
    return ["|", *(" " * indent + line if line else "" for line in text)]


def comment(words: str, indent: int = 0) -> list[str]:
    """The words as comments, a line each."""
    return [f"{' ' * indent}# {line}".rstrip() for line in harmless(words).splitlines()]


def harmless(words: str) -> str:
    """The words composed, without characters that must not stand in a radar."""
    return unicodedata.normalize("NFC", cleaned(words).replace(STAND_IN, ""))

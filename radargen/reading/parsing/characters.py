"""Decodes files as UTF-8, and finds characters that are invisible or misleading."""

import codecs
import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from radargen.model.problems import Location, Problem
from radargen.text.messages import Message

# Replaces a forbidden character; one character, so that columns stay right.
STAND_IN = "\N{REPLACEMENT CHARACTER}"

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_LINE_BREAKS = "\u2028\u2029"
_UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
_TAGS = "\U000e0000-\U000e0fff"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_NO_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe-\U0010ffff"
# Joiners are allowed between letters of joining scripts and inside emoji; elsewhere they are invisible.
_JOINERS = "\u200c\u200d"
_JOINED = "\u0600-\u109f\u1780-\u1cff\ua800-\uabff\u2190-\u2bff\ufe0f\U0001f000-\U0001fbff"

_NEVER = _CONTROLS + _DIRECTIONS + _LINE_BREAKS + _UNSEEN + _PRIVATE + _NO_CHARACTERS
_FORBIDDEN = re.compile(f"[{_NEVER}]|(?<![{_JOINED}])[{_JOINERS}]")
# A fast check: one character class is ten times as fast as two alternatives, and nearly all texts have no match.
_SUSPECT = re.compile(f"[{_NEVER}{_JOINERS}{STAND_IN}]")
# In a file in UTF-8, U+FFFD is a letter that another program lost.
_LOST = re.compile(f"{_FORBIDDEN.pattern}|{STAND_IN}")
_WHY = (
    (f"[{_CONTROLS}]", Message("a control character")),
    (f"[{_DIRECTIONS}]", Message("it turns the direction of reading")),
    (f"[{_LINE_BREAKS}]", Message("a line break that most editors do not show")),
    (f"[{_UNSEEN}{_TAGS}{_JOINERS}]", Message("it cannot be seen")),
    (f"[{_PRIVATE}]", Message("every font shows something else for it")),
    (STAND_IN, Message("it stands for a letter that some program could not read")),
)
_BREAK = re.compile(r"\r\n|\r|\n")
# A fast check: nearly every text has one of these, which are always visible.
_PLAINLY_SEEN = re.compile("[!-~]")
# Visible categories: letters, numbers, punctuation and symbols. Spaces, lone marks, controls, formats and unassigned
# code points are blank at most …
_SEEN = frozenset("LNPS")
# … and so are these of visible categories: Hangul fillers, and blanks of braille, music and hieroglyphs.
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800\U0001d159\U00013441\U00013442\ufffc")
_BYTE_ORDER_MARK = "\ufeff"


def decoded(path: str, source: str | bytes) -> tuple[str, list[Problem]]:
    """The file as text, without a byte order mark and with forbidden characters replaced, and its problems."""
    problems: list[Problem] = []
    if isinstance(source, bytes):
        source, problems = _from_bytes(path, source)
    text = source.removeprefix(_BYTE_ORDER_MARK)
    if not _SUSPECT.search(text):
        return text, problems
    # In a file that is not UTF-8, U+FFFD comes from decoding, which is already reported.
    problems += _forbidden_characters(path, text, _FORBIDDEN if problems else _LOST)
    return cleaned(text), problems


def forbidden(text: str) -> str:
    """The first forbidden character of the text; empty without one."""
    match = _FORBIDDEN.search(text)
    return match.group() if match else ""


def forbidden_pattern() -> str:
    """What `forbidden` looks for, as a regular expression that JavaScript reads as well, with its flag u."""
    return "".join(
        character if character.isascii() and character.isprintable() else rf"\u{{{ord(character):x}}}"
        for character in _FORBIDDEN.pattern
    )


def cleaned(text: str) -> str:
    """The text with every forbidden character replaced by STAND_IN."""
    return _FORBIDDEN.sub(STAND_IN, text)


def visible(text: str) -> bool:
    """Whether the text has a visible character, after NFKC normalisation; the test for empty texts."""
    if _PLAINLY_SEEN.search(text):
        return True
    return any(unicodedata.category(c)[0] in _SEEN and c not in _BLANKS for c in unicodedata.normalize("NFKC", text))


def cut(text: str, most: int = 60) -> Message:
    """A text of an editor, quoted and shortened to `most` characters, for use in a message."""
    text = " ".join(text.split())
    return Message("‘{text}’", text=text if len(text) <= most else f"{text[: most - 1]}…")


def why(character: str) -> Message:
    """The code point of a forbidden character and why it is forbidden."""
    reason = next((words for kind, words in _WHY if re.match(kind, character)), Message("it is no character"))
    return Message("{character} ({reason})", character=code_point(character), reason=reason)


def code_point(character: str) -> str:
    """Code point and Unicode name, such as U+202E RIGHT-TO-LEFT OVERRIDE."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def _from_bytes(path: str, source: bytes) -> tuple[str, list[Problem]]:
    try:
        return source.decode("utf-8"), []
    except UnicodeDecodeError as error:
        byte, before = source[error.start], source[: error.start].decode("utf-8")
    before = before.removeprefix(_BYTE_ORDER_MARK)
    location = Location(path, *_place(_line_starts(before), len(before)))
    message = Message("The byte 0x{byte} is not UTF-8.", byte=f"{byte:02X}")
    hint = Message(
        "Save the file as UTF-8. In Windows-1252, the byte is {character}.", character=_in_windows_1252(byte)
    )
    if source.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        # Otherwise every second byte would be a problem.
        source, hint = b"", Message("The file is UTF-16; save it as UTF-8.")
    return source.decode("utf-8", "replace"), [Problem(location, "not-utf8", message, hint)]


def _in_windows_1252(byte: int) -> Message:
    character = bytes([byte]).decode("windows-1252", "replace")
    return Message("‘{text}’", text=character) if character != STAND_IN else Message("nothing either")


def _forbidden_characters(path: str, text: str, pattern: re.Pattern[str]) -> Iterator[Problem]:
    """One problem for each different forbidden character, at its first position."""
    places: dict[str, int] = {}
    count: Counter[str] = Counter()
    for match in pattern.finditer(text):
        places.setdefault(match.group(), match.start())
        count[match.group()] += 1
    starts = _line_starts(text)
    for character, index in places.items():
        more = Message("; it stands here {count} times", count=count[character]) if count[character] > 1 else ""
        yield Problem(
            Location(path, *_place(starts, index)),
            "forbidden-character",
            Message("The character {character} cannot stand in a radar{more}.", character=why(character), more=more),
            hint=Message("Delete it; where it cannot be seen, type the words around it anew."),
        )


def _line_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in _BREAK.finditer(text))]


def _place(starts: list[int], index: int) -> tuple[int, int]:
    """Line and column, from 1, of the character at that index."""
    line = bisect_right(starts, index)
    return line, index - starts[line - 1] + 1

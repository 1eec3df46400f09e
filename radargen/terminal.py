"""What a terminal is shown: nothing that it would obey, and colour only where somebody looks."""

import unicodedata

# Control characters and unpaired surrogates could move the cursor or break the output, format characters could
# turn the reading direction.
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_STYLES = {"bold": 1, "red": 31, "yellow": 33, "cyan": 36}


def printable(text: str) -> str:
    """The text with every invisible character written out: what strangers wrote must not steer a terminal."""
    if text.isprintable():
        return text
    return "".join(f"<U+{ord(c):04X}>" if unicodedata.category(c) in INVISIBLE else c for c in text)


def columns(text: str) -> int:
    """How many columns a terminal needs for a printable text: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "FW") for c in text)


def styled(text: str, style: str, on: bool) -> str:
    """The text in `bold`, `red`, `yellow` or `cyan` where that is wanted."""
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if on else text

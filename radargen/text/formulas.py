"""Protects text in spreadsheet cells from being interpreted as a formula."""

# Spreadsheets accept full-width forms as well, and may skip leading blanks.
_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def is_formula(words: str) -> bool:
    """Whether a spreadsheet may interpret the words as a formula."""
    return words.startswith(_SIGNS) or words.lstrip().startswith(_SIGNS)


def as_words(words: str) -> str:
    """The words for a file without types, such as CSV: an apostrophe in front marks them as text.

    It is also added before an existing apostrophe, so that removing one restores the words.
    """
    return f"'{words}" if is_formula(words) or words.startswith("'") else words

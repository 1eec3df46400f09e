"""Words in a cell of a spreadsheet: what it may take for a formula is kept from being one."""

# It takes the wide forms for the narrow ones, and may pass over blanks in front.
_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def is_formula(words: str) -> bool:
    """Whether a spreadsheet may take the words for a formula."""
    return words.startswith(_SIGNS) or words.lstrip().startswith(_SIGNS)


def as_words(words: str) -> str:
    """The words for a file without types, such as CSV: an apostrophe in front keeps them what they are.

    So it does where one stands there already, so that whoever takes one away has the words again.
    """
    return f"'{words}" if is_formula(words) or words.startswith("'") else words

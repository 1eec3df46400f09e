"""Texts that are kept, compared with what is made now."""

from difflib import unified_diff
from itertools import islice


def differences(kept: str, made: str, most: int = 20) -> list[str]:
    """The first lines that differ, as a difference from what is kept to what is made; none where both are the same."""
    differing = unified_diff(kept.splitlines(), made.splitlines(), "kept", "made", n=0, lineterm="")
    return [*islice(differing, most)]

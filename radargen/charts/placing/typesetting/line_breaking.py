"""Breaks texts into lines: at spaces, hyphens, slashes, soft hyphens, and around Chinese characters and katakana."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import combinations, pairwise
from typing import TypeVar

from radargen.charts.placing.typesetting import font_metrics
from radargen.charts.scene import Weight

Part = TypeVar("Part")
SOFT_HYPHEN = "\u00ad"
# Text without spaces: a line may begin with any Chinese character and with the first katakana of a word. Hiragana
# mostly end words, and no line begins with a length or repetition mark.
_HAN, _KANA, _KATAKANA = (
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
    "\u3041-\u3096",
    "\u30a1-\u30faー",
)
_EASTERN = rf"(?<=[{_HAN}{_KANA}{_KATAKANA}々、。])(?=[{_HAN}])|(?<=[{_HAN}{_KANA}々、。])(?=[{_KATAKANA}])(?!ー)"
_BREAK = re.compile(rf" +|{SOFT_HYPHEN}|(?<=\w[-–/])(?=\w)|{_EASTERN}")
# Characters replaced by a single space; no-break spaces stay.
_SPACES = re.compile(r"[^\S\u00a0]+")


def wrapped(text: str, width: float, weight: Weight = Weight.REGULAR) -> list[str]:
    """The text in lines of at most `width` type sizes.

    A word that is wider by itself, such as an address, is broken at any letter: nothing is ever cut off.
    """
    broken = []
    rest = " ".join(_SPACES.split(text.strip())) if without_soft_hyphens(text) else ""
    while rest:
        line, rest = first_line(rest, width, weight)
        broken.append(line)
    return broken


def balanced(text: str, width: float, weight: Weight = Weight.REGULAR) -> list[str]:
    """As many lines as `wrapped` makes, but of about equal length."""
    # Not so narrow that a word breaks unnecessarily.
    narrowest = min(widest_word(text, weight), width)
    return _evened(wrapped(text, width, weight), partial(wrapped, text, weight=weight), narrowest, width, weight)


def balanced_at_spaces(text: str, width: float, weight: Weight = Weight.REGULAR) -> list[str]:
    """The same, but lines end only between words if that costs no further line."""
    whole = balanced(text, width, weight)
    words = without_soft_hyphens(text).split()
    narrowest = max((font_metrics.width(word, 1, weight) for word in words), default=0.0)
    if len(whole) < 2 or narrowest > width:
        return whole
    lines = _at_spaces(words, width, weight)
    if len(lines) > len(whole):
        return whole
    return _evened(lines, partial(_at_spaces, words, weight=weight), narrowest, width, weight)


def _evened(
    lines: list[str], broken: Callable[[float], list[str]], narrowest: float, width: float, weight: Weight
) -> list[str]:
    """As many lines as these of that width, broken at the least width from `narrowest` on that makes no further one."""
    best, low, high = lines, narrowest, width
    for _ in range(8 if len(lines) > 1 else 0):
        middle = (low + high) / 2
        narrower = broken(middle)
        if len(narrower) <= len(lines) and all(fits(line, middle, weight) for line in narrower):
            best, high = narrower, middle
        else:
            low = middle
    return best


def divisions(parts: Sequence[Part], count: int) -> Iterator[list[Sequence[Part]]]:
    """Every way to divide the parts into that many lines in their order; none if there are fewer parts."""
    for ends in combinations(range(1, len(parts)), count - 1):
        yield [parts[start:end] for start, end in pairwise((0, *ends, len(parts)))]


def _at_spaces(words: Sequence[str], width: float, weight: Weight) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and fits(f"{lines[-1]} {word}", width, weight):
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@font_metrics.remembered(4096)
def widest_word(text: str, weight: Weight = Weight.REGULAR) -> float:
    """The width of the longest unbreakable part, in type sizes."""
    start, widths = 0, []
    for at, after, hyphen in breaks(text):
        widths.append(font_metrics.width(text[start:at] + hyphen, 1, weight))
        start = after
    return max(widths, default=0.0)


def without_soft_hyphens(text: str) -> str:
    """The text without soft hyphens, as on a single line."""
    return text.replace(SOFT_HYPHEN, "").strip()


def fits(text: str, width: float, weight: Weight) -> bool:
    """Whether a line is at most `width` type sizes wide."""
    return font_metrics.width(text, 1, weight) <= width + 1e-6


def first_line(text: str, width: float, weight: Weight = Weight.REGULAR) -> tuple[str, str]:
    """The longest first line of at most `width` type sizes, and the rest."""
    best: tuple[str, str] | None = None
    for at, after, hyphen in breaks(text):
        line = without_soft_hyphens(text[:at])
        if best and not fits(line, width, weight):
            break
        if fits(line + hyphen, width, weight):
            best = line + hyphen, text[after:]
        elif not fits(line, width, weight):
            break
    if best:
        return best
    clean = without_soft_hyphens(text)
    places = [n for n in range(len(clean), 0, -1) if n == len(clean) or _is_apart(clean[n - 1], clean[n])]
    count = next((n for n in places if fits(clean[:n], width, weight)), places[-1])
    # Positions in the text without soft hyphens, since such a word loses all of them.
    return clean[:count], clean[count:]


def _is_apart(left: str, right: str) -> bool:
    """Whether a line can break between two characters without separating a letter from its mark or other half."""
    joined = "\u200d" in (left, right) or "\ufe00" <= right <= "\ufe0f"
    # A virama (combining class 9) joins the next letter to this one.
    return not (joined or unicodedata.category(right).startswith("M") or unicodedata.combining(left) == 9)


def breaks(text: str) -> Iterator[tuple[int, int, str]]:
    """Each possible end of a line, the start of the next, and the hyphen to add; last the end of the text."""
    for place in _BREAK.finditer(text):
        if place.start() == 0:
            continue
        yield place.start(), place.end(), "-" if place.group() == SOFT_HYPHEN else ""
    yield len(text), len(text), ""


ELLIPSIS = "…"


def shortened(lines: Sequence[str], most: int, width: float, weight: Weight = Weight.REGULAR) -> list[str]:
    """The first `most` lines; if there are more, the last ends with an ellipsis, within `width` type sizes."""
    if len(lines) <= most:
        return [*lines]
    last = lines[most - 1].rstrip("- ")
    while last and not fits(last + ELLIPSIS, width, weight):
        last = last[:-1].rstrip()
    return [*lines[: most - 1], last + ELLIPSIS]


def lost(text: str, lines: Sequence[str]) -> tuple[str, ...]:
    """The text, if the lines were cut off with an ellipsis; else nothing."""
    cut = bool(lines) and lines[-1].endswith(ELLIPSIS) and not without_soft_hyphens(text).endswith(ELLIPSIS)
    return (without_soft_hyphens(text),) if cut else ()

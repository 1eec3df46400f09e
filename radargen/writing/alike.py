"""Whether a trend is new or only a new name: entries whose name or alias is like another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from radargen.model import Radar, Trend
from radargen.reading import slug

# Shares of equal letters, and of the words of the shorter name that the other has as well.
_LETTERS, _WORDS = 0.84, 0.6
_MOST = 5
# Words that join names and tell nothing.
_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "auf", "aus", "bei", "das", "der", "die", "ein", "eine", "for", "from"}
)
_JOINS = _SMALL | frozenset({"fuer", "im", "in", "mit", "of", "on", "ohne", "the", "to", "und", "von", "with", "zu"})


@dataclass(frozen=True, slots=True)
class Twin:
    """An entry that may be the same: the name or alias of it that is alike, and whether it is the very same."""

    trend: Trend
    called: str
    same: bool


def twins(radar: Radar, names: Iterable[str]) -> tuple[Twin, ...]:
    """The entries most like one of these names, the very same first, at most five.

    Case, accents and signs do not count.
    """
    asked = [name for name in dict.fromkeys(map(slug, names)) if name]
    found: list[tuple[float, str, Twin]] = []
    for trend in radar.trends:
        alike, called = max(
            ((_alike(name, slug(own)), own) for own in _names(trend) for name in asked), default=(0, "")
        )
        if alike:
            found.append((-alike, trend.id, Twin(trend, called, same=alike == 1)))
    return tuple(twin for _, _, twin in sorted(found, key=lambda row: row[:2])[:_MOST])


def told(twins: Iterable[Twin]) -> Iterator[str]:
    """A sentence for each."""
    for twin in twins:
        what = "is called that already" if twin.same else "may be the same"
        by = "" if twin.called == twin.trend.id else f" (“{twin.called}”)"
        yield f"trends/{twin.trend.id}.yaml {what}{by}."


def _names(trend: Trend) -> Iterator[str]:
    yield trend.id
    for text in (trend.name, trend.label):
        yield from (words for _, words in text.by_language)
    for _, names in trend.aliases:
        yield from names


def _alike(name: str, other: str) -> float:
    """How alike two names are, 0 where they are not."""
    if name == other:
        return 1
    letters = SequenceMatcher(None, name, other, autojunk=False)
    alike = letters.ratio() if letters.real_quick_ratio() >= _LETTERS and letters.quick_ratio() >= _LETTERS else 0
    words, others = set(name.split("-")) - _JOINS, set(other.split("-")) - _JOINS
    shared = len(words & others) / min(len(words), len(others)) if words and others else 0
    best = max(alike if alike >= _LETTERS else 0, shared if shared >= _WORDS else 0)
    return min(best, 0.99)

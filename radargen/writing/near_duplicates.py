"""Find entries whose names or aliases are similar, which may be the same trend."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from radargen.model import Radar, Trend
from radargen.reading import slug
from radargen.text.messages import Message
from radargen.text.paths import entry_path

# Minimal shares of equal letters, and of words of the shorter name that occur in the other.
_LETTERS, _WORDS = 0.84, 0.6
_MOST = 5
# The number of first letters in which words of similar names agree.
_START = 4
# The minimal share of equal letters of two words that differ only in their endings.
_ENDINGS = 0.88
# Words without meaning of their own.
_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "auf", "aus", "bei", "das", "der", "die", "ein", "eine", "for", "from"}
)
_JOINS = _SMALL | frozenset({"fuer", "im", "in", "mit", "of", "on", "ohne", "the", "to", "und", "von", "with", "zu"})


@dataclass(frozen=True, slots=True)
class Twin:
    """An entry that may be the same trend: its similar name or alias `called`, and whether that is identical."""

    trend: Trend
    called: str
    same: bool


def near_duplicates(radar: Radar, names: Iterable[str]) -> tuple[Twin, ...]:
    """The entries with a name similar to one of these, the most similar first.

    Case, accents and punctuation are ignored.
    """
    slugs = [name for name in dict.fromkeys(map(slug, names)) if name]
    rows: list[tuple[float, str, Twin]] = []
    for trend in radar.trends:
        similarity, called = max(
            ((_similarity(name, slug(own)), own) for own in _names(trend) for name in slugs), default=(0, "")
        )
        if similarity:
            rows.append((-similarity, trend.id, Twin(trend, called, same=similarity == 1)))
    return tuple(twin for _, _, twin in sorted(rows, key=lambda row: row[:2]))


def pairs(radar: Radar) -> Iterator[tuple[str, str, str]]:
    """Pairs of entries that may be the same trend: two ids, and the similar name or alias of the second.

    Names are similar if their words are the same except for order, endings and typing errors behind the first letters.
    """
    starts: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for trend in radar.trends:
        for name in dict.fromkeys(_names(trend)):
            starts[tuple(sorted(word[:_START] for word in _words(slug(name))))].append((trend.id, name))
    similar: dict[tuple[str, str], str] = {}
    for candidates in starts.values():
        for (one, name), (other, called) in combinations(candidates, 2):
            if one != other and _differ_in_endings(_words(slug(name)), _words(slug(called))):
                similar.setdefault((one, other), called)
    return ((one, other, called) for (one, other), called in sorted(similar.items()))


def duplicate_messages(twins: Sequence[Twin]) -> Iterator[Message]:
    """A sentence for each of the first five, and one with the number of the others."""
    for twin in twins[:_MOST]:
        path = entry_path(twin.trend.id)
        match twin.same, twin.called == twin.trend.id:
            case True, True:
                yield Message("{path} is called that already.", path=path)
            case True, False:
                yield Message("{path} is called that already (“{name}”).", path=path, name=twin.called)
            case False, True:
                yield Message("{path} may be the same.", path=path)
            case _:
                yield Message("{path} may be the same (“{name}”).", path=path, name=twin.called)
    if len(twins) > _MOST:
        yield Message("… and {count:,} more.", count=len(twins) - _MOST)


def _names(trend: Trend) -> Iterator[str]:
    yield trend.id
    for text in (trend.name, trend.label):
        yield from (words for _, words in text.by_language)
    for _, names in trend.aliases:
        yield from names


@lru_cache(maxsize=65_536)
def _differ_in_endings(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether the words are the same, except for pairs that differ in little more than their endings."""
    left, right = sorted(words - others), sorted(others - words)
    return len(left) == len(right) and all(
        SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ENDINGS
        for one, other in zip(left, right, strict=True)
    )


def _words(name: str) -> frozenset[str]:
    """The meaningful words of a slug; all of them if none is."""
    words = frozenset(name.split("-"))
    return words - _JOINS or words


def _letter_similarity(name: str, other: str) -> float:
    """The share of equal letters, 0 below `_LETTERS`."""
    letters = SequenceMatcher(None, name, other, autojunk=False)
    if letters.real_quick_ratio() < _LETTERS or letters.quick_ratio() < _LETTERS:
        return 0
    ratio = letters.ratio()
    return ratio if ratio >= _LETTERS else 0


def _similarity(name: str, other: str) -> float:
    """The similarity of two slugs from 0 to 1; 1 only for equal ones, 0 below the thresholds."""
    if name == other:
        return 1
    words, others = _words(name), _words(other)
    shared = len(words & others) / min(len(words), len(others))
    best = max(_letter_similarity(name, other), shared if shared >= _WORDS else 0)
    return min(best, 0.99)

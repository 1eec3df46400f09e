"""Whether a trend is new or only a new name: entries whose name or alias is like another."""

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

# Shares of equal letters, and of the words of the shorter name that the other has as well.
_LETTERS, _WORDS = 0.84, 0.6
_MOST = 5
# Letters that the words of two names have in common at the start, if the names are alike.
_START = 4
# The share of equal letters of two words that differ in their endings alone.
_ENDINGS = 0.88
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
    """The entries like one of these names, the very same first.

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
    return tuple(twin for _, _, twin in sorted(found, key=lambda row: row[:2]))


def pairs(radar: Radar) -> Iterator[tuple[str, str, str]]:
    """Trends that are perhaps one, each pair once: two ids, and the name or alias of the second that is alike.

    Alike are names whose words are the same but for their order, endings and typing errors behind the first letters.
    """
    starts: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for trend in radar.trends:
        for name in dict.fromkeys(_names(trend)):
            starts[tuple(sorted(word[:_START] for word in _words(slug(name))))].append((trend.id, name))
    found: dict[tuple[str, str], str] = {}
    for alike in starts.values():
        for (one, name), (other, called) in combinations(alike, 2):
            if one != other and _same(_words(slug(name)), _words(slug(called))):
                found.setdefault((one, other), called)
    return ((one, other, called) for (one, other), called in sorted(found.items()))


def told(twins: Sequence[Twin]) -> Iterator[Message]:
    """A sentence for each of the first five, and how many more there are."""
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
def _same(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether as many words differ on either side, and in little more than their endings."""
    left, right = sorted(words - others), sorted(others - words)
    return len(left) == len(right) and all(
        SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ENDINGS
        for one, other in zip(left, right, strict=True)
    )


def _words(name: str) -> frozenset[str]:
    """The words of a slug that tell something; all where none does."""
    words = frozenset(name.split("-"))
    return words - _JOINS or words


def _by_letters(name: str, other: str) -> float:
    letters = SequenceMatcher(None, name, other, autojunk=False)
    if letters.real_quick_ratio() < _LETTERS or letters.quick_ratio() < _LETTERS:
        return 0
    ratio = letters.ratio()
    return ratio if ratio >= _LETTERS else 0


def _alike(name: str, other: str) -> float:
    """How alike two names are, 0 where they are not."""
    if name == other:
        return 1
    words, others = _words(name), _words(other)
    shared = len(words & others) / min(len(words), len(others))
    best = max(_by_letters(name, other), shared if shared >= _WORDS else 0)
    return min(best, 0.99)

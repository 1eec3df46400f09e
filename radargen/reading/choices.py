"""What one radar has to choose from where a file names an id: the ids and, beside each, what it means."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from radargen.model import Edition, Radar, Ring
from radargen.reading.fields import LEVELS
from radargen.reading.named import Named
from radargen.text.wording import wording


@dataclass(frozen=True, slots=True)
class Choice:
    """Values as a parser makes them of what stands without quotation marks, each with a meaning or nothing."""

    values: tuple[str | int | float, ...]
    meanings: tuple[str, ...]
    # The ids of which a parser makes numbers, as they read with quotation marks.
    quoted: tuple[str, ...] = ()


def choices(radar: Radar, ids: Collection[str]) -> Mapping[Named, Choice]:
    """Everything an entry may name, in the radar's order and first language.

    `ids` are those of all entries, sound or not; names are known of the sound ones.
    """
    language = radar.languages[0]
    known = {
        Named.DIMENSION: {one.id: one.name.any(language) for one in radar.dimensions},
        Named.EDITION: {one.id: _edition(one, language) for one in radar.editions},
        Named.FACTOR: {one.id: one.name.any(language) for one in radar.factors},
        Named.LANGUAGE: dict.fromkeys(radar.languages, ""),
        Named.PHASE: {one.id: one.name.any(language) for one in radar.phases},
        Named.RING: {one.id: _ring(one, language) for one in radar.rings},
        Named.TREND: dict.fromkeys(sorted(ids), "") | {one.id: one.name.any(language) for one in radar.trends},
    }
    return {kind: _choice(meanings) for kind, meanings in known.items()}


def levels(sentences: Sequence[str]) -> Choice:
    """1 to 5, each with its sentence where there are any."""
    return Choice((*map(int, LEVELS),), (*sentences,) or ("",) * len(LEVELS), LEVELS)


def _edition(edition: Edition, language: str) -> str:
    return edition.motto.any(language) or (wording(language).date(edition.date) if edition.date else "")


def _ring(ring: Ring, language: str) -> str:
    name, meaning = ring.name.any(language), ring.meaning.any(language)
    return f"{name}: {meaning}" if meaning else name


def _choice(meanings: Mapping[str, str]) -> Choice:
    quoted = tuple(id for id in meanings if not isinstance(_value(id), str))
    return Choice((*map(_value, meanings),), (*meanings.values(),), quoted)


def _value(id: str) -> str | int | float:
    """What an ordinary parser makes of an id such as 2026 that stands without quotation marks."""
    if not (id.isascii() and id.replace(".", "", 1).isdecimal()):
        return id
    return float(id) if "." in id else int(id)

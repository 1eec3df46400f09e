"""Zalando's config.json, one or several as editions: entries with the numbers of quadrant and ring."""

from collections.abc import Iterator, Mapping, Sequence

from radargen.exchange.brought import BroughtName, BroughtRadar, ForeignSource, Referred, Said, Sighting
from radargen.exchange.frames import snapshot_editions
from radargen.exchange.importers.json_texts import json_value, mapping_of, mappings
from radargen.exchange.loss_ledger import SourceRecord
from radargen.model import Movement
from radargen.text.messages import Message, some_of

# That radar's page names them, but not its config.json.
QUADRANTS = ("Languages", "Infrastructure", "Datastores", "Data Management")
RINGS = ("Adopt", "Trial", "Assess", "Hold")
MOVES = {"-1": Movement.OUT, "0": Movement.UNCHANGED, "1": Movement.IN, "2": Movement.NEW}


def read_zalando(source: ForeignSource) -> BroughtRadar:
    """A radar from each config.json as an edition."""
    configs = {path: mapping_of(json_value(path, content)) for path, content in source.files.items()}
    dates = {path: str(config.get("date", "")) for path, config in configs.items()}
    editions, ordered = snapshot_editions(dates, source.wishes, source.faults)
    newest = next(config for path, config in configs.items() if editions[path] == ordered[-1])
    dimensions = _names(source.wishes.dimensions, newest, "quadrants")
    rings = _names(source.wishes.rings, newest, "rings")
    assumed = tuple(_assumed(dimensions, rings))
    dimensions = dimensions or _numbered(QUADRANTS)
    rings = rings or _numbered(RINGS)
    dimension_keys, ring_keys = _keys(dimensions), _keys(rings)
    title = ""
    sightings = []
    for path, config in configs.items():
        record = source.ledger.record("config", path, {key: value for key, value in config.items() if key != "entries"})
        record.take("date")
        title = record.words("title") or title
        for key in ("quadrants", "rings"):
            record.take(key)
        for place, entry in mappings(config.get("entries"), f"{path}, entry", source.faults):
            one = source.ledger.record("entry", place, entry)
            name = one.words("label") or one.words("name")
            dimension = _chosen(source, one, "quadrant", dimension_keys)
            ring = _chosen(source, one, "ring", ring_keys)
            if not name:
                source.faults.note(place, Message("{column} is empty.", column="label"))
            if not (name and dimension and ring):
                continue
            if one.words("active").casefold() == "false":
                one.leave("active", Message("a radar has no entries that are drawn as inactive"))
            moved = MOVES.get(one.words("moved"))
            if moved is None:
                one.leave("moved", Message("it is no movement"))
            link = one.words("link") or one.words("url")
            sightings.append(
                Sighting(
                    place=place,
                    name=name,
                    edition=editions[path].id,
                    dimension=dimension,
                    ring=ring,
                    text=Said(one.words("description"), mark=one.mark("description")),
                    moved=moved,
                    moved_mark=one.mark("moved"),
                    name_mark=one.mark("label") or one.mark("name"),
                    references=(Referred(link, mark=one.mark("link") or one.mark("url")),) if link else (),
                )
            )
    source.faults.stop()
    return BroughtRadar("config.json (Zalando)", dimensions, rings, ordered, tuple(sightings), title, assumed=assumed)


def _assumed(dimensions: Sequence[BroughtName], rings: Sequence[BroughtName]) -> Iterator[Message]:
    """A sentence for what has no name in the file."""
    for found, what, option, usual in (
        (dimensions, Message("dimensions"), "--dimensions", QUADRANTS),
        (rings, Message("rings"), "--rings", RINGS),
    ):
        if not found:
            yield Message(
                "The source does not name its {what}. They are called as in Zalando's own radar: {names}. Name them "
                "with {option}.",
                what=what,
                names=some_of([*usual], len(usual)),
                option=option,
            )


def _names(wished: Sequence[str], config: Mapping[str, object], key: str) -> tuple[BroughtName, ...]:
    """The names for the numbers 0, 1, …: as wished, else as in the file; empty if it has none."""
    listed = config.get(key)
    stated = [mapping_of(one).get("name", one) for one in listed] if isinstance(listed, list) else []
    return _numbered(wished or [str(name) for name in stated if isinstance(name, str)])


def _numbered(names: Sequence[str]) -> tuple[BroughtName, ...]:
    return tuple(BroughtName(str(n), name) for n, name in enumerate(names))


def _keys(names: Sequence[BroughtName]) -> dict[str, str]:
    """The key of each name, by the name and by itself."""
    return {word: name.key for name in reversed(names) for word in (name.name, name.key)}


def _chosen(source: ForeignSource, one: SourceRecord, key: str, known: Mapping[str, str]) -> str:
    """The key of the dimension or ring with that number or name; empty, with a fault noted, if there is none."""
    words = one.words(key)
    if found := known.get(words, ""):
        return found
    option = "--dimensions" if key == "quadrant" else "--rings"
    message = Message(
        "there is no name for {key} {number}; name all of them with {option}.", key=key, number=words, option=option
    )
    source.faults.note(one.place, message if words else Message("{column} is empty.", column=key))
    return ""

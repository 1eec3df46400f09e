"""All pictures of a site in one language: drawn, or reused from an earlier build."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from string import Formatter
from typing import Any, TypeVar

from radargen.build.pictures import Pictures
from radargen.charts.placing import Lock
from radargen.model import NO_TEXT, PICTURES, Publisher, Radar
from radargen.model.digests import digest
from radargen.model.identity import Same
from radargen.pages import Charts, Download, Number, PageChart
from radargen.storage.kept_results import KeptResults, packed, unpacked
from radargen.text.messages import Message

K = TypeVar("K")
# The form of a picture's path; any other path in kept results is rejected.
_PATH = re.compile(r"(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.(?:svg|png|pdf)", re.ASCII)
# A format specification in a message.
_FORMS = frozenset({"", ",", "."})


@dataclass(frozen=True, slots=True)
class Drawings:
    """The charts on the pages, files by path below the language's docs folder, a sentence for each missing chart."""

    charts: Charts
    files: Mapping[str, bytes]
    undrawn: tuple[Message, ...]


def pictured(radar: Radar) -> Radar:
    """The radar without texts that no picture on a site shows, so that changes in them need no new pictures."""
    return _pictured(Same(radar))


# Cached results are found by this very object.
@lru_cache(maxsize=1)
def _pictured(whole: Same[Radar]) -> Radar:
    radar = whole.value
    bare = (
        replace(
            trend,
            summary=NO_TEXT,
            text=NO_TEXT,
            first_step=NO_TEXT,
            who=NO_TEXT,
            cost=NO_TEXT,
            success=NO_TEXT,
            aliases=(),
            cases=(),
            sources=(),
            figures=(),
            searched=(),
            owner="",
            review_by=None,
            share_picture=replace(own, words=NO_TEXT) if (own := trend.share_picture) else None,
        )
        for trend in radar.trends
    )
    offered = tuple(kind for kind in radar.downloads if kind in PICTURES)
    return replace(
        radar,
        trends=tuple(bare),
        pictures=(),
        share_pictures=(),
        about=NO_TEXT,
        publisher=Publisher(),
        downloads=offered,
    )


def drawings(radar: Radar, language: str, lock: Lock, kept: KeptResults, *, cards: bool) -> Drawings:
    """The pictures of a radar as `pictured` returns it; `cards` asks for social cards, if the radar has any."""
    key = _key(radar, language, lock, cards=cards)
    if (content := kept.read(key)) is not None and (found := _restored(content)):
        return found
    pictures = Pictures(radar, language, lock)
    downloads = dict(pictures.downloads())
    files = dict(pictures.shared()) if cards else {}
    files |= {path: content for path, (_, content) in downloads.items()}
    made = Drawings(pictures.charts(one for one, _ in downloads.values()), files, tuple(pictures.undrawn()))
    kept.write(key, *_stored(made))
    return made


def are_kept(radar: Radar, language: str, lock: Lock, kept: KeptResults) -> bool:
    """Whether an earlier build seems to have kept the pictures of that radar, with social cards or without."""
    bare = pictured(radar)
    return bool(kept.folder) and any(kept.has(_key(bare, language, lock, cards=cards)) for cards in (False, True))


def place_ahead(radar: Radar, language: str, lock: Lock) -> None:
    """Place the charts of one language, so that this process and its forks know most positions for all others."""
    Pictures(pictured(radar), language, lock).place()


def _key(radar: Radar, language: str, lock: Lock, *, cards: bool) -> str:
    return digest("drawings", _digest(Same(radar)), language, _digest(Same(lock)), cards)


# Every language asks for the scenes of the same radar and lock.
@lru_cache(maxsize=2)
def _digest(value: Same[Any]) -> str:
    return digest(value.value)


def _stored(drawn: Drawings) -> list[bytes | memoryview]:
    charts = drawn.charts
    head = {
        "home": _chart(charts.home),
        "locators": dict(charts.locators),
        "editions": {edition: _chart(chart) for edition, chart in charts.editions.items()},
        "pairs": [[*pair, _chart(chart)] for pair, chart in charts.pairs.items()],
        "downloads": [[one.name, one.path, one.of_history, one.of_dimension, one.of_ring] for one in charts.downloads],
        "matrix": charts.matrix,
        "timeline": _chart(charts.timeline),
        "overview": _chart(charts.overview),
        "embed": _chart(charts.embed),
        "dimensions": dict(charts.dimensions),
        "facets": dict(charts.facets),
        "rings": dict(charts.rings),
        "undrawn": [_value(message) for message in drawn.undrawn],
        "files": [*drawn.files],
    }
    return packed(json.dumps(head), drawn.files.values())


def _chart(chart: PageChart | None) -> object:
    if chart is None:
        return None
    return [chart.svg, chart.phone, [[key, each.wide, each.phone] for key, each in chart.numbers.items()]]


def _value(value: object) -> object:
    """A message, or a value in one, as JSON; numbers stay numbers, since languages format them differently."""
    match value:
        case Message():
            values = {name: _value(each) for name, each in value.values.items()}
            return {"pattern": value.pattern, "plural": value.plural, "values": values}
        case tuple():
            return [_value(each) for each in value]
        case None | bool() | int() | float():
            return value
        case _:
            return str(value)


def _restored(content: memoryview) -> Drawings | None:
    """The drawings in a kept result; None if it was not written by `_stored`."""
    try:
        text, blobs = unpacked(content)
        head = json.loads(text)
        files = dict(zip(map(_path, head["files"]), map(bytes, blobs), strict=True))
        downloads = tuple(
            Download(_text(name), _path(path), history is True, dimension is True, _text(ring))
            for name, path, history, dimension, ring in head["downloads"]
        )
        charts = Charts(
            _page_chart(head["home"]),
            {_text(key): _text(svg) for key, svg in head["locators"].items()},
            dict(_present((_text(key), _page_chart(chart)) for key, chart in head["editions"].items())),
            dict(_present(((_text(old), _text(new)), _page_chart(chart)) for old, new, chart in head["pairs"])),
            downloads,
            _text(head["matrix"]),
            _page_chart(head["timeline"]),
            _page_chart(head["overview"]),
            _page_chart(head["embed"]),
            {_text(key): _text(svg) for key, svg in head["dimensions"].items()},
            {_text(key): _text(svg) for key, svg in head["facets"].items()},
            {_text(key): _text(svg) for key, svg in head["rings"].items()},
        )
        return Drawings(charts, files, tuple(_message(each) for each in head["undrawn"]))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _present(charts: Iterable[tuple[K, PageChart | None]]) -> Iterable[tuple[K, PageChart]]:
    return ((key, chart) for key, chart in charts if chart)


def _text(value: object) -> str:
    if type(value) is not str:
        raise TypeError("This is no text.")
    return value


def _path(value: object) -> str:
    if not _PATH.fullmatch(path := _text(value)):
        raise ValueError("This is no path of a picture.")
    return path


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError("This is no number.")
    return value


def _page_chart(value: Any) -> PageChart | None:
    if value is None:
        return None
    svg, phone, numbers = value
    return PageChart(
        _text(svg), _text(phone), {_text(key): Number(_number(wide), _number(narrow)) for key, wide, narrow in numbers}
    )


def _message(value: Any) -> Message:
    """The message; ValueError if it contains anything but its own values."""
    pattern, plural = _text(value["pattern"]), _text(value["plural"])
    values = {_text(name): _filling(each) for name, each in value["values"].items()}
    for words in (pattern, plural):
        for _, name, form, conversion in Formatter().parse(words):
            if name is not None and (name not in values or form not in _FORMS or conversion):
                raise ValueError("This is no sentence.")
    return Message._made(pattern, plural, values)


def _filling(value: Any) -> object:
    match value:
        case dict():
            return _message(value)
        case list():
            return tuple(_filling(each) for each in value)
        case _:
            return value

"""The page about the files that programs read."""

from dataclasses import dataclass

from radargen.pages import data
from radargen.pages.addresses import DATA, FEED, SCHEMA, edition_file, href, trend_file
from radargen.pages.records import VERSION
from radargen.pages.volume import Volume
from radargen.text.markdown.targets import outward


@dataclass(frozen=True, slots=True)
class EditionFiles:
    """An edition and where its files stand."""

    name: str
    date: str
    json: str
    csv: str


@dataclass(frozen=True, slots=True)
class DataView:
    """What there is to take; `example` is a trend, for its addresses. What is absent is empty."""

    editions: tuple[EditionFiles, ...]
    example: str
    json: str
    yaml: str
    feed: str
    schema: str
    version: int
    licence: str
    licence_href: str


def data_view(volume: Volume) -> DataView:
    """The view of the page."""
    licence, example = volume.radar.publisher.licence, next(iter(volume.trends), "")
    return DataView(
        editions=tuple(
            EditionFiles(
                name=edition.name,
                date=edition.dated(volume.say),
                json=_shared(volume, edition_file(edition.id, "json")),
                csv=_shared(volume, edition_file(edition.id, "csv")),
            )
            for edition in volume.earlier()
        ),
        example=example,
        json=_shared(volume, trend_file(example, "json")) if example else "",
        yaml=_shared(volume, trend_file(example, "yaml")) if example in volume.sources else "",
        feed=href(DATA, FEED) if data.has_feed(volume) else "",
        schema=_shared(volume, SCHEMA),
        version=VERSION,
        licence=licence.name if licence else "",
        licence_href=outward(licence.url) if licence else "",
    )


def _shared(volume: Volume, file: str) -> str:
    return href(DATA, volume.shared(file))

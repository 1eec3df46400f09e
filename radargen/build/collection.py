"""The named set of pictures: every size, theme and language, each dimension alone, and a page to choose from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from radargen.build import Suffix, chart, image
from radargen.charts import placing
from radargen.charts.drawing.gallery import Card, Chapter, File, Row, gallery
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.charts.theme import FORMATS, PageFormat, themes
from radargen.model import AS_IT_IS, Edition, Radar, View
from radargen.text.messages import NOTHING, Message
from radargen.text.wording import wording

INDEX = "index.html"
# What a page is needed as: nobody prints a dark one, and a thumbnail is the SVG.
KINDS = {
    "light": (Suffix.SVG, Suffix.PNG, Suffix.PDF),
    "dark": (Suffix.SVG, Suffix.PNG),
    "print": (Suffix.SVG, Suffix.PNG, Suffix.PDF),
}
# On which pages one dimension alone is shown.
DETAILS = ("16:9", "a4")


@dataclass(frozen=True, slots=True)
class Motif:
    """A page in one language, with the whole radar or one dimension of it."""

    language: str
    page: PageFormat
    dimension: str | None = None

    @property
    def name(self) -> str:
        """The middle of its files' names: language, size, dimension."""
        size = self.page.name.replace(":", "x")
        return "-".join(part for part in (self.language, size, self.dimension) if part)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A motif's files by theme and name; where it could not be drawn, none and the reason."""

    motif: Motif
    files: tuple[tuple[str, dict[str, bytes]], ...] = ()
    why_not: Message = NOTHING


def motifs(radar: Radar) -> tuple[Motif, ...]:
    """What the set shows, by language."""
    return tuple(
        motif
        for language in radar.languages
        for motif in (
            *(Motif(language, page) for page in FORMATS.values()),
            *(Motif(language, FORMATS[size], d.id) for d in radar.dimensions for size in DETAILS),
        )
    )


def collection(
    radar: Radar,
    edition: Edition,
    wanted: Sequence[Motif],
    view: View = AS_IT_IS,
    lock: placing.Lock = placing.NO_LOCK,
    dpi: int | None = None,
) -> Iterator[Drawn]:
    """The motifs one after the other; `lock` says where trends stood, `dpi` is that of PNG, else each page's own."""
    for motif in wanted:
        try:
            scenes = chart(radar, edition, motif.language, motif.page, dimension=motif.dimension, view=view, lock=lock)
        except placing.DoesNotFit as error:
            yield Drawn(motif, why_not=error.said)
            continue
        stem = "-".join(part for part in (radar.id, edition.name, motif.name) if part)
        files, looks = [], themes(radar.house)
        for theme, suffixes in KINDS.items():
            made: dict[str, bytes] = {}
            for suffix in suffixes:
                made |= image(scenes, f"{stem}-{theme}", suffix, looks[theme], dpi or motif.page.dpi)
            files.append((theme, made))
        yield Drawn(motif, tuple(files))


def index(radar: Radar, edition: Edition, drawn: Sequence[Drawn]) -> str:
    """The page to choose from, as HTML, for a place beside the files."""
    return gallery([_chapter(radar, edition, drawn, language) for language in radar.languages])


def _chapter(radar: Radar, edition: Edition, drawn: Sequence[Drawn], language: str) -> Chapter:
    say = wording(language)
    title = " ".join(part for part in (without_soft_hyphens(radar.title.any(language)), edition.name) if part)
    inside = [one for one in drawn if one.motif.language == language and one.files]
    parts = [(say("gallery.whole"), tuple(_row(one, title) for one in inside if not one.motif.dimension))]
    for dimension in radar.dimensions:
        name = without_soft_hyphens(dimension.name.any(language))
        rows = tuple(_row(one, f"{title}, {name}") for one in inside if one.motif.dimension == dimension.id)
        parts.append((say("gallery.detail", dimension=name), rows))
    heading = f"{title} · {say('gallery.title')}"
    shown = tuple((name, rows) for name, rows in parts if rows)
    return Chapter(language, say("site.language"), heading, say("gallery.intro"), shown)


def _row(drawn: Drawn, title: str) -> Row:
    say, page = wording(drawn.motif.language), drawn.motif.page
    size = say(f"gallery.size-of.{page.name}")
    return Row(size, tuple(_card(drawn.motif, theme, files, title, size) for theme, files in drawn.files))


def _card(motif: Motif, theme: str, files: dict[str, bytes], title: str, size: str) -> Card:
    say = wording(motif.language)
    caption = say(f"gallery.theme.{theme}")
    alt = say("gallery.picture", title=title, size=size, theme=caption)
    listed = []
    first: dict[str, str] = {}
    for name, content in files.items():
        suffix = PurePath(name).suffix
        what = suffix[1:].upper()
        if suffix in first:
            what = say("gallery.legend", format=what)
        first.setdefault(suffix, name)
        listed.append(File(name, what, say("gallery.size", kb=max(round(len(content) / 1024), 1))))
    return Card(first[Suffix.SVG], motif.page.width, motif.page.height, alt, caption, tuple(listed))

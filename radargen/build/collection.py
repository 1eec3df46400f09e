"""The named set of pictures: every size, theme and language, each dimension alone, and a page to choose from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from radargen.charts import placing
from radargen.charts.drawing import PICTURE_FORMATS, picture_files
from radargen.charts.drawing.html import Card, Chapter, File, GalleryRow, gallery
from radargen.charts.placing import ChartRequest
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.charts.theme import FORMATS, PageFormat, themes
from radargen.model import AS_IT_IS, Edition, Radar, View
from radargen.text.messages import NOTHING, Message
from radargen.text.wording import wording

INDEX = "index.html"
# What a browser shows of a picture before its files are chosen.
THUMBNAIL = ".svg"
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
class MotifFiles:
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
) -> Iterator[MotifFiles]:
    """The motifs one after the other; `lock` says where trends stood, `dpi` is that of PNG, else each page's own."""
    for motif in wanted:
        try:
            scenes = placing.chart(
                ChartRequest(radar, edition, motif.language, motif.page, motif.dimension, view=view, lock=lock)
            )
        except placing.DoesNotFit as error:
            yield MotifFiles(motif, why_not=error.message)
            continue
        stem = "-".join(part for part in (radar.id, edition.name, motif.name) if part)
        files = []
        for name, theme in themes(radar.house).items():
            made: dict[str, bytes] = {}
            for kind in PICTURE_FORMATS.values():
                if name in kind.themes:
                    made |= picture_files(scenes, f"{stem}-{name}", kind, theme, dpi or motif.page.dpi)
            files.append((name, made))
        yield MotifFiles(motif, tuple(files))


def index(radar: Radar, edition: Edition, drawn: Sequence[MotifFiles]) -> str:
    """The page to choose from, as HTML, for a place beside the files."""
    return gallery([_chapter(radar, edition, drawn, language) for language in radar.languages])


def _chapter(radar: Radar, edition: Edition, drawn: Sequence[MotifFiles], language: str) -> Chapter:
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


def _row(drawn: MotifFiles, title: str) -> GalleryRow:
    say, page = wording(drawn.motif.language), drawn.motif.page
    size = say(f"gallery.size-of.{page.name}")
    return GalleryRow(size, tuple(_card(drawn.motif, theme, files, title, size) for theme, files in drawn.files))


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
    return Card(first[THUMBNAIL], motif.page.width, motif.page.height, alt, caption, tuple(listed))

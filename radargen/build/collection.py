"""The collection: charts of every kind in every theme and language, the radar in every size, and a gallery page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from radargen.assessing import selected
from radargen.assessing.changes import blips_since
from radargen.charts import placing
from radargen.charts.drawing import (
    NO_LETTERS,
    PICTURE_FORMATS,
    LetterSources,
    Painting,
    letter_sources,
    picture_files,
)
from radargen.charts.drawing.html import Card, Chapter, File, GalleryRow, gallery
from radargen.charts.placing import ChartRequest
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.charts.theme import FORMATS, PageFormat, themes
from radargen.model import AS_IT_IS, Edition, Radar, View
from radargen.text.messages import NOTHING, Message
from radargen.text.wording import wording

INDEX = "index.html"
# The file format of the thumbnails in the gallery.
THUMBNAIL = ".svg"
# The page formats of charts of one dimension, and of kinds other than the radar.
DETAILS = ("16:9", "a4")
RADAR = "radar"


@dataclass(frozen=True, slots=True)
class Motif:
    """A chart of the collection: language, page format, one dimension or, with None, all; and the kind of chart."""

    language: str
    page: PageFormat
    dimension: str | None = None
    kind: str = RADAR

    @property
    def name(self) -> str:
        """The part of the file names between edition and theme: language, kind unless a radar, size, dimension."""
        kind = self.kind if self.kind != RADAR else ""
        size = self.page.name.replace(":", "x")
        return "-".join(part for part in (self.language, kind, size, self.dimension) if part)


@dataclass(frozen=True, slots=True)
class MotifFiles:
    """A motif's files by theme and name, and the sources of its letters; if it was not drawn, the reason `why_not`."""

    motif: Motif
    files: tuple[tuple[str, dict[str, bytes]], ...] = ()
    why_not: Message = NOTHING
    letters: LetterSources = NO_LETTERS


def motifs(radar: Radar, edition: Edition, view: View = AS_IT_IS) -> tuple[Motif, ...]:
    """All motifs of an edition of the radar, by language.

    Single dimensions without any selected trend are left out, and kinds of charts that have nothing to show.
    """
    blips = selected(radar, blips_since(radar, edition, view.since), view.select)
    shown = {blip.trend.dimension for blip in blips}
    alone = [dimension for dimension in radar.dimensions if dimension.id in shown or not view.select]
    first = radar.before(edition) is None
    others = [
        name
        for name, kind in placing.CHART_KINDS.items()
        if name != RADAR and kind.tells(blips) and not (first and kind.compares)
    ]
    return tuple(
        motif
        for language in radar.languages
        for motif in (
            *(Motif(language, page) for page in FORMATS.values()),
            *(Motif(language, FORMATS[size], d.id) for d in alone for size in DETAILS),
            *(Motif(language, FORMATS[size], kind=kind) for kind in others for size in DETAILS),
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
    """Draw the motifs one after the other; `lock` has the positions to keep, `dpi` overrides each page's for PNG."""
    for motif in wanted:
        try:
            request = ChartRequest(
                radar, edition, motif.language, motif.page, motif.dimension, view=view, lock=lock, kind=motif.kind
            )
            scenes = placing.chart(request)
        except placing.DoesNotFit as error:
            yield MotifFiles(motif, why_not=error.message)
            continue
        stem = "-".join(part for part in (radar.id, edition.name, motif.name) if part)
        files = []
        how = Painting(dpi or motif.page.dpi, live_text=False)
        for name, theme in themes(radar.house).items():
            files_by_name: dict[str, bytes] = {}
            for kind in PICTURE_FORMATS.values():
                if name in kind.themes:
                    files_by_name |= picture_files(scenes, f"{stem}-{name}", kind, theme, how)
            files.append((name, files_by_name))
        yield MotifFiles(motif, tuple(files), letters=letter_sources(scenes, radar.house.fonts))


def index(radar: Radar, edition: Edition, drawn: Sequence[MotifFiles]) -> str:
    """The gallery page as HTML, to be put beside the files."""
    return gallery([_chapter(radar, edition, drawn, language) for language in radar.languages])


def _chapter(radar: Radar, edition: Edition, drawn: Sequence[MotifFiles], language: str) -> Chapter:
    sentences = wording(language)
    title = " ".join(part for part in (without_soft_hyphens(radar.title.any(language)), edition.name) if part)
    motif_files = [files for files in drawn if files.motif.language == language and files.files]
    whole = tuple(_row(files, title) for files in motif_files if _of_all(files.motif))
    parts = [(sentences("gallery.whole"), whole)]
    for dimension in radar.dimensions:
        name = without_soft_hyphens(dimension.name.any(language))
        rows = tuple(_row(files, f"{title}, {name}") for files in motif_files if files.motif.dimension == dimension.id)
        parts.append((sentences("gallery.detail", dimension=name), rows))
    for kind in _others():
        name = sentences(f"gallery.view.{kind}")
        rows = tuple(_row(files, f"{title}, {name}") for files in motif_files if files.motif.kind == kind)
        parts.append((name, rows))
    heading = f"{title} · {sentences('gallery.title')}"
    non_empty = tuple((name, rows) for name, rows in parts if rows)
    return Chapter(language, sentences("site.language"), heading, sentences("gallery.intro"), non_empty)


def _others() -> tuple[str, ...]:
    """The kinds of charts besides the radar."""
    return tuple(kind for kind in placing.CHART_KINDS if kind != RADAR)


def _of_all(motif: Motif) -> bool:
    """Whether it is the radar with all dimensions."""
    return motif.kind == RADAR and not motif.dimension


def _row(drawn: MotifFiles, title: str) -> GalleryRow:
    sentences, page = wording(drawn.motif.language), drawn.motif.page
    size = sentences(f"gallery.size-of.{page.name}")
    return GalleryRow(size, tuple(_card(drawn.motif, theme, files, title, size) for theme, files in drawn.files))


def _card(motif: Motif, theme: str, files: dict[str, bytes], title: str, size: str) -> Card:
    sentences = wording(motif.language)
    caption = sentences(f"gallery.theme.{theme}")
    alt = sentences("gallery.picture", title=title, size=size, theme=caption)
    card_files = list[File]()
    first: dict[str, str] = {}
    for name, content in files.items():
        suffix = PurePath(name).suffix
        label = suffix[1:].upper()
        if suffix in first:
            page_of = len([file for file in card_files if file.name.endswith(suffix)]) + 1
            legend = sentences("gallery.legend", format=label)
            label = legend if "-legend" in name else sentences("gallery.page", format=label, page=page_of)
        first.setdefault(suffix, name)
        card_files.append(File(name, label, sentences("gallery.size", kb=max(round(len(content) / 1024), 1))))
    return Card(first[THUMBNAIL], motif.page.width, motif.page.height, alt, caption, tuple(card_files))

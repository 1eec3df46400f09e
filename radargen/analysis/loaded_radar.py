"""A radar loaded for analysts: editions and trends as plain values, tables, charts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from radargen import build
from radargen.analysis import trend_tables
from radargen.analysis.drawn_chart import ChartOptions, DrawnChart, drawn_chart
from radargen.analysis.invalid_radar import InvalidRadarError
from radargen.analysis.trend_facts import SOFT_HYPHEN, EditionFacts, TrendFacts, edition_facts, trend_facts
from radargen.build.asked_for import edition_of, language_of, of_radar, radar_of
from radargen.charts.placing import Lock
from radargen.model import Edition, Radar, Text
from radargen.pages.records import edition_record, trend_record
from radargen.reading import Loaded
from radargen.reporting.findings import Finding, findings
from radargen.storage import files, working_tree
from radargen.text.messages import Message


def load(
    path: str | Path = ".",
    *,
    edition: str | None = None,
    language: str | None = None,
    preview: bool = False,
    partial: bool = False,
) -> "LoadedRadar":
    """The radar in a folder, or in the nearest folder above it that has a radar.yaml.

    `edition` is the id of the edition to be shown, by default the newest; `language` that of names and texts, by
    default the radar's first. An edition that is being prepared counts only with `preview`, or where it is named.
    With `partial`, entries with errors are left out, as the command's pictures leave them out; otherwise any error
    raises InvalidRadarError, which has all problems. Other failures, such as a folder without a radar, raise
    RadargenError, its parent.
    """
    place = Path(path)
    root = files.root((place if place.is_dir() else place.parent).resolve())
    loaded, lock = build.load(working_tree.read(root))
    problems = tuple(findings(loaded.problems))
    if loaded.radar is None or not (partial or loaded.ok):
        raise InvalidRadarError(problems, len(loaded.read))
    named_open = edition is not None and edition_of(loaded.radar, edition).open
    if not (preview or named_open):
        loaded, lock = build.for_readers(loaded, lock)
    radar = radar_of(loaded)
    shown = edition_of(radar, edition)
    return LoadedRadar(root, problems, radar, loaded, lock, shown, language_of(radar, language))


@dataclass(frozen=True)
class LoadedRadar:
    """A radar as one edition shows it, in one language; `at` gives the same for another.

    `path` is its folder, `problems` are what `radargen validate` names: warnings, and where it was loaded with
    `partial` also the errors of the entries in `left_out`.
    """

    path: Path
    problems: tuple[Finding, ...]
    _radar: Radar
    _loaded: Loaded
    _lock: Lock
    _edition: Edition
    language: str

    @property
    def id(self) -> str:
        """The id in radar.yaml."""
        return self._radar.id

    @property
    def title(self) -> str:
        """The title in the language."""
        return self._words(self._radar.title)

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages in which it is published."""
        return self._radar.languages

    @property
    def dimensions(self) -> Mapping[str, str]:
        """The names of the dimensions by id, in the order of the chart."""
        return {one.id: self._words(one.name) for one in self._radar.dimensions}

    @property
    def rings(self) -> Mapping[str, str]:
        """The names of the rings by id, from the centre outwards."""
        return {one.id: self._words(one.name) for one in self._radar.rings}

    @property
    def editions(self) -> tuple[EditionFacts, ...]:
        """The editions, oldest first; one, with the id `current`, where radar.yaml declares none."""
        return tuple(edition_facts(one, self.language) for one in self._radar.editions)

    @property
    def edition(self) -> EditionFacts:
        """The edition that is shown."""
        return edition_facts(self._edition, self.language)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The ids of entries that have errors."""
        return self._loaded.left_out

    @cached_property
    def trends(self) -> tuple[TrendFacts, ...]:
        """The trends on the edition's chart, sorted by id."""
        return trend_facts(self._radar, self._edition, self.language)

    def trend(self, trend_id: str) -> TrendFacts:
        """The trend with that id; RadargenError, with the nearest one, where the edition shows none."""
        shown = {trend.id: trend for trend in self.trends}
        return shown[of_radar(Message("trend"), trend_id, shown)]

    def at(self, edition: str | None = None, *, language: str | None = None) -> "LoadedRadar":
        """The same radar as another edition shows it, or in another language."""
        return LoadedRadar(
            self.path,
            self.problems,
            self._radar,
            self._loaded,
            self._lock,
            edition_of(self._radar, edition) if edition is not None else self._edition,
            language_of(self._radar, language) if language is not None else self.language,
        )

    def record(self, trend_id: str | None = None) -> dict[str, Any]:
        """All that the site's data files have of the edition, or of one trend, as data/schema.json describes it."""
        if trend_id is None:
            return dict(edition_record(self._radar, self._edition))
        entries = {trend.id: trend for trend in self._radar.trends}
        return dict(trend_record(self._radar, entries[of_radar(Message("trend"), trend_id, entries)]))

    def rows(self, table: str = "trends") -> list[dict[str, object]]:
        """A table as mappings from column to value: words, numbers, true, false or None.

        `trends` and `cases` have the columns of the site's CSV files; `history` has a row for each trend in each
        edition up to this one.
        """
        head, *body = trend_tables.rows(self._radar, self._edition, table)
        return [dict(zip(map(str, head), row, strict=True)) for row in body]

    def frame(self, table: str = "trends", *, library: str | None = None) -> Any:
        """The rows as a data frame of `library`, `pandas` or `polars`; by default of the first that is installed.

        RadargenError, with what to install, where none is.
        """
        return trend_tables.frame(trend_tables.rows(self._radar, self._edition, table), library)

    def chart(
        self,
        *,
        view: str = "radar",
        size: str = "a4",
        language: str | None = None,
        theme: str = "light",
        select: str = "",
        highlight: str = "",
        since: str | None = None,
        dimension: str | None = None,
        labels: str = "auto",
        shape: str | None = None,
        bare: bool = False,
        without: Sequence[str] = (),
        outlook: bool = False,
        title: str = "",
    ) -> DrawnChart:
        """A chart of the edition; every option means what it means to `radargen render`.

        `view` is `radar`, `matrix`, `effort`, `top`, `moves`, `timeline` or `multiples`; `size` a4, a4-portrait, a3,
        16:9, square or WIDTHxHEIGHT in millimetres; `theme` light, dark or print; `select` and `highlight` are
        expressions such as `ring=pilot|scale,tag=ai`. RadargenError for what the radar has not, for options that mean
        nothing to the view, and where the page has no room.
        """
        options = ChartOptions(
            view=view,
            size=size,
            theme=theme,
            dimension=dimension,
            labels=labels,
            shape=shape,
            bare=bare,
            select=select,
            highlight=highlight,
            since=since,
            without=(without,) if isinstance(without, str) else tuple(without),
            outlook=outlook,
            title=title,
        )
        spoken = language if language is not None else self.language
        return drawn_chart(self.path, self._radar, self._loaded, self._lock, self._edition, spoken, options)

    def __repr__(self) -> str:
        return f"<radar {self.id}, edition {self._edition.id}: {len(self.trends)} trends>"

    def _words(self, text: Text) -> str:
        return text.any(self.language).replace(SOFT_HYPHEN, "")

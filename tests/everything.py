"""All that the program makes of a radar's files, in this process and on no disk, with no wall around it."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from itertools import product

from radargen import reading
from radargen.assessing import blips, explained, worklist
from radargen.assessing.differences import Side, difference
from radargen.build import for_readers, load, review_sides, site
from radargen.build.digest_files import DIGEST_KINDS
from radargen.build.inspection import editors_worklist, inspected
from radargen.charts import placing
from radargen.charts.drawing import PICTURE_FORMATS, Painting, picture_files
from radargen.charts.placing import ChartRequest, Lock, differences, lock_text, locked, moves_on_page
from radargen.charts.theme import FORMATS, themes
from radargen.model import Edition, Radar, Text, View
from radargen.model.problems import Problem
from radargen.model.selection import parsed
from radargen.pages import Charts
from radargen.pages.digest import digest
from radargen.pages.edition_view import view_of_edition
from radargen.reading import Files, Loaded, schema_files, schema_text, schemas
from radargen.reporting import findings, reports, reviews
from radargen.text.messages import RadargenError
from radargen.text.wording import wording
from radargen.writing.edition_opening import opened_edition
from radargen.writing.edition_publishing import corrected_files, published_files
from radargen.writing.formatting import all_formatted
from radargen.writing.near_duplicates import duplicate_messages, near_duplicates
from radargen.writing.new_trend import Draft, new_entry, new_id
from radargen.writing.rating import check_can_rate, entry_with_rating, rating_of, with_rating
from radargen.writing.sheet import as_csv, as_workbook
from radargen.writing.sheet_reading import imported_ratings

DAY = dt.date(2026, 11, 30)
PAGE = FORMATS["16:9"]
# What takes longer than all the others together.
SLOW = frozenset(
    {"inspect", "new", "rate", "open", "publish", "lock", "schema", "arrows", "charts", "pictures", "pages"}
)


@lru_cache(maxsize=8)
def _read(files: tuple[tuple[str, str | bytes | Problem], ...]) -> tuple[Loaded, Lock]:
    return load(dict(files))


class Whole:
    """A radar's files read, and what each command would make of them; `earlier` is what it is compared with."""

    def __init__(self, files: Files, earlier: Files) -> None:
        self.files, self.earlier = files, earlier
        self.loaded, self.lock = load(files)

    def check(self) -> None:
        """`validate` in every format."""
        sources = {path: source for path, source in self.files.items() if not isinstance(source, Problem)}
        for language in ("de", "en"):
            found = findings.findings(self.loaded.problems, language)
            texts = [findings.text(found, sources), findings.rows(found), findings.annotations(found)]
            for words in (*texts, findings.quality(found), findings.sarif(found), findings.summary(found, 1, language)):
                words.encode()

    def inspect(self) -> None:
        """What `validate` reads is what everything else reads."""
        assert inspected(self.files).problems == self.loaded.problems

    def fmt(self) -> None:
        """`fmt --check` of what is new."""
        paths = [path for path in self.files if path == "radar.yaml" or path.startswith("trends/")]
        new = [path for path in paths if self.files[path] != self.earlier.get(path)]
        all_formatted(self.files, new, self.loaded.radar)

    def radar(self) -> Radar:
        """The radar; there has to be one."""
        assert self.loaded.radar
        return self.loaded.radar

    def explain(self) -> None:
        """`explain` of each trend in each edition and language."""
        radar = self.radar()
        for language in radar.languages:
            say = wording(language)
            for trend in radar.trends:
                for edition in radar.editions:
                    if found := explained(radar, trend, edition, say):
                        (reports.explanation(found) + reports.explanation_json(found)).encode()

    def status(self) -> None:
        """`status` in both formats."""
        found = editors_worklist(self.loaded, DAY)
        for language in ("de", "en"):
            (worklist.text(found, language, most=None) + worklist.as_json(found, language)).encode()

    def schema(self) -> None:
        """`schema` and `schema --out`."""
        schema_text(schemas(self.loaded))
        schema_files(self.loaded)

    def diff(self) -> None:
        """`diff` both ways, in every format, with its pictures' numbers."""
        before, lock = _read(tuple(self.earlier.items()))
        for (one, one_lock), (other, other_lock) in (
            ((before, lock), (self.loaded, self.lock)),
            ((self.loaded, self.lock), (before, lock)),
        ):
            if not (one.radar and other.radar):
                continue
            sides = (
                Side("before", one.radar, one.sources, one.left_out),
                Side(".", other.radar, other.sources, other.left_out),
            )
            found = difference(*sides)
            review = review_sides.Review(one, other, (one_lock, other_lock), found)
            for language in other.radar.languages:
                say = wording(language)
                (reviews.text(found, say) + reviews.markdown(found, say, review.problems)).encode()
            reviews.as_json(found).encode()

    def arrows(self) -> None:
        """The pictures of `diff`."""
        before, lock = _read(tuple(self.earlier.items()))
        radar = self.radar()
        if before.radar:
            sides = (
                Side("before", before.radar, before.sources, before.left_out),
                Side(".", radar, self.loaded.sources, self.loaded.left_out),
            )
            review = review_sides.Review(before, self.loaded, (lock, self.lock), difference(*sides))
            review_sides.arrows(review, radar.languages[0], PAGE)
            review_sides.both(review, radar.languages[0], PAGE)

    def publish(self) -> None:
        """`edition publish` of each edition, and again."""
        radar, frame = self.radar(), self.files["radar.yaml"]
        # Without one there would be no radar.
        assert isinstance(frame, bytes)
        for edition in radar.editions:
            with suppress(RadargenError):
                published_files(radar, edition, self.lock, frame)
        kept, _ = reading.published_editions(self.files)
        for edition in (one for one in radar.editions if one.id in kept):
            with suppress(RadargenError):
                made = corrected_files(radar, edition, self.lock, frame, kept[edition.id], Text((("de", "So."),)), DAY)
                again, _ = reading.published_editions({path: str(text) for path, text in made.files.items()})
                assert again[edition.id]["corrections"]

    def open(self) -> None:
        """`edition new`."""
        if self.loaded.ok and self.loaded.radar:
            opened_edition(self.files, self.loaded, self.lock, Edition("2999", dt.date(2999, 1, 1)))

    def lock_again(self) -> None:
        """`lock`, and what it says."""
        current = locked(self.radar(), self.lock)
        list(differences(self.lock, current))
        json.loads(lock_text(current))

    def new(self) -> None:
        """`new`: its file can be read again."""
        radar = self.radar()
        for language in radar.languages:
            draft = Draft("Nowhere yet", language, radar.dimensions[0].id, by="a")
            path = f"trends/{new_id(draft.name, radar, self.loaded.read)}.yaml"
            list(duplicate_messages(near_duplicates(radar, [draft.name])))
            problems = load({**self.files, path: new_entry(draft, radar, DAY)})[0].problems
            assert not {one.code for one in problems if one.location.path == path} & {"syntax", "tab"}

    def rate(self) -> None:
        """`rate` each trend, and a workshop's sheet out and in again."""
        radar = self.radar()
        for trend in radar.trends:
            with suppress(RadargenError):
                check_can_rate(radar, trend, "somebody")
                rating = replace(rating_of(radar, "somebody", {one.id: 3 for one in radar.criteria}), date=DAY)
                entry_with_rating(f"trends/{trend.id}.yaml", self.loaded.sources[trend.id], radar.newest.id, rating)
                rated = with_rating(radar, trend, rating)
                explained(rated, rated.trend(trend.id) or trend, radar.newest, wording(radar.languages[0]))
        with suppress(RadargenError):
            imported_ratings(radar, self.loaded.sources, as_workbook(radar, ["b"], radar.languages[0]), DAY)
            imported_ratings(radar, self.loaded.sources, as_csv(radar, ["b"], radar.languages[0]), DAY, text=True)

    def charts(self) -> None:
        """`render` of each edition as SVG and JSON, of the newest also alone, since the first, and per phase."""
        radar, language = self.radar(), self.radar().languages[-1]
        look = themes(radar.house)["light"]
        first, newest = radar.editions[0], radar.newest
        views = [View(since=first)] if first is not newest else []
        views += [View(select=parsed(f"phase={phase.id},impact>=2")) for phase in radar.phases[:1]]
        made = [
            placing.chart(ChartRequest(radar, edition, language, PAGE, lock=self.lock)) for edition in radar.editions
        ]
        made += [
            placing.chart(ChartRequest(radar, newest, language, PAGE, lock=self.lock, view=view)) for view in views
        ]
        made += [
            placing.chart(ChartRequest(radar, newest, language, PAGE, lock=self.lock, dimension=radar.dimensions[0].id))
        ]
        for scenes in made:
            for kind in PICTURE_FORMATS.values():
                if not kind.fonts:
                    picture_files(scenes, "x", kind, look, Painting(72))
            moves_on_page(ChartRequest(radar, newest, language, PAGE, lock=self.lock), scenes[0])

    def pictures(self) -> None:
        """`render` of the newest edition as PNG and PDF, in few dots."""
        radar = self.radar()
        scenes = placing.chart(ChartRequest(radar, radar.newest, radar.languages[0], PAGE, lock=self.lock))
        for kind in PICTURE_FORMATS.values():
            if kind.fonts:
                picture_files(scenes, "x", kind, themes(radar.house)["light"], Painting(40))

    def digest(self) -> None:
        """`digest` of each edition since the first, without its picture."""
        radar = self.radar()
        for language, edition in product(radar.languages, radar.editions):
            view = view_of_edition(
                radar, edition, language, blips(radar, edition), Charts(), "", "https://example.org/"
            )
            told = digest(view, radar.editions[0])
            for write in DIGEST_KINDS.values():
                write(told).encode()

    def pages(self) -> None:
        """The pages of `build` and of the editors, in each language."""
        whole, public = (self.loaded, self.lock), for_readers(self.loaded, self.lock)
        for language, (loaded, lock) in product(
            self.radar().languages, [whole] if whole == public else [whole, public]
        ):
            made = site(
                loaded,
                language,
                lock=lock,
                pictures=False,
                edit_url="https://example.org/edit/",
                site_url="https://example.org/",
                editors=DAY,
            )
            for content in made.files.values():
                if isinstance(content, str):
                    content.encode()


def steps(whole: Whole) -> Iterator[tuple[str, Callable[[], None]]]:
    """Each by its name, the quick ones first; none but the first where the files carry no radar."""
    yield "check", whole.check
    yield "inspect", whole.inspect
    yield "fmt", whole.fmt
    yield "diff", whole.diff
    if whole.loaded.radar is not None:
        yield from (
            ("explain", whole.explain),
            ("status", whole.status),
            ("schema", whole.schema),
            ("digest", whole.digest),
            ("new", whole.new),
            ("rate", whole.rate),
            ("publish", whole.publish),
            ("open", whole.open),
            ("lock", whole.lock_again),
            ("arrows", whole.arrows),
            ("charts", whole.charts),
            ("pictures", whole.pictures),
            ("pages", whole.pages),
        )


def fault(files: Files, earlier: Files, wanted: Callable[[str], bool] = lambda _: True) -> tuple[str, Exception] | None:
    """The first step that raises what is no word to an editor, and what it raises; None where all is well."""
    name = "load"
    try:
        whole = Whole(files, earlier)
        for name, step in steps(whole):
            if wanted(name):
                with suppress(RadargenError):
                    step()
    except Exception as error:  # noqa: BLE001 – that is what is looked for
        return name, error
    return None


def readable(files: Mapping[str, bytes | Problem]) -> dict[str, bytes]:
    """Those that could be read."""
    return {path: content for path, content in files.items() if isinstance(content, bytes)}

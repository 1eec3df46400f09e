"""An edition that is being prepared: readers have the same radar, byte for byte, until it is published."""

import datetime as dt
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from radargen.build import for_readers, load, site
from radargen.charts.placing import LOCK, lock_text, locked
from radargen.model import Edition
from radargen.publishing.mkdocs_host.mkdocs_build import BuildOrder, write_site
from radargen.reading import Files
from radargen.storage import files
from radargen.writing.edition_opening import opened_edition
from radargen.writing.edition_publishing import published_files
from tests.folders import ROOT, contents, entry, radargen
from tests.selection import mostly_by_forge

NEXT = Edition("2099", dt.date(2099, 6, 21))
MOON = files.read(ROOT / "examples" / "moon")
TIDES = "name: {de: Gezeitentafeln, en: Tide tables}\ndimension: living\nring: idea\nsources: [{title: A book}]\n"
GONE = "status: archived\narchived: {as: faded, %sreason: {de: Vorbei., en: Over.}}\n"


def with_next(given: Files) -> Files:
    """The files after `radargen edition new`."""
    loaded, lock = load(given)
    return {**given, **opened_edition(given, loaded, lock, NEXT).changed}


def with_lock(given: Files) -> Files:
    """The files after `radargen lock`."""
    loaded, lock = load(given)
    assert loaded.radar
    return {**given, LOCK: lock_text(locked(loaded.radar, lock)).encode()}


def site_of(given: Files, *, prepared: bool = False, pictures: bool = False) -> Mapping[str, str | bytes]:
    """Every file of the site in every language, by path, for readers or with what is `prepared`."""
    loaded, lock = load(given)
    assert loaded.ok, loaded.problems
    if not prepared:
        loaded, lock = for_readers(loaded, lock)
    assert loaded.radar
    address = "https://example.org/" if pictures else ""
    made = {
        language: site(loaded, language, lock=lock, pictures=pictures, site_url=address).files
        for language in loaded.radar.languages
    }
    return {f"{language}/{path}": content for language, of in made.items() for path, content in of.items()}


def differing(one: Mapping[str, str | bytes], other: Mapping[str, str | bytes]) -> list[str]:
    """The paths of the files that are not the same on both sides."""
    return sorted(path for path in {**one, **other} if one.get(path) != other.get(path))


def edited(given: Files, **changes: tuple[str, str]) -> Files:
    """The files after changes in some entries: by id, with _ for -, what stood there and what stands there now."""
    after = dict(given)
    for name, (old, new) in changes.items():
        path = f"trends/{name.replace('_', '-')}.yaml"
        source = after[path]
        assert isinstance(source, bytes) and old in source.decode(), path
        after[path] = source.decode().replace(old, new).encode()
    return after


def confirmed(given: Files) -> Files:
    """All assessments looked at, and one of them changed."""
    ids = [path[7:-5].replace("-", "_") for path, source in given.items() if b"confirmed: false" in bytes_of(source)]
    block = dict.fromkeys(ids, ("\n    confirmed: false", ""))
    flow = dict.fromkeys(ids, ("confirmed: false, ", ""))
    after = dict(given)
    for changes in (block, flow):
        after = dict(edited(after, **{n: c for n, c in changes.items() if c[0] in text_of(after, n)}))
    moved = text_of(after, "chicory_coffee").replace(
        '"2099", ring: idea', '"2099", ring: trial, reason: {de: A, en: B}'
    )
    assert moved != text_of(after, "chicory_coffee")
    return {**after, "trends/chicory-coffee.yaml": moved.encode()}


def bytes_of(source: object) -> bytes:
    return source if isinstance(source, bytes) else b""


def text_of(given: Files, name: str) -> str:
    return bytes_of(given[f"trends/{name.replace('_', '-')}.yaml"]).decode()


def with_a_new_trend(given: Files) -> Files:
    """One that stands in the open edition alone, and others that lead to it."""
    linked = edited(
        given,
        water_nooks=("type: requires}]", "type: requires}, {to: tide-tables, type: enables}]"),
        day_lamps=("archived:\n", "archived:\n  successor: tide-tables\n"),
    )
    return {**linked, "trends/tide-tables.yaml": TIDES.encode()}


def without(given: Files, name: str, archived: str) -> Files:
    """A trend archived: not assessed for the open edition any more."""
    lines = text_of(given, name).splitlines(keepends=True)
    kept = "".join(line for line in lines if '"2099"' not in line)
    return {**given, f"trends/{name.replace('_', '-')}.yaml": (kept + archived).encode()}


def with_one_archived(given: Files) -> Files:
    return without(given, "chicory_coffee", GONE % 'edition: "2099", ')


def with_one_archived_in_no_edition(given: Files) -> Files:
    return without(given, "chicory_coffee", GONE % "")


WORK: tuple[Callable[[Files], Files], ...] = (
    lambda given: given,
    with_lock,
    confirmed,
    with_a_new_trend,
    with_one_archived,
    with_one_archived_in_no_edition,
    lambda given: with_lock(with_a_new_trend(confirmed(given))),
)


@pytest.fixture(scope="module")
def moon_now() -> Mapping[str, str | bytes]:
    """The site of the made-up radar before anything of the next edition."""
    return site_of(MOON)


@pytest.mark.slow
@pytest.mark.parametrize("work", mostly_by_forge([WORK[-1], *WORK[:-1]]))
def test_readers_have_the_same_site_whatever_is_done_for_the_next_edition(
    moon_now: Mapping[str, str | bytes], work: Callable[[Files], Files]
) -> None:
    assert differing(moon_now, site_of(work(with_next(MOON)))) == []


@pytest.mark.slow
def test_places_that_are_written_down_stay_where_they_are_read() -> None:
    before = with_lock(MOON)
    after = with_lock(with_a_new_trend(with_next(before)))
    assert b'"2099"' in bytes_of(after[LOCK]) not in bytes_of(before[LOCK])
    assert for_readers(*load(after))[1] == load(before)[1]


@pytest.mark.slow
def test_pictures_to_take_away_and_to_share_are_the_same() -> None:
    small: Files = {
        "radar.yaml": b"title: Small\ndimensions: [People, Process]\nrings: [Adopt, Trial]\neditions: [2026]\n",
        "trends/lean.yaml": b"name: Lean\ndimension: people\nring: trial\n",
        "trends/kanban.yaml": b"name: Kanban\ndimension: process\nring: adopt  # at last\nsummary: Cards.\n",
    }
    before, after = site_of(small, pictures=True), site_of(with_next(small), pictures=True)
    assert "en/share/lean.png" in before
    assert differing(before, after) == []


@pytest.mark.parametrize("work", [lambda given: given, with_lock])
def test_a_radar_that_counted_no_editions_goes_on_as_it_stood(work: Callable[[Files], Files]) -> None:
    plain: Files = {
        "radar.yaml": b"dimensions: [People, Process]\nrings: [Adopt, Trial]\n",
        "trends/lean.yaml": b"name: Lean\ndimension: people\nring: trial  # for now\n",
        "trends/kanban.yaml": b"name: Kanban\ndimension: process\nassessments: [{edition: current, ring: adopt}]\n",
        "trends/scrum.yaml": b"name: Scrum\ndimension: process\nassessments:\n- edition: current\n  impact: 3\n"
        b"  ring: adopt\nlinks: [{to: lean, type: enables}]\n",
    }
    before = work(plain)
    after = work(with_next(before))
    assert differing(site_of(before), site_of(after)) == []
    assert for_readers(*load(after))[1] == load(before)[1]


@pytest.mark.slow
def test_a_preview_shows_it_and_says_so_and_so_do_readers_once_it_is_published() -> None:
    work = with_a_new_trend(confirmed(with_next(MOON)))
    preview = site_of(work, prepared=True)
    assert {"en/editions/2099.md", "en/trends/tide-tables.md", "en/editions/2099/since-2074.md"} <= preview.keys()
    assert {"de/data/2099.json", "de/data/2099.csv"} <= preview.keys()
    home, listed = str(preview["en/index.md"]), str(preview["en/editions/index.md"])
    assert "Edition 2099, being prepared" in home
    assert "planned for 21 June 2099" in home
    assert "all of its assessments are confirmed, and it is not published yet" in home
    assert "<strong>being prepared</strong>" in listed
    assert "Ausgabe 2099, in Vorbereitung" in str(preview["de/editions/2099.md"])

    loaded, lock = load(work)
    assert loaded.radar
    made = published_files(loaded.radar, loaded.radar.newest, lock, bytes_of(work["radar.yaml"]))
    after = {
        **work,
        **{path: content.encode() if isinstance(content, str) else content for path, content in made.items()},
    }
    assert bytes_of(after["radar.yaml"]) == bytes_of(work["radar.yaml"]).replace(b"    open: true\n", b"")
    shown = site_of(after)
    assert shown.keys() == preview.keys()
    assert "being prepared" not in " ".join(str(content) for path, content in shown.items() if path.endswith(".md"))
    assert "2099" in str(shown["de/feed.xml"])


def test_nothing_that_is_shown_leads_to_what_is_not() -> None:
    loaded, _ = for_readers(*load(with_a_new_trend(with_next(MOON))))
    assert loaded.radar
    assert loaded.radar.trend("tide-tables") is None
    led = {link.to for trend in loaded.radar.trends for link in trend.links}
    led |= {trend.archived.successor for trend in loaded.radar.trends if trend.archived}
    assert "tide-tables" not in led
    assert b"tide-tables" not in b"".join(loaded.sources.values())


@pytest.mark.slow
def test_an_edition_without_the_mark_is_shown_as_ever() -> None:
    by_hand = {**MOON, "radar.yaml": bytes_of(with_next(MOON)["radar.yaml"]).replace(b"    open: true\n", b"")}
    given = {**with_next(MOON), "radar.yaml": by_hand["radar.yaml"]}
    shown = site_of(given)
    assert differing(shown, site_of(given, prepared=True)) == []
    assert "de/data/2099.json" in shown


def test_the_way_of_readers_and_of_editors(demo: Path, tmp_path: Path) -> None:
    root = tmp_path / "radar"
    shutil.copytree(demo, root)
    before = contents(root / "build" / "site")
    drawn = radargen("--root", root, "render", tmp_path / "a.svg")
    assert radargen("--root", root, "edition", "new", "2027", "--date", "2027-11-30").returncode == 0
    (root / "trends" / "scrum.yaml").write_text(entry("Scrum").replace("2026", "2027", 1), encoding="utf-8")

    done = radargen("--root", root, "build")
    assert done.returncode == 0, done.stderr
    assert "3 entries read: 2 in edition 2026, 1 only in the edition that is being prepared (scrum)." in done.stderr
    assert "The edition 2027 is being prepared and not shown. --preview shows it." in done.stderr
    assert contents(root / "build" / "site") == before

    again = radargen("--root", root, "render", tmp_path / "b.svg")
    assert (tmp_path / "b.svg").read_bytes() == (tmp_path / "a.svg").read_bytes()
    said = "The picture shows 2026; 2027 is being prepared, and --edition 2027 draws it."
    assert said in again.stderr not in drawn.stderr
    done = radargen("--root", root, "render", tmp_path / "c.svg", "--edition", "2027", "--language", "en")
    assert "The picture shows 2027, which is being prepared." in done.stderr
    assert "Edition 2027, being prepared" in (tmp_path / "c.svg").read_text(encoding="utf-8")
    done = radargen("--root", root, "render", tmp_path / "d.svg", "--highlight", "scrum")
    assert done.stderr.endswith("“scrum” is not on the chart of 2026; leave it out.\n")

    done = radargen("--root", root, "build", "--preview", "--out", tmp_path / "preview")
    assert done.returncode == 0, done.stderr
    made = contents(tmp_path / "preview")
    assert "editors/index.html" not in made
    pages = {path: content.decode() for path, content in made.items() if path.endswith(".html")}
    own = {path: page for path, page in pages.items() if not ('http-equiv="refresh"' in page or "404" in path)}
    told = "Die Ausgabe 2027 ist in Vorbereitung; Leserinnen und Leser sehen noch 2026.", "readers still see 2026."
    silent = [path for path, page in own.items() if told[path.startswith("en/")] not in page]
    assert silent == []
    write_site(root, tmp_path / "served", BuildOrder("de", load(files.read(root)), preview=True))
    assert told[0] in (tmp_path / "served" / "index.html").read_text(encoding="utf-8")

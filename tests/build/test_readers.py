"""What readers get while an edition is being prepared."""

from radargen.build import for_readers, load
from radargen.charts.placing import Lock
from radargen.charts.placing.memory.layouts import Layout
from radargen.charts.theme import RadarShape
from radargen.model import ONLY_EDITION
from radargen.reading import Files

FRAME = """radar: 1
id: t
title: Tech
languages: [en]
dimensions: [People, Tools]
rings: [Adopt, Trial]
"""
ENTRY = "name: %s\ndimension: people\nsources: [{title: A book}]\nassessments:\n%s"
OLD, NEW = '- {edition: "2025", ring: trial}\n', '- {edition: "2026", ring: adopt}\n'


def files(editions: str, **entries: str) -> Files:
    written = {f"trends/{name}.yaml": ENTRY % (name.capitalize(), said) for name, said in entries.items()}
    return {path: text.encode() for path, text in {"radar.yaml": f"{FRAME}editions: [{editions}]\n", **written}.items()}


FIRST, OPEN = '{id: "2025", date: 2025-11-30}', '{id: "2026", date: 2026-11-30, open: true}'


def shown(given: Files) -> tuple[tuple[str, ...], tuple[str, ...], dict[str, bytes], list[str]]:
    """The editions and trends that readers get, the sources, and the editions whose places they get."""
    loaded, _ = load(given)
    assert loaded.radar and loaded.ok, loaded.problems
    layouts = tuple(Layout(edition, RadarShape.DISC, (), (), ()) for edition in ("2025", "2026"))
    public, lock = for_readers(loaded, Lock(layouts))
    assert public.radar
    editions = tuple(edition.id for edition in public.radar.editions)
    names = tuple(trend.id for trend in public.radar.trends)
    return editions, names, dict(public.sources), [layout.edition for layout in lock.layouts]


def test_what_is_prepared_stays_with_its_editors() -> None:
    given = files(f"{FIRST}, {OPEN}", kanban=OLD + NEW, lean=OLD, fresh=NEW)
    editions, names, sources, places = shown(given)
    assert (editions, names, places) == (("2025",), ("kanban", "lean"), ["2025"])
    assert {*sources} == {"kanban", "lean"}
    assert b"2026" not in sources["kanban"] and sources["kanban"].endswith(b"ring: trial\n")
    assert sources["lean"] == given["trends/lean.yaml"]


def test_what_is_published_is_what_readers_get() -> None:
    given = files(f"{FIRST}, {OPEN.replace(', open: true', '')}", kanban=OLD + NEW)
    editions, names, sources, places = shown(given)
    assert (editions, names, places) == (("2025", "2026"), ("kanban",), ["2025", "2026"])
    assert sources["kanban"] == given["trends/kanban.yaml"]


def test_a_first_edition_that_is_prepared_is_a_radar_without_editions() -> None:
    editions, names, sources, places = shown(files(OPEN, kanban=NEW))
    assert (editions, names, places) == ((ONLY_EDITION,), ("kanban",), [ONLY_EDITION])
    assert b"2026" not in sources["kanban"]

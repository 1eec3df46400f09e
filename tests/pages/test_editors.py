"""The page of the editors' desk."""

import datetime as dt

from radargen.assessing.worklist import worklist
from radargen.model.problems import Location, Problem
from radargen.pages import Charts, pages
from radargen.text.messages import Message
from tests.make import radar, trend
from tests.pages.reading import Page, block


def test_a_ring_that_a_published_edition_alone_knows_keeps_its_id() -> None:
    of = radar(trend("kanban"))
    message = Message("The published edition {edition} has this trend, on {ring}.", edition="2025", ring="trial-run")
    gone = Problem(Location("trends/kanban.yaml", 3, 1), "changed-edition", message)
    laid = worklist(of, dt.date(2026, 11, 22), [gone])
    shown = Page(block(str(pages(of, of.newest, "de", (), Charts(), desk=laid)["editors.md"]))).text
    assert "In der veröffentlichten Ausgabe 2025 steht dieser Trend, im Ring trial-run." in shown

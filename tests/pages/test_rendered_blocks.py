"""A block of a page is rendered where its view is new, and taken as it was where it is the same."""

from dataclasses import dataclass

from radargen.pages.rendered_blocks import RenderedBlocks


@dataclass(frozen=True)
class View:
    words: object


def rendered(template: str, view: object, language: str, root: str, heading: bool) -> str:
    CALLS.append(template)
    return f"<p>{template} {view} {language} {root} {heading}</p> ä"


CALLS: list[str] = []
ARGUMENTS = ("trend.j2", View("one"), "de", "few", True)


def test_the_same_view_is_rendered_once() -> None:
    first = RenderedBlocks(rendered)
    html = first.block(*ARGUMENTS)
    assert first.changed
    CALLS.clear()
    again = RenderedBlocks(rendered, first.used)
    assert again.block("trend.j2", View("one"), "de", "few", True) == html
    assert (CALLS, again.changed) == ([], False)


def test_whatever_differs_is_rendered_anew() -> None:
    first = RenderedBlocks(rendered)
    first.block(*ARGUMENTS)
    others = ("ring.j2", View("other"), "en", "many", False)
    for place, other in enumerate(others):
        CALLS.clear()
        again = RenderedBlocks(rendered, first.used)
        again.block(*ARGUMENTS[:place], other, *ARGUMENTS[place + 1 :])  # type: ignore[call-arg,arg-type]
        assert len(CALLS) == 1
        assert again.changed


def test_what_no_build_uses_any_more_is_not_kept() -> None:
    first = RenderedBlocks(rendered)
    first.block(*ARGUMENTS)
    assert RenderedBlocks(rendered, first.used).used == {}
    assert RenderedBlocks(rendered, first.used).changed


def test_a_view_that_nobody_can_compare_is_rendered_each_time() -> None:
    blocks = RenderedBlocks(rendered)
    CALLS.clear()
    for _ in range(2):
        blocks.block("trend.j2", View(object()), "de", "few", True)
    assert len(CALLS) == 2
    assert blocks.used == {}

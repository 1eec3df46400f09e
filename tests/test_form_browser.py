"""The form for trends in a browser: what it writes, checks and shows, and how it hands it in."""

import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from radargen.assessing import placement
from radargen.model.problems import Severity
from radargen.reading import MODELINE, Loaded, load
from radargen.writing.browser_form import FormPlace, browser_form
from tests.accessible import ASK, AXE
from tests.browser import PATIENCE, Witness, served
from tests.folders import Once, built
from tests.form_cases import FOLDER, PANELS, WORKED_EXAMPLES, cases
from tests.make import CRITERIA, assessment, radar, rating, trend
from tests.selection import examples

WRITE = """async ([form, cases]) => {
    const { written, changed } = await import("/assets/edit/yaml-writing.js");
    const { parse, tree } = await import("/assets/edit/yaml-reading.js");
    const { problems } = await import("/assets/edit/entry-check.js");
    return cases.map(({ before, values, own }) => {
        const read = before === null ? {} : tree(parse(before));
        const filled = Object.fromEntries(Object.entries({ ...read, ...values }).filter(([, value]) => value !== null));
        const after = before === null ? written(filled, form) : changed(before, read, filled, form);
        return [after, problems(filled, form, own).map((each) => [each.code, each.severity])];
    });
}"""
# Of the ratings that are tried besides the cases.
SEED = 17
PLACE = """async ([form, all]) => {
    const { placement } = await import("/assets/edit/rule.js");
    const found = all.map((ratings) => placement(form, { ratings }));
    return found.map((each) => [each.ring, each.level, each.agreement]);
}"""


@pytest.fixture(scope="session")
def form_site(once: Once) -> Path:
    """The site of the radar for which the form is."""

    def make(folder: Path) -> None:
        shutil.copytree(FOLDER, folder / "radar")
        built(folder / "radar", folder / "site")

    return once("form", make) / "site"


@pytest.fixture(scope="module")
def form_address(form_site: Path) -> Iterator[str]:
    with served(form_site) as server:
        yield server


@pytest.fixture(scope="module")
def form_page(browser: Browser, form_address: str) -> Iterator[tuple[Page, Witness]]:
    """The empty form in English, in a browser that lets it write to the clipboard."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(PATIENCE)
    page, witness = context.new_page(), Witness()
    witness.watch(page)
    page.goto(f"{form_address}/en/suggest/")
    page.locator("[data-path=dimension]").wait_for()
    yield page, witness
    context.close()


def test_the_browser_writes_and_checks_the_cases_as_the_program_does(form_page: tuple[Page, Witness]) -> None:
    page, _ = form_page
    given = [
        {"before": case.before, "values": case.values, "own": case.path[7:-5] if case.before else ""}
        for case in cases()
    ]
    loaded = load({path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in FOLDER.rglob("*.yaml")})
    assert loaded.radar
    form = browser_form(loaded, loaded.radar, "en", FormPlace("https://github.com/team/radar/edit/main/"))
    # A new file begins as `radargen new` would begin it, where the radar's editing programs look for a schema.
    new = next(place for place, case in enumerate(cases()) if case.before is None)
    ((begun, _),) = page.evaluate(WRITE, [{**form, "modeline": MODELINE}, [given[new]]])
    assert begun == f"{MODELINE}\n{cases()[new].after}"
    for case, (after, found) in zip(cases(), page.evaluate(WRITE, [form, given]), strict=True):
        assert after == case.after, case.name
        assert sorted(code for code, severity in found if severity == Severity.ERROR) == sorted(case.problems), (
            case.name
        )


def test_the_browser_places_a_trend_as_the_program_does(form_page: tuple[Page, Witness]) -> None:
    page, _ = form_page
    chance = random.Random(SEED)  # noqa: S311 – nothing secret

    def one() -> int:
        return chance.randint(1, 5)

    panels: list[tuple[tuple[int, int, int], ...]] = [(levels,) for levels, *_ in WORKED_EXAMPLES]
    panels += [panel for panel, *_ in PANELS]
    for _ in range(examples(200)):
        raters = chance.choice((1, 1, 2, 3, 5))
        panels.append(tuple((one(), one(), one()) for _ in range(raters)))
    of = radar()
    form = browser_form(Loaded(of, (), (), ()), of, "en", FormPlace())
    given = [[dict(zip(CRITERIA, map(str, levels), strict=True)) for levels in panel] for panel in panels]
    expected = []
    for panel in panels:
        ratings = [rating(*levels, by=f"r{n}") for n, levels in enumerate(panel)]
        shown = radar(trend("kanban", assessments=(assessment("2026", *ratings),)))
        found = placement(shown, shown.trends[0], shown.newest)
        assert found
        expected.append([found.ring, found.level, found.agreement.value])
    assert page.evaluate(PLACE, [form, given]) == expected


def test_a_new_trend_is_filled_in_checked_and_taken_to_the_forge(form_page: tuple[Page, Witness]) -> None:
    page, witness = form_page

    def field(path: str) -> Any:
        return page.locator(f"[data-path='{path}']")

    expect(page.locator(".radar-form-problems")).to_contain_text("This is needed.")
    field("name/de").fill("Stille Räume")
    field("name/en").fill("Quiet rooms")
    field("dimension").select_option("people")
    expect(page.locator(".radar-standing p")).to_have_text("The ring shows as soon as every question has an answer.")
    field("assessments/0/ratings/0/by").fill("Ada")
    for criterion, sentence in (("adoption", "Several"), ("evidence", "Opinions"), ("means", "Good ones")):
        page.locator("fieldset", has=field(f"assessments/0/ratings/0/{criterion}")).get_by_label(sentence).check()
    expect(page.locator(".radar-standing [aria-current]")).to_have_text("Experiment")
    expect(page.locator(".radar-standing p")).to_contain_text(
        "Median of 2, 1, 4 is 2; Evidence 1 allows at most 2: Experiment."
    )

    # A wrong value is told at its field, and the list below leads there.
    field("sources/0/title").fill("A report")
    field("sources/0/date").fill("2026-13")
    field("sources/0/date").blur()
    expect(field("sources/0/date")).to_have_attribute("aria-invalid", "true")
    expect(field("sources/0/date")).to_have_accessible_description(re.compile("Write 2026, 2026-11 or 2026-11-30"))
    page.locator(".radar-form-problems a").first.click()
    expect(field("sources/0/date")).to_be_focused()
    field("sources/0/date").fill("2026-03")
    expect(page.locator(".radar-form-file > p")).to_have_text("Everything needed is there.")

    link = urlsplit(page.get_by_role("link", name="Begin the file at github.com").get_attribute("href") or "")
    assert (link.hostname, link.path) == ("github.com", "/team/radar/new/main/trends")
    given = parse_qs(link.query)
    assert given["filename"] == ["stille-raeume.yaml"]
    expect(page.locator(".radar-form-text pre")).to_have_text(given["value"][0], use_inner_text=False)
    files = {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in FOLDER.rglob("*.yaml")}
    loaded = load({**files, "trends/stille-raeume.yaml": given["value"][0]})
    assert loaded.ok
    assert loaded.radar
    made = loaded.radar.trend("stille-raeume")
    assert made
    placed = placement(loaded.radar, made, loaded.radar.newest)
    assert placed
    assert placed.ring == "experiment"

    # What an address cannot hold is copied.
    field("text/en").fill("A long story. " * 600)
    expect(page.get_by_role("button", name="Copy the text")).to_be_visible()
    link = urlsplit(page.get_by_role("link", name="Begin the file at github.com").get_attribute("href") or "")
    assert link.query == "filename=stille-raeume.yaml"
    assert witness.complaints == []
    assert len(witness.hosts) == 1


def test_a_change_keeps_the_rest_of_the_file_and_is_copied(form_page: tuple[Page, Witness], form_address: str) -> None:
    page, witness = form_page
    page.goto(f"{form_address}/en/trends/kanban/")
    page.locator(".radar-editing summary").click()
    page.get_by_role("link", name="Change this entry in a form").click()
    page.wait_for_url("**/en/suggest/?trend=kanban")
    expect(page.locator("h1")).to_have_text("Change “Kanban”")
    expect(page.locator(".radar-form-deeds")).to_have_text("Nothing is changed yet.")
    page.get_by_label("Whose rating?").select_option("bo")
    page.locator("[data-path='assessments/1/ratings/1/adoption'][value='4']").check()
    # From the field straight to the button: the first click counts.
    page.locator("[data-path='summary/en']").fill("Work is seen.")
    page.get_by_role("button", name="Copy the text").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    before = (FOLDER / "trends" / "kanban.yaml").read_text(encoding="utf-8").splitlines()
    after = page.evaluate("navigator.clipboard.readText()").splitlines()
    new = [line for line in after if line not in before]
    assert new[0] == "  en: Work is seen.  # from the book"
    assert new[1].startswith("      - {by: bo, date: 20")
    assert new[1].endswith(", adoption: 4, evidence: 3, means: 3}")
    assert len(new) == 2
    assert len(after) == len(before)
    link = page.get_by_role("link", name="Open the file at github.com")
    expect(link).to_have_attribute("href", "https://github.com/team/radar/edit/main/trends/kanban.yaml")

    # What was carried over is looked at again, and the other way round.
    carried = page.locator("[data-path='assessments/1/confirmed']")
    carried.check()
    expect(page.locator(".radar-form-text pre")).to_contain_text("confirmed: false")
    carried.uncheck()
    expect(page.locator(".radar-form-text pre")).not_to_contain_text("confirmed")

    # The file has changed at the forge since: what is pasted counts.
    page.locator(".radar-form-newer summary").click()
    page.get_by_label("Text of the file").fill("# Anew\nname: {de: K, en: K}\ndimension: people\n")
    page.get_by_role("button", name="Begin from this text").click()
    page.locator("[data-path='name/en']").fill("Board")
    assert (
        page.locator(".radar-form-text pre").text_content() == "# Anew\nname: {de: K, en: Board}\ndimension: people\n"
    )
    page.locator(".radar-form-newer summary").click()
    page.get_by_label("Text of the file").fill("name: &a x\n")
    page.get_by_role("button", name="Begin from this text").click()
    expect(page.locator(".radar-form-told")).to_contain_text("in a way that this form does not understand")
    assert witness.complaints == []


def test_without_a_script_the_page_says_what_to_do_instead(browser: Browser, form_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{form_address}/suggest/")
    expect(page.get_by_role("link", name="Den Vorschlag als Issue schreiben")).to_have_attribute(
        "href", "https://github.com/team/radar/issues/new/choose"
    )
    context.close()


@pytest.mark.slow
@pytest.mark.by_forge
def test_axe_and_a_narrow_screen_have_no_complaint(browser: Browser, form_address: str) -> None:
    context = browser.new_context(color_scheme="dark", viewport={"width": 390, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    for path in ("suggest/", "en/suggest/?trend=kanban"):
        page.goto(f"{form_address}/{path}")
        page.locator("[data-path=dimension]").wait_for()
        for fold in page.locator(".radar-form details:not([open]) > summary").all():
            if fold.is_visible():
                fold.click()
        page.evaluate(AXE)
        assert page.evaluate(ASK) == []
        assert page.evaluate("document.documentElement.scrollWidth") == 390
    context.close()

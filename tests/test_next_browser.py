"""From the radar to what an organisation does, as readers walk there in a browser."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import Witness
from tests.selection import mostly_by_forge

# Each language once and each width once.
EITHER = pytest.mark.parametrize(("language", "width"), [("", 1280), ("en/", 390)], ids=["de-1280", "en-390"])
PAGES = ("next/", "next/2/", "cases/", "factors/", "network/", "network/technology/", "trends/agentic-ai-service/")


@EITHER
def test_the_pages_fit_the_window_and_complain_of_nothing(page: Page, address: str, language: str, width: int) -> None:
    witness = Witness()
    witness.watch(page)
    page.set_viewport_size({"width": width, "height": 900})
    for path in PAGES:
        page.goto(f"{address}/{language}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert witness.complaints == []
    assert len(witness.hosts) == 1


@pytest.mark.parametrize("language", mostly_by_forge(["en/", ""]))
def test_from_the_self_check_to_an_answer_on_one_sheet(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}/{language}next/")
    suggestion = page.locator(".radar-suggestion")
    expect(suggestion).to_be_hidden()
    for statement in ("2.1", "2.2", "3.1"):
        page.locator(f"input[value='{statement}']").check()
    expect(suggestion.locator("a")).to_contain_text("2 ")
    expect(suggestion.locator(".radar-why")).to_contain_text("Termin" if not language else "with a date")
    assert page.url.endswith("/next/?yes=2.1,2.2,3.1")

    suggestion.locator("a").click()
    page.wait_for_url("**/next/2/")
    page.locator(".radar-factor-fold > summary").click()
    page.locator("input[value='catalysts']").check()
    page.locator("input[value='communication-network']").check()
    expect(page.locator(".radar-ready")).to_contain_text("6 ")
    assert page.url.endswith("/next/2/?have=communication-network,catalysts")
    assert sheets(page) == 1


@pytest.mark.parametrize("language", mostly_by_forge(["", "en/"]))
def test_every_answer_fits_one_sheet(page: Page, address: str, language: str) -> None:
    for phase in range(1, 6):
        page.goto(f"{address}/{language}next/{phase}/")
        assert sheets(page) == 1, phase


def test_an_address_holds_the_choice(page: Page, address: str) -> None:
    page.goto(f"{address}/next/?yes=2.1,2.2,3.1,3.2")
    expect(page.locator("input:checked")).to_have_count(4)
    expect(page.locator(".radar-suggestion a")).to_have_text("3 Aktive Umsetzung")
    page.goto(f"{address}/next/2/?have=catalysts")
    expect(page.locator(".radar-having-list .radar-had")).to_have_count(1)
    page.locator(".radar-phase-switch a").nth(2).click()
    page.wait_for_url("**/next/3/?have=catalysts")
    assert page.evaluate("[document.cookie, Object.keys(localStorage).filter(key => /yes|have/.test(key)).join()]") == [
        "",
        "",
    ]


def test_a_gap_ends_the_suggestion_before_it(page: Page, address: str) -> None:
    page.goto(f"{address}/en/next/?yes=3.1,3.2")
    expect(page.locator(".radar-suggestion a")).to_have_text("1 First steps")
    expect(page.locator(".radar-why")).to_contain_text("2 Targeted research")


@pytest.mark.parametrize("language", mostly_by_forge(["", "en/"]))
def test_from_a_technology_to_what_people_must_do(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}/{language}trends/composable-cx-architecture/")
    page.locator("#links ~ p a").click()
    page.wait_for_url("**/network/technology/#asks-composable-cx-architecture")
    asked = page.locator("section[aria-labelledby=asks-composable-cx-architecture]")
    expect(asked).to_contain_text("vorausgesetzt über" if not language else "required indirectly, through")
    asked.locator("a[href*=cx-governance]").click()
    page.wait_for_url("**/trends/cx-governance/")


def test_a_trend_under_the_keyboard_shows_its_own_links(page: Page, address: str) -> None:
    page.goto(f"{address}/network/")
    page.locator(".radar-knot[data-trend=voicebots]").focus()
    lit = page.locator(".radar-link.radar-lit")
    expect(lit).to_have_count(2)
    assert set(lit.evaluate_all("links => links.map(link => link.dataset.from)")) == {"voicebots"}


@pytest.mark.parametrize("language", mostly_by_forge(["en/", ""]))
def test_without_javascript_the_answer_is_two_clicks_away(browser: Browser, address: str, language: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{language}")
    page.locator(".md-tabs__link[href='next/']").click()
    expect(page.locator(".radar-statements input").first).to_be_hidden()
    page.locator(".radar-choose a").nth(1).click()
    page.wait_for_url("**/next/2/")
    expect(page.locator("#first")).to_be_visible()
    expect(page.locator(".radar-choosing")).to_be_hidden()
    expect(page.locator(".radar-having input").first).to_be_hidden()
    page.locator(".radar-todo-then .radar-fold-more > summary").click()
    expect(page.locator(".radar-todo-then .radar-todo-row").last).to_be_visible()
    page.goto(f"{address}/{language}network/")
    page.locator(".radar-links-listed summary").first.click()
    expect(page.locator(".radar-links-listed li").first).to_be_visible()
    page.goto(f"{address}/{language}cases/")
    expect(page.locator(".radar-picking")).to_be_hidden()
    for fold in page.locator(".radar-fold-more > summary").all():
        fold.click()
    told = page.locator(".radar-case-bars .radar-bar-count").all_inner_texts()
    expect(page.locator(".radar-case-row:visible")).to_have_count(sum(map(int, told)))
    context.close()


@EITHER
def test_in_phase_two_an_insurer_gets_first_steps_with_proof_and_cases(
    page: Page, address: str, language: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}/{language}next/2/")
    page.locator("select[name=industry]").select_option("Versicherung")
    assert page.url.endswith("/next/2/?industry=Versicherung")
    first = page.locator(".radar-todo-first .radar-todo-row")
    assert first.count() >= 3
    insurance = "Versicherung" if not language else "Insurance"
    for row in first.all()[:3]:
        expect(row.locator(".radar-reasons")).to_be_visible()
        expect(row.locator(".radar-step-effort")).to_contain_text("Belege" if not language else "evidence")
        own = row.locator("li[data-industry=Versicherung]")
        told = row.locator(".radar-case-none span")
        if not own.count():
            expect(told).to_contain_text(insurance)
        expect(row.locator("li:visible")).to_have_count(own.count())

    page.locator("select[name=effort]").select_option("2")
    assert page.url.endswith("/next/2/?industry=Versicherung&effort=2")
    expect(page.locator(".radar-todo-row[data-effort='3']").first).to_be_hidden()
    expect(page.locator(".radar-todo-row[data-effort='2']").first).to_be_visible()
    page.reload()
    expect(page.locator("select[name=industry]")).to_have_value("Versicherung")
    expect(page.locator(".radar-todo-row[data-effort='3']").first).to_be_hidden()


@EITHER
def test_the_first_phase_begins_with_small_steps_and_a_journey(
    page: Page, address: str, language: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}/{language}next/1/")
    first = page.locator(".radar-todo-first .radar-todo-row")
    expect(first.first.locator("h3 a")).to_have_attribute("href", "../../trends/customer-journey-mapping/")
    assert {int(row.get_attribute("data-effort") or 9) for row in first.all()} <= {1, 2}


@EITHER
def test_cases_are_chosen_by_industry_and_outcome(page: Page, address: str, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}/{language}cases/")
    rows = page.locator(".radar-case-row:visible")
    industry = page.locator(".radar-picker[data-name=industry]")
    industry.locator("summary").click()
    industry.locator("input[value=Versicherung]").check()
    industry.locator("input[value=Banken]").check()
    assert page.url.endswith("/cases/?industry=Banken,Versicherung")
    both = rows.count()
    assert {row.get_attribute("data-industry") for row in rows.all()} == {"Banken", "Versicherung"}

    outcome = page.locator(".radar-picker[data-name=outcome]")
    outcome.locator("summary").click()
    outcome.locator("input[value=success]").check()
    assert 0 < rows.count() < both
    page.keyboard.press("Escape")
    page.reload()
    assert 0 < rows.count() < both
    page.locator(".radar-pick-chips button").first.click()
    assert page.url.endswith("/cases/?industry=Versicherung&outcome=success")
    page.locator(".radar-picking .radar-clear").click()
    assert page.url.endswith("/cases/")


def test_a_step_named_in_a_reason_is_unfolded(page: Page, address: str) -> None:
    page.goto(f"{address}/next/2/")
    link = page.locator(".radar-todo-row:visible .radar-reasons a[href='#step-agent-assist']").first
    expect(page.locator("#step-agent-assist")).to_be_hidden()
    link.click()
    expect(page.locator("#step-agent-assist")).to_be_visible()


def sheets(page: Page) -> int:
    return page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")


@EITHER
def test_each_statement_has_a_line_of_its_own(page: Page, address: str, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}/{language}next/")
    boxes = [box.bounding_box() for box in page.locator(".radar-statements input").all()]
    assert len(boxes) == 7
    assert len({box["x"] for box in boxes if box}) == 1

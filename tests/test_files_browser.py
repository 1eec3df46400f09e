"""The whole site unpacked from its archive and opened from the disk, as somebody does who was sent it."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from radargen.publishing.site.site_as_files import archive
from tests.browser import Witness
from tests.folders import Once


@pytest.fixture(scope="module")
def unpacked(once: Once, cx_site: Path) -> Path:
    return once("unpacked", lambda folder: _unpack(cx_site, folder)) / "cx-2026"


def _unpack(site: Path, folder: Path) -> None:
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    (folder / "site.zip").write_bytes(archive(files, "cx-2026"))
    with zipfile.ZipFile(folder / "site.zip") as packed:
        packed.extractall(folder)


@pytest.mark.parametrize(
    ("language", "typed", "found"),
    [("", "Kundenbeiräte", "Kundenbeiräte"), ("en/", "customer councils", "Customer councils")],
)
def test_a_trend_is_found_in_the_unpacked_site(
    page: Page, unpacked: Path, language: str, typed: str, found: str
) -> None:
    witness = Witness()
    witness.watch(page)
    home = (unpacked / language / "index.html").as_uri()
    page.goto(f"{home}?dimension=people")
    with page.expect_download() as picture:
        page.locator(".radar-shot button[data-kind=svg]").click()
    # With its letters, whatever the machine has that shows it.
    assert picture.value.path().read_text(encoding="utf-8").count("@font-face") == 3
    page.goto(home)
    assert page.evaluate("document.fonts.check('16px \"Radargen Text\"')")
    page.locator(".radar-figure svg:visible a[href$='voicebots/index.html']").click()
    page.wait_for_url("**/trends/voicebots/index.html")
    page.locator("input[name=query]").click()
    page.keyboard.type(typed)
    page.locator(".md-search-result__link[href*='trends/customer-council/index.html']").first.click()
    expect(page.locator("h1")).to_contain_text(found)
    page.locator("input[name=query]").click()
    page.keyboard.type("voicbots")
    page.locator(".radar-meant a").first.click()
    page.wait_for_url("**/trends/voicebots/index.html*")
    page.locator(".md-select__link[hreflang]").nth(0 if language else 1).evaluate("link => link.click()")
    page.wait_for_url("**/trends/voicebots/index.html*")
    assert page.locator("html").get_attribute("lang") == ("de" if language else "en")
    assert witness.complaints == []
    assert witness.hosts == {""}

"""The plugin under plain MkDocs, as somebody uses it who knows MkDocs and not us."""

import os
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import material  # type: ignore[import-untyped]
import pytest
import yaml
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Page, expect

from radargen.publishing.settings.effective_settings import edit_uri_of_folder
from tests.browser import Witness, served
from tests.folders import NO_DOWNLOADS, RADAR, ROOT, contents, entry, radar_folder, radargen
from tests.runner import git

SETTINGS = "site_name: any\ndocs_dir: trends\ntheme: {name: material}\nplugins: [search, radargen]\n"


def mkdocs(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of nothing but radar.yaml, trends/ and mkdocs.yml, built by `mkdocs build --strict`."""
    root = radar_folder(tmp_path_factory.mktemp("plain"), RADAR + NO_DOWNLOADS)
    (root / "mkdocs.yml").write_text(
        SETTINGS
        + "site_url: https://example.org/radar/\nrepo_url: https://example.org/team/radar\nedit_uri: edit/main/\n"
    )
    done = mkdocs(root, "build", "--strict", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return root / "site"


def test_the_forge_edits_files_where_the_repository_has_them(tmp_path: Path) -> None:
    root = radar_folder(tmp_path / "our docs" / "radar", RADAR + NO_DOWNLOADS)
    git(tmp_path, "init", "--quiet")
    page = "https://example.org/team/radar/edit/main/our%20docs/radar/trends/lean.yaml"
    (root / "mkdocs.yml").write_text(
        f"{SETTINGS}repo_url: https://example.org/team/radar\nedit_uri: edit/main/\n", encoding="utf-8"
    )
    assert mkdocs(root, "build", "--quiet").returncode == 0
    assert page in (root / "site" / "trends" / "lean" / "index.html").read_text(encoding="utf-8")
    # Whoever has named the folder as well means the same, and an address of another kind is left to its owner.
    for given in ("edit/main/our%20docs/radar/", "edit?at=", None):
        assert edit_uri_of_folder(given, root) == given
    assert edit_uri_of_folder("edit/main/", tmp_path) == "edit/main/"


def test_mkdocs_alone_builds_the_first_language(plain: Path) -> None:
    page = (plain / "trends" / "kanban" / "index.html").read_text()
    assert '<html lang="de"' in page
    assert "<title>Kanban (de) - Prüfradar</title>" in page


def test_a_trend_has_its_place_though_it_is_not_in_the_navigation(plain: Path) -> None:
    page = (plain / "trends" / "lean" / "index.html").read_text()
    crumbs = re.search(r'<nav class="md-path".*?</nav>', page, re.DOTALL)
    assert crumbs
    assert re.findall(r'href="([^"]*)"', crumbs[0]) == ["../..", "../"]
    assert '<link rel="prev" href="../kanban/">' in page
    tab = re.search(r'<li class="md-tabs__item md-tabs__item--active">.*?</li>', page, re.DOTALL)
    assert tab
    assert "Trends" in tab[0]


def test_each_language_is_offered_on_the_same_page(plain: Path) -> None:
    page = (plain / "trends" / "lean" / "index.html").read_text()
    assert re.findall(r'<link rel="alternate " href="([^"]*)" hreflang="([^"]+)">', page) == [
        ("https://example.org/radar/trends/lean/", "de"),
        ("https://example.org/radar/en/trends/lean/", "en"),
        ("https://example.org/radar/trends/lean/", "x-default"),
    ]


def test_edit_links_lead_to_the_yaml(plain: Path) -> None:
    page = (plain / "trends" / "lean" / "index.html").read_text()
    assert "https://example.org/team/radar/edit/main/trends/lean.yaml" in page


def test_the_page_for_lost_readers_works_at_any_depth(plain: Path) -> None:
    page = (plain / "404.html").read_text()
    assert 'href="/radar/assets/site.css"' in page
    assert 'href="/radar/en/"' in page
    assert 'href="/radar/imprint/"' in page


def test_footer_names_publisher_licence_imprint_and_privacy(plain: Path) -> None:
    page = (plain / "index.html").read_text()
    footer = unescape(page[page.index('<footer class="md-footer">') :])
    for words in ("Die Redaktion", "CC BY 4.0", ">Impressum</a>", ">Datenschutz</a>"):
        assert words in footer


def test_nothing_is_asked_of_other_hosts(plain: Path) -> None:
    for name, data in contents(plain).items():
        if name.endswith((".html", ".css")):
            asked = re.findall(
                rb'(?:src=|url\(|@import |rel="(?:stylesheet|preconnect|icon)" href=)["\']?(https?:[^"\')]*)', data
            )
            assert (name, asked) == (name, [])


def test_errors_in_the_data_end_a_plain_build(tmp_path: Path) -> None:
    root = radar_folder(tmp_path, scrum=entry("Scrum", ring="tral"))
    (root / "mkdocs.yml").write_text(SETTINGS)
    done = mkdocs(root, "build")
    assert done.returncode == 1
    assert "trends/scrum.yaml:5:39: Fehler:" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture(scope="module")
def pages(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `radargen build --pages` writes of a radar with a page by hand."""
    root = Path(
        shutil.copytree(demo, tmp_path_factory.mktemp("pages") / "radar", ignore=shutil.ignore_patterns("build"))
    )
    (root / "site" / "en").mkdir(parents=True)
    (root / "site" / "en" / "hand.md").write_text("# By hand\n\nA page.\n")
    target = root.parent / "pages"
    done = radargen("--root", root, "build", "--pages", target)
    assert done.returncode == 0, done.stderr
    return target


def commands(pages: Path, program: str) -> list[list[str]]:
    """What README.md there says to build the site."""
    lines = (pages / "README.md").read_text().splitlines()
    return [line.split()[1:] for line in lines if line.startswith(f"{program} ")]


def assert_whole(site: Path) -> None:
    """Both languages are there, and each page leads to its translation and says what it is."""
    for folder, language, name in ((site, "de", "Prüfradar"), (site / "en", "en", "Test radar")):
        page = (folder / "trends" / "kanban" / "index.html").read_text()
        assert f'<html lang="{language}"' in page
        assert f"<title>Kanban ({language}) - {name}</title>" in page
        up = "../.." if language == "de" else "../../.."
        links = [f"{up}/trends/kanban/", f"{up}/en/trends/kanban/"]
        assert re.findall(r'<a href="([^"]*)" hreflang="\w+"', page) == links
        assert re.findall(r'<link rel="alternate ?" href="([^"]*)" hreflang', page) == [*links, links[0]]
        assert f'<meta property="og:title" content="Kanban ({language})">' in page
        assert '<meta http-equiv="Content-Security-Policy" content="default-src' in page
        assert f"<title>{name}</title>" in (folder / "index.html").read_text()
        # What the search is done with is there, and is the program's own, which knows the index that it has written.
        worker = re.search(r'"search": ?"(?:\.\./)*([^"]*)"', page)
        assert worker and re.search(r"/workers/search\.\w+\.min\.js$", worker[1]) and (folder / worker[1]).is_file()
        # Trends that were marked for comparison are so in every language.
        assert f'data-root="{up}"' in page
        assert (folder / "assets" / "site.css").is_file()
    hand = (site / "en" / "hand" / "index.html").read_text()
    assert '<meta property="og:title" content="By hand">' in hand
    # German has no such page, so its home page stands for it.
    assert re.findall(r'<a href="([^"]*)" hreflang="\w+"', hand) == ["../../", "../../en/hand/"]


def test_the_pages_as_plain_markdown_build_without_us(pages: Path) -> None:
    assert (pages / "docs" / "en" / "trends" / "kanban.md").read_text().startswith("---\nradar: ")
    told = commands(pages, "mkdocs")
    assert [arguments[-1] for arguments in told] == ["mkdocs.yml", "mkdocs.en.yml"]
    for arguments in told:
        assert "- radargen" not in (pages / arguments[-1]).read_text()
        built = mkdocs(pages, *arguments, "--strict", "--quiet")
        assert (built.returncode, built.stderr) == (0, "")
    assert_whole(pages / "site")


@pytest.mark.slow
def test_a_reader_of_such_pages_searches_marks_and_changes_the_language(pages: Path, page: Page) -> None:
    for arguments in commands(pages, "mkdocs"):
        assert mkdocs(pages, *arguments, "--quiet").returncode == 0
    witness = Witness()
    witness.watch(page)
    with served(pages / "site") as address:
        page.goto(f"{address}/trends/lean/")
        page.locator("input[name=query]").click()
        page.keyboard.type("Kanban")
        page.locator(".md-search-result__link[href*='trends/kanban/']").first.click()
        page.wait_for_url("**/trends/kanban/**")
        page.locator(".radar-mark-page").first.click()
        expect(page.locator(".radar-selection")).to_be_visible()
        page.locator(".md-select").hover()
        page.locator(".md-select__link[hreflang=en]").click()
        page.wait_for_url("**/en/trends/kanban/**")
        expect(page.locator(".radar-selection a")).to_have_attribute("href", re.compile("t=kanban"))
    assert witness.complaints == []


def test_the_pages_build_with_zensical(pages: Path) -> None:
    zensical = shutil.which("zensical", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if not zensical:
        pytest.skip("Zensical is not installed here; with it, this test builds the pages: pip install zensical")
    for arguments in commands(pages, "zensical"):
        done = subprocess.run([zensical, *arguments], cwd=pages, capture_output=True, text=True, check=False)
        assert (done.returncode, "No issues found" in done.stdout + done.stderr) == (0, True), done.stderr
    assert_whole(pages / "site")


@pytest.mark.parametrize("name", ["main.html", "404.html"])
def test_no_template_takes_a_page_for_more_than_any_program_knows_of_it(pages: Path, name: str) -> None:
    """A page of Zensical has no file and does not know whether it is the first; the page for the lost has no page."""
    theme, stand_in = Path(material.__file__).parent / "templates", {"url": "trends/", "title": "Trends", "meta": {}}
    page = {**stand_in, "content": "", "toc": [], "ancestors": [], "canonical_url": None, "edit_url": None}
    for settings in sorted(pages.glob("mkdocs*.yml")):
        config = yaml.safe_load(settings.read_text()) | {"plugins": {}, "extra_javascript": [], "mdx_configs": {}}
        config["theme"] |= {"icon": {}}
        environment = Environment(loader=FileSystemLoader([pages / "theme", theme]), autoescape=False)  # noqa: S701 – the theme's own
        environment.filters |= {"url": str, "script_tag": str}
        nav = SimpleNamespace(homepage={"url": "", "title": "Radar"}, items=[])
        shown = environment.get_template(name).render(
            config=config, nav=nav, base_url=".", page=page if name == "main.html" else None
        )
        assert "Content-Security-Policy" in shown

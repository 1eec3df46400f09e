"""What a built site tells programs: every address leads to a file that is there, and nothing of a stranger gets out."""

import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

from tests.folders import Once, built, entry, radar_folder
from tests.hostile import SCRIPT
from tests.pages.reading import Page
from tests.reference import FOLDER as REFERENCE

SITE_URL = "https://example.org/some/radar/"
SOMEWHERE = "https://site.invalid/"


@pytest.fixture(scope="module")
def known(once: Once) -> Path:
    """A site that knows where it will stand, with pictures to share."""
    return once("known", _known) / "radar" / "build" / "site"


def _known(folder: Path) -> None:
    root = radar_folder(folder / "radar", scrum=entry("Scrum & „so“"))
    settings = {
        "site_name": "x",
        "site_url": SITE_URL,
        "theme": {"name": "material"},
        "plugins": ["search", "radargen"],
    }
    (root / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    # A picture of its own, from the example of the reference.
    (root / "trends" / "images").mkdir()
    shutil.copy(REFERENCE / "example" / "trends" / "images" / "council.png", root / "trends" / "images")
    with (root / "trends" / "lean.yaml").open("a", encoding="utf-8") as lean:
        lean.write("share_picture: {file: images/council.png, words: {de: Ein Tisch, en: A table}}\n")
    built(root)


def told(site: Path) -> Iterator[tuple[str, str]]:
    """Each file for machines, and each page, with an address that it names."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.suffix == ".xml":
            for element in ElementTree.parse(path).iter():  # noqa: S314 – our own
                found = element.get("href") or (element.text if element.tag.endswith("}loc") else "")
                yield from ((name, found) for found in [found] if found)
        elif path.suffix == ".json" and path.parent.name in ("data", "trends"):
            yield from ((name, found) for found in _named(json.loads(path.read_text(encoding="utf-8"))))
        elif name.endswith("search/names.json"):
            base = "../" if name.count("/") else ""
            yield from ((name, base + each[1]) for each in json.loads(path.read_text(encoding="utf-8"))["names"])
        elif path.suffix == ".html" and path.name != "404.html":
            for tag, attributes in Page(path.read_text(encoding="utf-8")).elements:
                if tag == "link" and attributes.get("rel", "").strip() == "alternate":
                    yield name, attributes["href"]
                if attributes.get("property") in ("og:url", "og:image"):
                    yield name, attributes["content"]


def _named(data: object) -> Iterator[str]:
    match data:
        case dict() if "$defs" not in data:
            for key, value in data.items():
                if key in ("$schema", "data"):
                    yield value
                elif key == "page":
                    yield from value.values()
                else:
                    yield from _named(value)
        case list():
            for item in data:
                yield from _named(item)
        case _:
            pass


def dead(site: Path, base: str) -> list[tuple[str, str]]:
    """The addresses below the base that lead to no file; all must be below it."""
    missing = []
    for name, address in told(site):
        whole = urljoin(base + name.removesuffix("index.html"), address)
        path = urlsplit(whole).path.removeprefix(urlsplit(base).path)
        goal = site / path
        if not whole.startswith(base) or not (goal / "index.html" if goal.is_dir() else goal).is_file():
            missing.append((name, address))
    return missing


def test_every_address_leads_to_a_file(known: Path, cx_site: Path, hostile_site: Path) -> None:
    assert dead(known, SITE_URL) == []
    assert dead(cx_site, SOMEWHERE) == []
    assert dead(hostile_site, SOMEWHERE) == []
    assert {name.rpartition("/")[2] for name, _ in told(known)} >= {
        "sitemap.xml",
        "feed.xml",
        "2026.json",
        "names.json",
    }


def test_all_data_follows_the_schema_the_site_gives(known: Path, cx_site: Path, hostile_site: Path) -> None:
    for site in (known, cx_site, hostile_site):
        schema = Draft202012Validator(json.loads((site / "data" / "schema.json").read_text(encoding="utf-8")))
        data = [p for folder in ("data", "trends") for p in (site / folder).glob("*.json") if p.name != "schema.json"]
        assert len(data) > 2
        for path in data:
            schema.validate(json.loads(path.read_text(encoding="utf-8")))


def test_the_entry_is_there_as_its_editor_wrote_it(known: Path) -> None:
    assert (known / "trends" / "scrum.yaml").read_text(encoding="utf-8") == entry("Scrum & „so“")
    assert not (known / "en" / "trends" / "scrum.yaml").exists()


def test_one_sitemap_has_every_page_with_its_translations(known: Path, cx_site: Path) -> None:
    places = ElementTree.parse(known / "sitemap.xml").getroot()  # noqa: S314 – our own
    found = {element.text for element in places.iter() if element.tag.endswith("}loc")}
    pages = {path.relative_to(known).as_posix() for path in known.rglob("index.html")}
    # What other pages embed is none to be found.
    pages -= {f"{language}embed/index.html" for language in ("", "en/")}
    assert found == {SITE_URL + page.removesuffix("index.html") for page in pages}
    for place in places:
        assert [link.get("hreflang") for link in place if link.get("rel")] == ["de", "en", "x-default"]
    assert not (known / "en" / "sitemap.xml").exists()
    assert not list(cx_site.rglob("sitemap.xml"))


def test_a_link_to_a_trend_is_shown_with_name_sentence_and_picture(known: Path) -> None:
    page = Page((known / "en" / "trends" / "scrum" / "index.html").read_text(encoding="utf-8"))
    said = {
        e.attributes.get("property") or e.attributes.get("name"): e.attributes.get("content") for e in page.elements
    }
    assert said["og:title"] == "Scrum & „so“ (en)"
    assert said["og:description"] == "A sentence."
    assert said["og:url"] == f"{SITE_URL}en/trends/scrum/"
    assert said["og:image"] == f"{SITE_URL}en/share/scrum.png"
    assert said["twitter:card"] == "summary_large_image"


def test_a_link_to_a_trend_with_a_picture_of_its_own_is_shown_with_that(known: Path) -> None:
    head = (known / "en" / "trends" / "lean" / "index.html").read_text(encoding="utf-8").partition("</head>")[0]
    assert f'<meta property="og:image" content="{SITE_URL}en/trends/images/council.png">' in head
    assert '<meta property="og:image:alt" content="A table">' in head
    assert (known / "en" / "trends" / "images" / "council.png").is_file()
    assert not (known / "en" / "share" / "lean.png").exists()
    assert "council.png" not in (known / "en" / "trends" / "scrum" / "index.html").read_text(encoding="utf-8")


def test_without_an_address_no_page_claims_one_and_no_picture_is_drawn(cx_site: Path) -> None:
    text = (cx_site / "trends" / "agent-assist" / "index.html").read_text(encoding="utf-8")
    assert "og:title" in text
    assert "og:url" not in text
    assert not (cx_site / "share").exists()


def test_what_a_page_says_to_machines_holds_no_markup(hostile_site: Path) -> None:
    for path in hostile_site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL):
            assert SCRIPT in json.loads(block)["name"]
        for quoted in re.findall(r'<meta property="og:\w+" content="([^"]*)">', text):
            assert "<" not in quoted
            assert quoted == quoted.strip()
    page = (hostile_site / "trends" / "hostile" / "index.html").read_text(encoding="utf-8")
    titles = re.findall(r'<meta property="og:title" content="([^"]*)">', page)
    assert [unescape(title) for title in titles] == [f"de {SCRIPT}"]

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radargen.text.markdown.targets import entry_id, picture_path
from tests.selection import examples

IDS = st.from_regex(re.compile(r"[a-z0-9]+(-[a-z0-9]+){0,3}"), fullmatch=True)
WRITTEN = ["{}", "{}.yaml", "{}.md", "./{}", "../{}/", "../{}.md", "../trends/{}.md", "trends/{}.yaml", "../trends/{}/"]
WRITTEN += ["../../trends/{}/", "../../en/trends/{}/", "{}.html", "../{}/index.html", "{}/", "trends/{}"]


@pytest.mark.parametrize("how", WRITTEN)
@pytest.mark.parametrize("after", ["", "#why", "?a=1#why"])
@settings(max_examples=examples(5))
@given(id=IDS)
def test_an_entry_is_meant_by_its_id_its_file_and_its_page(how: str, after: str, id: str) -> None:
    assert entry_id(how.format(id) + after) == id


@pytest.mark.parametrize(
    "address", ["https://example.org/kanban", "javascript:kanban", "/kanban", "//kanban", "#kanban", "a/kanban"]
)
def test_what_leads_elsewhere_is_no_entry(address: str) -> None:
    assert entry_id(address) != "kanban"


@given(st.text(max_size=60))
def test_no_address_leads_out_of_the_two_folders(address: str) -> None:
    path = picture_path(address)
    assert not path or (path.startswith(("trends/images/", "site/assets/")) and ".." not in path.split("/"))


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("images/a.png", "trends/images/a.png"),
        ("./images/b/a.JPG", "trends/images/b/a.JPG"),
        ("trends/images/a.svg", "trends/images/a.svg"),
        ("../trends/images/a.svg", "trends/images/a.svg"),
        ("../site/assets/a.jpeg", "site/assets/a.jpeg"),
        ("../../assets/a.png", "site/assets/a.png"),
        ("images/%C3%BCber.png", "trends/images/über.png"),
    ],
)
def test_a_picture_is_found_from_the_entry_from_the_folder_and_from_the_page(address: str, path: str) -> None:
    assert picture_path(address) == path


@pytest.mark.parametrize(
    "address",
    [
        *(
            "a.png",
            "/images/a.png",
            "//x/images/a.png",
            "https://x/images/a.png",
            "data:image/png;a.png",
            "images/a.exe",
        ),
        *("images/../../../etc/a.png", "images/%2e%2e/%2e%2e/a.png", "images/.git/a.png", "images/a b.png"),
        *("images//a.png", "images\\a.png", "images/a.png?x", "javascript:images/a.png", "file:///images/a.png"),
    ],
)
def test_no_picture_lies_elsewhere(address: str) -> None:
    assert picture_path(address) == ""

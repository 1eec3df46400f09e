import pytest

from radargen.pages.addresses import href, url
from radargen.text.markdown.targets import outward


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("index.md", ""),
        ("method.md", "method/"),
        ("trends/index.md", "trends/"),
        ("trends/kanban.md", "trends/kanban/"),
        ("data/2026.csv", "data/2026.csv"),
    ],
)
def test_a_page_is_shown_in_a_folder_of_its_own(page: str, address: str) -> None:
    assert url(page) == address


@pytest.mark.parametrize(
    ("start", "goal", "link"),
    [
        ("index.md", "trends/kanban.md", "trends/kanban/"),
        ("index.md", "index.md", "./"),
        ("trends/kanban.md", "rings/pilot.md", "../../rings/pilot/"),
        ("trends/kanban.md", "index.md", "../../"),
        ("trends/index.md", "data/2026.csv", "../data/2026.csv"),
    ],
)
def test_a_link_is_relative_to_the_address_of_its_page(start: str, goal: str, link: str) -> None:
    assert href(start, goal) == link


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a?b=1#c", "http://example.org", "HTTPS://example.org", "mailto:a@example.org"],
)
def test_the_web_and_mailboxes_are_let_out(address: str) -> None:
    assert outward(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        " https://example.org",
        "https:example.org",
        "https://",
        "https:///a",
        "http://[",
        "http://[]",
        "https://exa mple.org",
        "https:\\\\example.org",
        "//example.org",
        "/etc/passwd",
        "../x",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:x",
    ],
)
def test_nothing_else_is(address: str) -> None:
    assert outward(address) == ""

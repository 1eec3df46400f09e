from dataclasses import replace

import pytest

from radargen.model import Publisher
from radargen.publishing.site.content_policy import inline_scripts, policy, policy_files
from tests.hosts import HOSTS
from tests.make import radar


def rules(text: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (rule.split() for rule in text.split(";"))}


def test_each_script_of_the_theme_may_run_and_nothing_else() -> None:
    found = rules(policy(["sha256-b", "sha256-a", "sha256-b"]))
    assert found["script-src"] == ["'self'", "'sha256-a'", "'sha256-b'"]
    assert [found[name] for name in ("default-src", "frame-src", "object-src", "base-uri", "form-action")] == [
        ["'none'"]
    ] * 5


def test_a_browser_loads_pages_ahead_only_where_it_is_asked_to() -> None:
    assert rules(policy([], prefetch=True))["default-src"] == ["'self'"]


@pytest.mark.parametrize(
    ("page", "count"),
    [
        ("<script>a()</script><SCRIPT type='module'>b()</SCRIPT>", 2),
        ('<script src="a.js"></script>', 0),
        ('<script type="application/ld+json">{}</script><script type="application/json">{}</script>', 0),
        ('<script data-src="a">a()</script>', 1),
    ],
)
def test_the_scripts_that_stand_in_a_page_are_found(page: str, count: int) -> None:
    assert len(list(inline_scripts(page))) == count


@pytest.mark.parametrize("host", [*HOSTS])
@pytest.mark.parametrize("path", ["/", "/some/radar/"])
def test_no_file_is_sent_with_two_policies_and_only_one_page_may_be_shown(host: str, path: str) -> None:
    site = replace(
        radar(), languages=("de", "en"), publisher=Publisher(embed=("https://a.example", "https://b.example"))
    )
    files = policy_files(policy(["sha256-a"]), site, path)
    for page in ("", "en/", "embed/", "en/embed/", "trends/embed/", "embed/csp.txt", "embedded/", "en/data/"):
        headers = HOSTS[host](files, f"{path}{page}")
        policies = [value for name, value in headers if name == "Content-Security-Policy"]
        shown = [rules(value)["frame-ancestors"] for value in policies if "," not in value]
        assert len(shown) == len(policies) <= 1
        may = ["'self'", "https://a.example", "https://b.example"]
        if page in ("embed/", "en/embed/"):
            assert shown == [may]
        elif page.endswith("/") or not page:
            assert shown == [["'none'"]] or (("X-Frame-Options", "DENY") in headers and not shown)


def test_without_listed_sites_nobody_may_show_it_and_hosts_get_no_rules() -> None:
    files = policy_files(policy([]), radar())
    assert [*files] == ["csp.txt", "embed/csp.txt"]
    assert [rules(content)["frame-ancestors"] for content in files.values()] == [["'none'"]] * 2
    assert [*policy_files(policy([]), radar(), embeds=False)] == ["csp.txt"]

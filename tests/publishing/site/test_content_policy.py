import pytest

from radargen.publishing.site.content_policy import inline_scripts, policy


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

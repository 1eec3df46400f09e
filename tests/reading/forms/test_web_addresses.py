import pytest

from radargen.build import load
from tests.reading.forms.test_form_errors import said

START = "https://example.org/"


@pytest.mark.parametrize(("length", "codes"), [(2_000, []), (2_001, ["bad-value"])])
def test_an_address_has_up_to_2000_characters(length: int, codes: list[str]) -> None:
    address = START + "a" * (length - len(START))
    assert [line.split()[1] for line in said(f"sources: [{{title: A, url: '{address}'}}]")] == codes


@pytest.mark.parametrize(("port", "codes"), [(1, []), (65_535, []), (0, ["bad-value"]), (65_536, ["bad-value"])])
def test_a_port_is_one_that_exists(port: int, codes: list[str]) -> None:
    assert [line.split()[1] for line in said(f"sources: [{{title: A, url: 'https://example.org:{port}/a'}}]")] == codes


def embedding(site: str) -> tuple[tuple[str, ...], list[str]]:
    """The sites that may show a radar of which the publisher says so, and the problems of saying it."""
    frame = f"dimensions: [a, b]\nrings: [c, d]\npublisher:\n  embed: [{site}]\n"
    loaded, _ = load({"radar.yaml": frame.encode(), "trends/x.yaml": b"name: X\ndimension: a\nring: c\n"})
    problems = [
        f"{problem.location.line}:{problem.location.column} {problem.message} {problem.hint}"
        for problem in loaded.problems
        if problem.code == "bad-value"
    ]
    return loaded.radar.publisher.embed if loaded.radar else (), problems


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://intranet.example.org", "https://intranet.example.org"),
        ("HTTPS://Intranet.Example.org:8443/", "https://intranet.example.org:8443"),
        ("https://xn--mnchen-3ya.de", "https://xn--mnchen-3ya.de"),
        ("https://localhost", "https://localhost"),
    ],
)
def test_a_site_is_named_by_the_beginning_of_its_address(written: str, meant: str) -> None:
    assert embedding(written) == ((meant,), [])


@pytest.mark.parametrize(
    ("written", "why", "hint"),
    [
        ("http://intranet.example.org", "is not encrypted: anybody on the way", "Write https://intranet.example.org"),
        ("https://*.example.org", "stands for many sites.", "Name each site, such as https://www.example.org"),
        ("'*'", "is not the address of a site.", "Write https://intranet.example.org"),
        ("https://a.example/wiki", "is the address of a page; a site is meant.", "Write https://a.example"),
        ("intranet.example.org", "is not the address of a site.", "Write https://intranet.example.org"),
        ("https://münchen.example", "is not the address of a site.", "Not an ASCII letter: "),
        ("https://a.example@b.example", "is not the address of a site.", "Write"),
        ('"https://a.example; script-src *"', "", ""),
        ("https://a.example:99999", "is not the address of a site.", "Write"),
        ("https://-a.example", "is not the address of a site.", "Write"),
    ],
)
def test_what_names_no_single_site_is_refused(written: str, why: str, hint: str) -> None:
    sites, (problem,) = embedding(written)
    assert problem.startswith("4:11 ")
    assert why in problem
    assert hint in problem
    assert sites == ()

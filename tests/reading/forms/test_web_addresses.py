import pytest

from tests.reading.forms.test_form_errors import said

START = "https://example.org/"


@pytest.mark.parametrize(("length", "codes"), [(2_000, []), (2_001, ["bad-value"])])
def test_an_address_has_up_to_2000_characters(length: int, codes: list[str]) -> None:
    address = START + "a" * (length - len(START))
    assert [line.split()[1] for line in said(f"sources: [{{title: A, url: '{address}'}}]")] == codes


@pytest.mark.parametrize(("port", "codes"), [(1, []), (65_535, []), (0, ["bad-value"]), (65_536, ["bad-value"])])
def test_a_port_is_one_that_exists(port: int, codes: list[str]) -> None:
    assert [line.split()[1] for line in said(f"sources: [{{title: A, url: 'https://example.org:{port}/a'}}]")] == codes

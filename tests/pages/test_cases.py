import re
from dataclasses import replace

from radargen.model import Case, Industry, Outcome, Radar, Source, SourceKind
from tests.make import radar, text, trend
from tests.pages.reading import Page, block
from tests.pages.specimen import made, page

BANKS = Industry("banks", text("Banken", "Banking"))
SHOPS = Industry("shops", text("Handel", "Retail"))


def case(name: str, industry: Industry | None = BANKS, **fields: object) -> Case:
    given: dict[str, object] = {"country": "CH", "year": "2025"}
    what = text(f"{name} tat es.", f"{name} did it.")
    named = industry.name if industry else text("")
    return Case(name, what, industry=named, **(given | fields))  # type: ignore[arg-type]


def with_cases(*cases: Case) -> Radar:
    return replace(radar(trend("kanban", cases=cases), trend("lean")), industries=(SHOPS, BANKS))


def words(of: Radar, language: str = "de") -> str:
    return Page(block(page(of, "cases/index.md", language))).text


def test_cases_stand_by_industry_the_largest_first_with_how_they_ended() -> None:
    of = with_cases(
        case("A", SHOPS, outcome=Outcome.SUCCESS),
        case("B"),
        case("C", outcome=Outcome.MIXED, country="", year=""),
        case("D", None),
    )
    shown = words(of)
    assert "4 Fälle, auch die gescheiterten, jeder mit seiner Quelle. Sie kommen aus 2 Branchen." in shown
    assert "Branchen 3 Banken 2 Handel 1 Ohne Branche 1" in shown
    assert "Banken 2 berichtet 1 gemischt 1 Kein Fall mit einem Erfolg." in shown
    assert "Handel 1 Erfolg 1 Wer, wo, wann" in shown
    assert "B Schweiz, 2025 B tat es. Kanban berichtet C ohne Jahr C tat es. Kanban gemischt" in shown


def test_a_case_names_its_source_and_who_speaks_there() -> None:
    source = Source("A paper", "https://example.org/", kind=SourceKind.PRESS)
    assert "A did it. A paper (press) Kanban" in words(with_cases(case("A", source=source)), "en")


def test_what_occurs_can_be_chosen_if_there_is_a_choice() -> None:
    source = page(with_cases(case("A", SHOPS), case("B", country="DE")), "cases/index.md")
    assert [e.attributes["value"] for e in Page(block(source)).elements if e.tag == "input"] == [
        *("shops", "banks"),
        *("DE", "CH"),
    ]


def test_more_than_a_few_of_an_industry_are_behind_a_fold() -> None:
    source = page(with_cases(*(case(f"House {n}") for n in range(9))), "cases/index.md")
    before, _, behind = source.partition('<details class="radar-fold-more">')
    assert (before.count("radar-case-row"), behind.count("radar-case-row")) == (6, 3)
    assert "3 weitere" in behind


def test_without_a_list_the_industries_are_the_names_that_occur() -> None:
    of = replace(with_cases(case("A"), case("B", SHOPS)), industries=())
    assert "Branchen 2 Banken 1 Handel 1" in words(of)


def test_without_cases_there_is_no_page_of_them() -> None:
    assert "cases/index.md" not in made(with_cases())


def test_bars_tell_each_outcome_by_a_pattern_and_not_by_its_shade() -> None:
    of = with_cases(*(case(f"{outcome}", outcome=outcome) for outcome in Outcome))
    bars = re.search(r'<ul class="radar-case-bars".*?</ul>', page(of, "cases/index.md"), re.DOTALL)
    assert bars
    looks = dict(re.findall(r'class="radar-part-(\w+)"( fill="[^"]+")?', bars[0]))
    assert looks.keys() == {outcome.value for outcome in Outcome}
    assert sorted(outcome for outcome, look in looks.items() if look) == ["mixed", "reported"]
    assert looks["reported"] != looks["mixed"]
    # What failed is crossed out, as its mark in the key.
    assert len(re.findall("<path", bars[0])) == 1


def test_of_the_cases_that_were_chosen_it_is_said_of_how_many() -> None:
    of = with_cases(case("A"), case("B", SHOPS))
    assert 'data-some="# von 2 Fällen"' in page(of, "cases/index.md", "de")
    assert 'data-some="# of 2 cases"' in page(of, "cases/index.md", "en")

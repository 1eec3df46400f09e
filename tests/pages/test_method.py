"""The method page is made from the rule itself."""

from dataclasses import replace

import pytest

from radargen.model import (
    Brake,
    Combine,
    Countable,
    EntryFlag,
    EvidenceCount,
    EvidenceNeed,
    Radar,
    Rule,
    Shows,
    Source,
    SourceKind,
)
from tests.make import assessment, radar, rating, trend
from tests.pages.reading import Page, block
from tests.pages.specimen import page, specimen


def words(of: Radar, language: str = "de") -> str:
    return Page(block(page(of, "method.md", language))).text


def test_the_rule_and_its_brakes_are_told() -> None:
    shown = words(specimen())
    assert "ist der Median aus „Adoption“, „Evidence“ und „Means“: der mittlere Wert" in shown
    assert "Sie liegt höchstens eine Stufe über „Adoption“." in shown
    assert "Solange „Adoption“ höchstens auf Stufe 3 steht, liegt sie höchstens eine Stufe über „Evidence“." in shown


def test_it_is_told_in_english_too() -> None:
    shown = words(specimen(), "en")
    assert "While “Adoption” is at level 3 or lower, it is at most one level above “Evidence”." in shown


def test_another_rule_is_told_as_it_is() -> None:
    lowest = replace(specimen(), rule=Rule(Combine.LOWEST, (Brake("means", 2),)))
    assert "der niedrigste Wert aus" in words(lowest)
    assert "Sie liegt höchstens 2 Stufen über „Means“." in words(lowest)


def test_what_levels_ask_of_sources_is_told() -> None:
    cases, study = EvidenceCount(2, Countable.CASES), EvidenceCount(1, Countable.SOURCES, (SourceKind.ACADEMIC,))
    adoption, evidence, means = specimen().criteria
    needs = (
        EvidenceNeed(4, (study, EvidenceCount(besides=(SourceKind.VENDOR,), shows=(Shows.LIMIT, Shows.MEANS)))),
        EvidenceNeed(3, (cases,)),
        EvidenceNeed(3, (study,)),
        EvidenceNeed(5, (EvidenceCount(kinds=(SourceKind.LAW,), condition=EntryFlag.LEGAL_DUTY),)),
    )
    criteria = (replace(adoption, shown_by=Shows.ADOPTION), replace(evidence, needs=needs), means)
    of = replace(specimen(), criteria=criteria)
    assert (
        "Was Quellen für eine Stufe zeigen müssen: Stufe 3: 2 Fälle aus verschiedenen Organisationen; oder eine Quelle"
        " (Forschung). Stufe 4: eine Quelle (Forschung) und ein Fall oder eine Quelle (nicht: Anbieter) mit"
        " „Grenze, Angebot und Können“. Stufe 5: ein Fall oder eine Quelle (Recht), wo eine gesetzliche Pflicht gilt."
    ) in words(of)
    assert "Where no source shows “adoption”, the trend’s page calls the level an estimate." in words(of, "en")
    assert "Was Quellen" not in words(specimen())


def test_levels_lead_to_rings() -> None:
    assert (
        "Stufe 5 ist Standard, Stufe 4 ist Scale, Stufe 3 ist Pilot, Stufe 2 ist Experiment und Stufe 1 ist Vision."
        in (words(specimen()))
    )


def test_fewer_rings_take_several_levels() -> None:
    base = specimen()
    rings = tuple(replace(base.rings[n], lowest=lowest) for n, lowest in enumerate((4, 2, 1)))
    of = replace(radar(), rings=rings)
    assert "Stufe 4–5 ist Standard, Stufe 2–3 ist Scale und Stufe 1 ist Pilot." in words(of)


def test_the_action_matrix_is_that_of_the_rule() -> None:
    shown = words(specimen())
    assert "Ring Wirkung 1–2 Wirkung 3–4 Wirkung 5 Standard betreiben betreiben betreiben" in shown
    assert "Experiment beobachten beobachten vorbereiten" in shown


@pytest.mark.parametrize("level", range(1, 6))
def test_every_sentence_of_a_criterion_is_given(level: int) -> None:
    assert f"evidence {level}" in words(specimen())


def test_a_plain_radar_explains_only_what_it_has() -> None:
    plain = trend("kanban", effort=None, assessments=(assessment("2026", ring="r1", impact=None),))
    of = radar(replace(plain, dimension="d1"), rings=3, dimensions=4)
    assert words(of) == (
        "Methode Die Ringe Dimensionen Wie ein Trend zu seinem Ring kommt So liest man das Radar"
        " Die Ringe Ein Ring sagt, wo ein Trend in dieser Ausgabe steht. Von innen nach außen: R0 R1 R2"
        " Dimensionen D0 D1 D2 D3"
        " Wie ein Trend zu seinem Ring kommt Die Redaktion legt für jede Ausgabe fest, auf welchem Ring ein Trend"
        " steht, und begründet jeden Wechsel."
        " So liest man das Radar Die Ringe stehen von innen nach außen. Die Stelle innerhalb eines Feldes bedeutet"
        " nichts."
    )


def test_the_contents_lead_to_the_sections() -> None:
    html = Page(block(page(specimen(), "method.md")))
    assert [href[1:] for href in html.hrefs if href.startswith("#")] == html.ids


def test_where_all_are_estimates_it_says_so_once() -> None:
    of = radar(trend("kanban", assessments=(assessment("2026", rating(3, 3, 3)),)))
    assert "Alle Einstufungen dieser Ausgabe sind Einschätzungen der Redaktion." in words(of)


def test_what_the_edition_does_not_know_is_counted() -> None:
    source = Source("A", by="Office", date="2024-11-30", kind=SourceKind.PRESS)
    two = assessment("2026", rating(2, 2, 2, by="a"), rating(2, 3, 4, by="b"))
    of = radar(
        trend("kanban", assessments=(two,), sources=(source, replace(source, title="B", date=""))),
        trend("lean", assessments=(assessment("2026", rating(3, 2, 3)),)),
    )
    of = replace(of, criteria=(replace(of.criteria[0], shown_by=Shows.ADOPTION), *of.criteria[1:]))
    shown = words(of)
    for told in (
        "Trends mit mindestens zwei Bewertungen: 1 von 2; mit einer: 1. Bei 0 Trends",
        "Bei 0 Trends hat die Redaktion Stufen festgelegt. Für sich genommen",
        "2 Trends stehen auf dünnen Belegen.",
        "Schätzungen, die keine Quelle zeigt, sind 2 von 2 Stufen für „Adoption“.",
        "Es gibt 2 Quellen; ohne Datum: 1. Die Hälfte der datierten Quellen ist älter als 2 Jahre.",
        "sind die von Office: 2, das sind 100 %. Keine Suche ohne Fund ist festgehalten.",
        "Kriterium gleich eine Stufe zwei und mehr Adoption 1 0 0 Evidence 0 1 0 Means 0 0 1",
        "Art Zahl Anteil Presse 2 100 %",
    ):
        assert told in shown
    assert "Trends with two or more ratings: 1 of 2; with one: 1." in words(of, "en")
    assert "nicht weiß" not in words(radar(trend("kanban")))


def test_weights_are_explained_as_soon_as_one_trend_has_one() -> None:
    said = [
        trend(name, assessments=(assessment("2026", ring="pilot", impact=impact),))
        for name, impact in (("a", None), ("b", 4))
    ]
    with_one, without = radar(*said), radar(said[0])
    assert "Ring Impact 1–2" in words(with_one, "en")
    assert "Ring Impact 1–2" not in words(without, "en")


def test_a_trend_that_rests_on_one_author_is_counted() -> None:
    own = Source("One", "https://a.example/", "2026", SourceKind.VENDOR)
    of = radar(trend("kanban", sources=(own, replace(own, title="Two"))), trend("lean"))
    assert "One trend rests on sources of a single author or publisher." in words(of, "en")

"""What a reader finds on a trend's page."""

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from radargen.model import (
    Case,
    Contributor,
    Direction,
    Effort,
    Figure,
    Link,
    LinkType,
    Outcome,
    Outlook,
    Search,
    Settlement,
    Shows,
    Source,
    SourceKind,
    Tag,
    Trend,
    Wanted,
)
from radargen.pages.addresses import TRENDS
from tests.make import CRITERIA, assessment, radar, rating, text, trend
from tests.pages.reading import Page, block
from tests.pages.specimen import blueprinting, page, specimen

BLUEPRINTING = "trends/service-blueprinting.md"


def read(source: str) -> str:
    """The page's words in order."""
    return re.sub(r"\s+([.,;:])", r"\1", Page(block(source)).text)


def words(language: str = "de", path: str = BLUEPRINTING) -> str:
    return read(page(specimen(), path, language))


def test_the_answer_comes_first() -> None:
    order = [
        "Ein Bild des Ablaufs",
        "Was tun Jetzt handeln",
        "Ring Scale",
        "Wirkung 3 von 5",
        "Erster Schritt",
        "Worum es geht",
    ]
    found = [words().index(part) for part in order]
    assert found == sorted(found)


def test_a_beginning_has_a_doer_a_price_and_a_sign() -> None:
    one = trend("kanban", who=text("Alle.", "All."), cost=text("Viel.", "Much."), success=text("Ruhe.", "Quiet."))
    shown = read(page(radar(one), "trends/kanban.md"))
    assert "Woran man den Erfolg sieht Ruhe. Was es kostet Viel. Wer handeln muss Alle." in shown


def test_effort_is_told_in_two_tones() -> None:
    assert "Aufwand in der Organisation 4 von 5. Ziele und Rollen ändern sich" in words()
    assert "Aufwand in der Technik 2 von 5. Eine Abteilung" in words()


def test_an_override_stands_beside_the_computed_ring() -> None:
    assert "Die Regel ergibt Pilot. Die Redaktion setzt den Trend auf Scale: Die Quellen hinken nach." in words()


def test_what_is_only_carried_over_is_said_so() -> None:
    carried = replace(assessment("2026", rating(3, 2, 4)), confirmed=False)
    of = radar(trend("kanban", assessments=(carried,)), trend("lean"))
    assert "Carried over from the edition before; not confirmed for 2026 yet." in read(
        page(of, "trends/kanban.md", "en")
    )
    prepared = "Diese Ausgabe entsteht gerade: Eine ihrer 2 Einstufungen ist aus der vorigen übernommen"
    for path in ("index.md", "editions/2026.md"):
        assert prepared in read(page(of, path)), path
    assert "entsteht gerade" not in words(path="index.md")


def test_every_rater_is_shown_with_the_chosen_sentences_and_the_reckoning() -> None:
    shown = words()
    assert "zweite (Redaktion) Der Median von 2, 2 und 3 ist 2: Experiment" in shown
    assert "Adoption 4 von 5 adoption 4" in shown
    assert "3 Bewertungen sagen Pilot, Experiment und Scale; die mittlere Stufe ist 3: Pilot" in shown
    assert "Abweichende Meinung: Zu wenige Belege." in shown


def test_a_single_rating_is_an_editors_estimate() -> None:
    of = radar(trend("kanban", assessments=(assessment("2026", rating(3, 2, 4)),)))
    shown = read(page(of, "trends/kanban.md", "en"))
    assert "Median of 3, 2 and 4 is 3; evidence 2 allows at most 3: Pilot" in shown
    assert "Editors’ estimate: one rating, level 3. Rated by redaktion (editor)." in shown


def test_a_level_that_no_source_shows_is_called_an_estimate() -> None:
    one = trend(
        "kanban", assessments=(assessment("2026", rating(3, 2, 4)),), sources=(Source("S", shows=(Shows.MEANS,)),)
    )
    plain = radar(one)
    adoption, evidence, means = plain.criteria
    of = replace(
        plain, criteria=(replace(adoption, shown_by=Shows.ADOPTION), evidence, replace(means, shown_by=Shows.MEANS))
    )
    shown = read(page(of, "trends/kanban.md"))
    assert "Adoption 3 von 5 adoption 3 Schätzung" in shown and shown.count("Schätzung") == 1
    assert "Schätzung" not in read(page(plain, "trends/kanban.md"))


def test_links_are_shown_both_ways() -> None:
    assert "Was zuerst da sein muss Ärger vermeiden Process" in words()
    assert "wird vorausgesetzt von Chatbots Technology" in words()
    assert "wird vorausgesetzt von Service Blueprinting Process" in words(path="trends/journey-mapping.md")


def test_linked_trends_stand_by_dimension() -> None:
    links = tuple(Link(to, LinkType.REQUIRES) for to in ("chatbots", "journey-mapping", "german-only"))
    of = specimen(trend("hub", links=links))
    assert "Was zuerst da sein muss German only People Ärger vermeiden Process Chatbots Technology" in read(
        page(of, "trends/hub.md")
    )


def test_rivals_are_told_once() -> None:
    of = radar(
        trend("kanban", links=(Link("scrum", LinkType.COMPETES),)),
        trend("scrum", links=(Link("kanban", LinkType.COMPETES),)),
    )
    assert page(of, "trends/kanban.md").count("steht im Wettbewerb mit") == 1


def test_a_reversed_case_is_told_like_any_other() -> None:
    assert (
        "Stadtwerke Beispiel zurückgenommen · Energie · Deutschland · 2024 Hat den Umzug neu gezeichnet. Erster"
        " Schritt: Ein Workshop. Hindernis: Kein Mandat. Jahresbericht die Organisation selbst März 2024" in words()
    )


@pytest.mark.parametrize(
    ("source", "language", "told"),
    [
        (Source("S"), "de", "Quellen S"),
        (Source("S", by="Duden"), "de", "Quellen S von Duden"),
        (
            Source("S", kind=SourceKind.STATISTICS, shows=(Shows.BENEFIT, Shows.LIMIT)),
            "de",
            "Statistik zeigt: Nutzen, Grenze",
        ),
        (Source("S", by="B", shows=(Shows.MEANS,), n=5172), "en", "S by B; shows: tools and skills; n = 5,172"),
        (Source("S", population=text("Läden", "Shops")), "en", "Sources S Shops"),
        (Source("S", population=text("Läden", "Shops"), n=5172), "de", "S Läden, n = 5.172"),
        (Source("S", population=text("Läden"), n=3), "en", "S Läden, n = 3"),
    ],
)
def test_a_source_says_whose_it_is_what_it_shows_and_of_whom(source: Source, language: str, told: str) -> None:
    of = radar(trend("kanban", sources=(source,)))
    assert told in read(page(of, "trends/kanban.md", language))


def test_an_author_is_named_once() -> None:
    shown = read(page(radar(trend("kanban", sources=(Source("Duden: S", by="duden"),))), "trends/kanban.md"))
    assert "Quellen Duden: S" in shown and "von duden" not in shown


def test_the_text_names_sources_and_cases_by_their_numbers() -> None:
    one = trend(
        "kanban",
        text=text("Belegt.[^study] Und dort.[^report]", "Proven.[^study]"),
        cases=(Case("Stadtwerke", text("Gab auf.", "Gave up."), source=Source("Bericht", key="report")),),
        sources=(Source("Ein Buch"), Source("Die <Studie>", "https://example.org/", key="study")),
    )
    source = page(radar(one), "trends/kanban.md")
    assert "Belegt. [1] Und dort. [2]" in read(source)
    assert 'href="#source-1" aria-label="Quelle 1: Die &lt;Studie&gt;"' in source
    assert "Quellen Ein Buch [1] Die <Studie>" in read(source) and "[2] Bericht" in read(source)
    assert source.count('id="source-1"') == source.count('id="source-2"') == 1


WHAT = text("Läden", "Shops")


def series(*values: tuple[int, str], **more: object) -> str:
    figures = tuple(Figure(WHAT, year, Decimal(value), "study", **more) for year, value in values)  # type: ignore[arg-type]
    one = trend("kanban", figures=figures, sources=(Source("Studie", key="study"),))
    return page(radar(one), "trends/kanban.md")


def test_figures_over_time_are_a_chart_and_a_table() -> None:
    source = series((2026, "1250.5"), (2023, "-4"), population=text("Alle", "All"), unit="€")
    assert 'aria-label="2023: -4\u00a0€, 2026: 1.250,5\u00a0€"' in source
    assert "Jahr Wert Quelle 2023 -4 € [1] 2026 1.250,5 € [1]" in read(source)
    assert 'href="#source-1" aria-label="Quelle 1: Studie"' in source
    points = [(float(x), float(y)) for x, y in re.findall(r'<circle cx="([0-9.]+)" cy="([0-9.]+)" r="4"/>', source)]
    (zero,) = re.findall(r'radar-series-zero" d="M0 ([0-9.]+)H', source)
    (left, low), (right, high) = points
    assert left < right and high < float(zero) < low


def test_few_figures_are_bars_from_a_common_zero_and_others_a_line() -> None:
    few = series((2023, "20"), (2024, "40"), (2025, "10"))
    assert re.findall(r'<rect width="([\d.]+)"', few) == ["60.0", "120.0", "30.0"]
    assert "radar-series-line" not in few
    five = [(2020 + n, "3") for n in range(5)]
    for others in (five, [(2023, "-1"), (2024, "2")], [(2023, "0"), (2024, "0")]):
        assert "radar-series-line" in series(*others)
        assert "<rect" not in series(*others)


def test_a_single_figure_has_no_chart_and_other_things_are_another_series() -> None:
    assert "<svg" not in block(series((2026, "3"))).partition('id="figures"')[2].partition("</section>")[0]
    figures = (Figure(WHAT, 2026, Decimal(3), "x"), Figure(WHAT, 2026, Decimal(3), "x", unit="%"))
    shown = read(page(radar(trend("kanban", figures=figures)), "trends/kanban.md", "en"))
    assert shown.count("Shops Year Value Source 2026 3") == 2


def test_the_labels_of_many_figures_have_space_beside_each_other() -> None:
    source = series(*((year, "123456") for year in range(1950, 2026)))
    labels = [float(x) for x in re.findall(r'<text class="radar-series-value" x="([0-9.]+)"', source)]
    years = re.findall(r'<text x="[0-9.]+" y="[0-9.]+" text-anchor="middle">([0-9]{4})</text>', source)
    assert "2025" in years and len(years) > 3
    assert len(labels) > 1 and all(later - earlier >= 40 for earlier, later in pairwise(labels))


def test_what_raters_settled_on_stands_with_its_reason_beside_their_ratings() -> None:
    rated = assessment("2026", rating(2, 2, 2, by="anna"), rating(4, 4, 4, by="bo"))
    levels = tuple((criterion, 3) for criterion in CRITERIA)
    settled = Settlement(levels, text("Nur im Norden.", "Only in the north."))
    shown = read(page(radar(trend("kanban", assessments=(replace(rated, settled=settled),))), "trends/kanban.md"))
    assert (
        "2 Bewertungen sagen Experiment und Scale; ihre mittlere Stufe ist 2, festgelegt ist Stufe 3."
        " Festgelegt, wo die Bewertungen auseinandergehen Adoption 3 von 5"
    ) in shown
    assert shown.index("Nur im Norden.") < shown.index("anna") < shown.index("bo")


def test_marks_in_summary_reason_and_because_lead_to_the_sources() -> None:
    outlook = Outlook(Direction.IN, 2028, text("Sie sagt es.[^study]"), text("Nichts."))
    settled = Settlement(tuple((criterion, 3) for criterion in CRITERIA), text("Mitte.[^study]"))
    rated = assessment("2026", rating(2, 2, 2, by="a"), rating(4, 4, 4, by="b"), ring="scale")
    said = replace(
        rated,
        reason=text("<b>Neu</b>.[^study][^none]"),
        because=text("Pflicht [^study]."),
        outlook=outlook,
        settled=settled,
    )
    of = radar(
        trend("kanban", assessments=(said,), summary=text("Eine Tafel.[^study]"), sources=(Source("A", key="study"),))
    )
    shown = page(of, "trends/kanban.md")
    mark = '<sup class="footnote-ref"><a href="#source-1" aria-label="Quelle 1: A">[1]</a></sup>'
    for words in ("Eine Tafel.", "&lt;b&gt;Neu&lt;/b&gt;.", "Pflicht", "Sie sagt es.", "Mitte."):
        assert f"{words}{mark}" in shown
    assert f"{mark}[^none]" in shown
    assert "description: &quot;Eine Tafel.&quot;" in shown or 'description: "Eine Tafel."' in shown
    assert "[^" not in page(of, TRENDS) + page(of, "index.md") + page(of, "feed.xml")


def test_what_was_looked_for_and_not_found_is_told_in_readers_words() -> None:
    search = Search(dt.date(2026, 11, 12), Wanted.STUDY, "Google Scholar", ("kanban <b>", "Wirkung"))
    of = radar(trend("kanban", searched=(search,)))
    assert (
        "Gesucht und nicht gefunden eine unabhängige Studie 12. November 2026 Google Scholar: „kanban <b>“, „Wirkung“"
        in read(page(of, "trends/kanban.md"))
    )
    assert "Looked for and not found an independent study 12 November 2026 Google Scholar: “kanban <b>”" in read(
        page(of, "trends/kanban.md", "en")
    )
    assert "nicht gefunden" not in read(page(radar(trend("kanban")), "trends/kanban.md"))


def expecting(towards: Direction) -> Trend:
    """A trend on the same ring in two editions, with an outlook in each."""
    outlook = Outlook(towards, 2026, text("Darum.", "Therefore."), text("Keiner will.", "Nobody wants."))
    stood = assessment("2025", ring="pilot"), assessment("2026", ring="pilot")
    later = replace(outlook, by=2028)
    return trend("kanban", assessments=(replace(stood[0], outlook=outlook), replace(stood[1], outlook=later)))


def test_an_outlook_is_an_opinion_with_the_sign_that_would_refute_it() -> None:
    of = radar(expecting(Direction.OUT), editions=("2025", "2026"))
    assert (
        "Ausblick Meinung der Redaktion Bis 2028 rückt er nach außen. Darum. Was das widerlegen würde: Keiner will."
        " Ausgabe 2025: Bis 2026 rückt er nach außen. nicht eingetroffen"
    ) in read(page(of, "trends/kanban.md"))
    assert "Outlook opinion of the editors By 2028 it moves outwards. Therefore." in read(
        page(of, "trends/kanban.md", "en")
    )
    assert "Ausblick" not in read(page(radar(trend("kanban")), "trends/kanban.md"))


def test_the_method_keeps_the_tally_of_outlooks() -> None:
    of = radar(expecting(Direction.OUT), replace(expecting(Direction.STAYS), id="lean"), editions=("2025", "2026"))
    shown = read(page(of, "method.md"))
    assert "Bisher gibt es 4 Ausblicke: 1 eingetroffen, 1 nicht eingetroffen und 2 offen." in shown
    assert "Ausblick" not in read(page(radar(trend("kanban")), "method.md"))


def test_a_case_says_how_it_failed_and_what_that_shows() -> None:
    case = Case("Stadtwerke", text("Gab auf.", "Gave up."), outcome=Outcome.FAILED, shows=(Shows.LIMIT,))
    shown = read(page(radar(trend("kanban", cases=(case,))), "trends/kanban.md"))
    assert "Stadtwerke gescheitert Gab auf. zeigt: Grenze" in shown


def test_a_country_is_told_by_its_name() -> None:
    assert "Energy · Germany · 2024" in words("en")


@pytest.mark.parametrize(
    ("kinds", "sentence"),
    [
        ((SourceKind.VENDOR,), "Die einzige Quelle stammt von einem Anbieter."),
        ((SourceKind.PRESS,), "Die Quelle stammt nicht von einem Anbieter."),
        ((SourceKind.VENDOR, SourceKind.PRESS), "Eine von zwei Quellen stammt von einem Anbieter."),
        ((SourceKind.VENDOR,) * 2, "Beide Quellen stammen von Anbietern."),
        ((SourceKind.VENDOR,) * 3, "Alle drei Quellen stammen von Anbietern."),
        ((*(SourceKind.VENDOR,) * 2, SourceKind.LAW), "Zwei von drei Quellen stammen von Anbietern."),
        ((SourceKind.LAW, SourceKind.PRESS), "Keine der beiden Quellen stammt von einem Anbieter."),
        ((SourceKind.LAW,) * 13, "Keine der 13 Quellen stammt von einem Anbieter."),
        ((None,), None),
    ],
)
def test_the_vendors_share_is_visible(kinds: tuple[SourceKind | None, ...], sentence: str | None) -> None:
    of = radar(trend("kanban", sources=tuple(Source("S", kind=kind) for kind in kinds)))
    shown = read(page(of, "trends/kanban.md"))
    assert ("Anbieter" not in shown.replace("Anbieter,", "")) if sentence is None else (sentence in shown)


def test_the_phases_in_which_to_start_are_one_sentence_and_all_of_them_links() -> None:
    assert "Phasen 1 bis 2: Affinität bis Recherche" in words()
    links = re.findall(r'<li( class="radar-on")?><a href="[^"]+" aria-label="([^"]+)">', page(specimen(), BLUEPRINTING))
    assert [(bool(on), words) for on, words in links] == [
        (True, "Phase 1: Affinität"),
        (True, "Phase 2: Recherche"),
        (False, "Phase 3: Umsetzung"),
    ]


def test_tags_raters_and_who_keeps_an_entry_are_called_by_their_names() -> None:
    of = replace(
        specimen(),
        tags=(Tag("method", text("Vorgehen", "Method")),),
        contributors=(Contributor("redaktion", text("Redaktion", "The editors")),),
    )
    assert "Schlagwörter journey, Vorgehen" in read(page(of, BLUEPRINTING))
    assert "Für die Redaktion Verantwortlich Redaktion Datei trends/service-blueprinting.yaml" in read(
        page(of, BLUEPRINTING)
    )
    assert "The editors (editor" in read(page(of, BLUEPRINTING, "en"))


def test_the_history_has_the_newest_edition_first() -> None:
    assert "2026 Scale nach innen gerückt Mehrere Häuser arbeiten damit. 2025 Experiment" in words()


def test_a_radars_first_edition_has_no_history_and_no_movement() -> None:
    shown = page(radar(trend("kanban")), "trends/kanban.md")
    assert "Verlauf" not in shown
    assert "Bewegung" not in shown


def test_an_archived_trend_says_what_became_of_it() -> None:
    shown = words(path="trends/beacons.md")
    assert "Archiviert mit der Ausgabe 2026: verblasst. Niemand fragt danach. Nachfolger: Chatbots" in shown
    assert "Wo der Trend in der Ausgabe 2025 stand und warum" in shown


def test_a_trend_that_left_the_chart_says_so() -> None:
    assert "steht dieser Trend nicht auf dem Radar, zuletzt in der Ausgabe 2025." in words(path="trends/panels.md")


def test_a_trend_that_was_never_placed_says_so() -> None:
    of = radar(trend("kanban", assessments=()))
    assert "In der Ausgabe 2026 steht dieser Trend nicht auf dem Radar." in read(page(of, "trends/kanban.md"))


def test_what_is_absent_leaves_no_heading() -> None:
    of = replace(
        radar(trend("kanban", effort=None, assessments=(assessment("2026", ring="pilot", impact=None),))), criteria=()
    )
    html = Page(block(page(of, "trends/kanban.md", edit_url="")).partition('<details class="radar-cite-files')[0])
    assert html.headings() == ["h1"]
    assert html.text == (
        "Testradar 2026 Process · Ausgabe 2026 Kanban Ring Pilot Daten JSON Für die Redaktion Datei trends/kanban.yaml"
        " Zitieren als: „Kanban“. In: Testradar, Ausgabe 2026, 30. November 2026."
    )


def test_a_stated_ring_among_computed_ones_says_that_it_is() -> None:
    shown = words(path="trends/journey-mapping.md")
    assert "Der Ring ist von der Redaktion festgelegt, ohne Bewertungen." in shown


@pytest.mark.parametrize(
    ("field", "value", "heading"),
    [
        ("text", text(""), "Worum es geht"),
        ("first_step", text(""), "Erster Schritt Einen"),
        ("who", text(""), "Wer handeln muss"),
        ("cost", text(""), "Was es kostet"),
        ("success", text(""), "Woran man den Erfolg sieht"),
        ("aliases", (), "Auch genannt"),
        ("effort", None, "Aufwand"),
        ("phases", None, "Phasen"),
        ("factors", (), "Was dabei hilft"),
        ("architecture_needs", (), "Was die Technik"),
        ("goal_conflicts", (), "Zielkonflikte"),
        ("cases", (), "Wer es getan hat"),
        ("sources", (), "Quellen stammt"),
        ("tags", (), "Schlagwörter"),
        ("owner", "", "Verantwortlich"),
        ("review_by", None, "Durchsicht"),
    ],
)
def test_each_field_brings_its_heading_and_takes_it_away(field: str, value: object, heading: str) -> None:
    without = replace(blueprinting(), **{field: value})  # type: ignore[arg-type]
    of = specimen()
    others = tuple(trend for trend in of.trends if trend.id != without.id)
    assert heading in words()
    assert heading not in read(page(replace(of, trends=(*others, without)), BLUEPRINTING))


def test_a_long_way_is_flagged() -> None:
    of = radar(trend("kanban", effort=Effort(4, 1), assessments=(assessment("2026", rating(3, 3, 3)),)))
    assert "Aufwand 4 heißt, der Weg ist lang: früh beginnen." in read(page(of, "trends/kanban.md"))


def test_the_edit_link_leads_to_the_entry() -> None:
    assert (
        "https://example.org/edit/main/trends/service-blueprinting.yaml"
        in Page(block(page(specimen(), BLUEPRINTING))).hrefs
    )


def test_a_text_in_another_language_is_marked_as_a_whole() -> None:
    only_german = replace(blueprinting(), text=replace(text("x"), by_language=(("de", "Nur *so*."),)))
    of = radar(only_german, editions=("2025", "2026"))
    of = replace(of, phases=specimen().phases, factors=specimen().factors)
    source = page(of, BLUEPRINTING, "en")
    assert '<p class="radar-foreign">Available in German only</p>' in source
    assert '<div class="radar-prose" lang="de"><p>Nur <em>so</em>.</p></div>' in source

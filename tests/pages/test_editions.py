"""The pages of editions and of two compared, a trend's way through them, and the addresses of former ids."""

import datetime as dt
import json
import re
from dataclasses import replace
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from radargen.model import Archive, Corrected, Correction, Edition, Fate, Radar, Status, Text
from radargen.pages import EDITIONS, Charts, Download, PageChart, pages
from radargen.pages.edition_view import EditionView, view_of_edition
from radargen.pages.views.page_parts.history_chart import history_chart
from tests.make import assessment, radar, text, trend
from tests.pages.reading import Page, block
from tests.pages.specimen import SVG, made, page, specimen

FOUR = radar(
    trend("walls", {"2023": "vision", "2024": "pilot", "2025": "pilot", "2026": "scale"}),
    trend("mirrors", {"2023": "pilot", "2025": "pilot"}, "technology", formerly=("lenses", "glasses")),
    trend(
        "domes",
        assessments=(
            assessment("2023", ring="scale"),
            assessment("2024", ring="pilot", reason="Sie lecken."),
        ),
        status=Status.ARCHIVED,
        archived=Archive(Fate.FADED, "2025", text("Abgebaut.", "Taken down."), "walls"),
    ),
    editions=("2023", "2024", "2025", "2026"),
)


def told(language: str = "de") -> EditionView:
    from radargen.assessing import blips  # noqa: PLC0415
    from radargen.pages import Charts  # noqa: PLC0415

    return view_of_edition(FOUR, FOUR.newest, language, blips(FOUR, FOUR.newest), Charts(), "")


def words(path: str, language: str = "de", **more: object) -> str:
    return Page(block(page(FOUR, path, language, **more))).text


def test_each_pair_of_editions_is_compared_once() -> None:
    pairs = [path for path in made(FOUR) if "since-" in path]
    assert pairs == [
        "editions/2024/since-2023.md",
        "editions/2025/since-2023.md",
        "editions/2025/since-2024.md",
        "editions/2026/since-2023.md",
        "editions/2026/since-2024.md",
        "editions/2026/since-2025.md",
    ]


def test_of_many_editions_the_newest_are_compared_and_all_have_a_page() -> None:
    many = replace(FOUR, editions=tuple(Edition(str(year)) for year in range(2016, 2027)))
    paths = made(many)
    assert sum("since-" in path for path in paths) == 28
    assert "editions/2019/since-2018.md" not in paths
    assert "editions/2016.md" in paths


def test_a_single_edition_has_its_address_and_an_undeclared_one_has_none() -> None:
    one = radar(trend("walls"))
    assert [path for path in made(one) if path.startswith("editions/")] == ["editions/2026.md"]
    assert "Alle Ausgaben" not in Page(block(page(one, "editions/2026.md"))).text
    implied = replace(one, editions=(replace(one.newest, implied=True),))
    assert not [path for path in made(implied) if path.startswith("editions/")]


def test_a_comparison_says_what_became_of_every_trend() -> None:
    assert words("editions/2024/since-2023.md") == (
        "Was sich von 2023 bis 2024 geändert hat "
        "1 nach innen gerückt, 1 nach außen gerückt und 1 nicht mehr auf dem Radar. "
        "von 2023 bis 2024 2025 2026 Alle Ausgaben "
        "Nach innen gerückt 1 Walls Process Vision → nach Pilot "
        "Nach außen gerückt 1 Domes Process Scale → nach Pilot Sie lecken. "
        "Nicht mehr auf dem Radar 1 Mirrors Technology Pilot"
    )
    assert "Archived 1 Domes Process Pilot → to faded Taken down. Successor: Walls" in words(
        "editions/2026/since-2024.md", "en"
    )


def test_without_a_change_a_comparison_says_so() -> None:
    still = radar(trend("walls", {"2025": "pilot", "2026": "pilot"}), editions=("2025", "2026"))
    assert "Nothing changed." in Page(block(page(still, "editions/2026/since-2025.md", "en"))).text


def test_an_edition_of_the_past_shows_its_own_trends_and_leads_to_the_newest() -> None:
    past = page(FOUR, "editions/2023.md", "en")
    assert "This is an earlier edition. To the newest, 2026" in Page(block(past)).text
    assert {href for href in Page(block(past)).hrefs if "trends/" in href} == {
        "../../trends/domes/",
        "../../trends/mirrors/",
        "../../trends/walls/",
    }
    assert "edition of the past" not in words("editions/2026.md", "en")


def test_the_overview_shows_each_trend_through_all_editions() -> None:
    rows = [line for line in page(FOUR, "editions/index.md", "en").split("<tr>") if "trends/domes/" in line]
    assert Page(rows[0]).text == "Domes Scale Pilot moved out × faded – not on the radar"
    (mirrors,) = (line for line in page(FOUR, "editions/index.md", "en").split("<tr>") if "trends/mirrors/" in line)
    assert Page(mirrors).text.startswith("Mirrors Pilot – not on the radar Pilot new – not on the radar")


def test_the_overview_draws_what_has_moved_where_it_has_the_picture() -> None:
    files = (Download("Ways", "radar/ways.pdf", of_history=True), Download("Radar", "radar/radar.pdf"))
    with_lines = Charts(timeline=PageChart(SVG, SVG.replace("<circle", "<path/><circle")), downloads=files)
    (overview,) = (
        source for path, source in pages(FOUR, FOUR.newest, "en", (), with_lines).items() if path == EDITIONS
    )
    assert "A line for each trend that changed its ring." in Page(block(str(overview))).text
    assert str(overview).count('viewBox="0 0 9 9"') == 2
    assert "../radar/ways.pdf" in str(overview)
    assert "radar.pdf" not in str(overview)
    assert "A line for each trend" not in words(EDITIONS, "en")


def test_a_retired_trend_says_first_what_became_of_it() -> None:
    shown = words("trends/domes.md", "en")
    assert shown.startswith(
        "Test radar 2026 Process Domes Archived with edition 2025: faded. Taken down. Successor: Walls"
    )


def test_the_way_of_a_trend_is_a_line_of_steps_with_gaps() -> None:
    chart = history_chart(told("en"), "trends/walls.md", FOUR.trends[2])
    assert chart
    assert chart.path == "M5 99H56V55H112V55H168V33H219"
    assert chart.description == "2023: Vision, 2024: Pilot, 2025: Pilot, 2026: Scale"
    gap = history_chart(told("en"), "trends/mirrors.md", FOUR.trends[1])
    assert gap
    assert gap.path == "M5 55H51M117 55H163"
    assert [stop.y is None for stop in gap.stops] == [False, True, False, True]


def test_one_stop_is_no_way() -> None:
    newcomer = radar(trend("new", {"2026": "pilot"}), editions=("2025", "2026"))
    assert "radar-steps" not in page(newcomer, "trends/new.md")


@pytest.mark.parametrize(("language", "sentence"), [("de", "heißt jetzt anders"), ("en", "another name now")])
def test_a_former_address_leads_on_without_a_server(language: str, sentence: str) -> None:
    pages = made(FOUR, language)
    source = str(pages["trends/lenses/index.html"])
    assert source == pages["trends/glasses/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../../trends/mirrors/">' in source
    assert '<a href="../../trends/mirrors/">Mirrors</a>' in source
    assert sentence in source
    assert f'<html lang="{language}">' in source


def test_a_hostile_name_stays_text_at_a_former_address() -> None:
    of = radar(trend("walls", formerly=("old",), name=text('</title><script>"x"</script>')))
    assert "<script>" not in str(made(of)["trends/old/index.html"])


def test_two_editions_with_every_kind_of_change_are_the_same_in_any_order_of_trends() -> None:
    of = specimen()
    turned = replace(of, trends=tuple(reversed(of.trends)))
    path = "editions/2026/since-2025.md"
    assert page(of, path) == page(turned, path)


def corrected() -> Radar:
    """The edition 2025 was put right twice, and something of a stranger's stands in it."""
    walls, mirrors, unknown = (
        Corrected("walls", ("ring", "computed_ring", "level", "impact"), "scale", "pilot"),
        Corrected("mirrors", (), "", "pilot"),
        Corrected("no-more", ("summary",), "pilot", "pilot"),
    )
    first = Correction(dt.date(2025, 12, 1), Text((("de", "<b>Erst</b> *so*"),)), ("rings",), (unknown,))
    second = Correction(dt.date(2026, 1, 15), text("Zahlendreher.", "A slip."), (), (walls, mirrors))
    editions = [
        replace(one, date=dt.date(int(one.id), 6, 1), corrections=(first, second) if one.id == "2025" else ())
        for one in FOUR.editions
    ]
    return replace(FOUR, editions=tuple(editions))


@pytest.mark.parametrize(
    ("language", "short", "told"),
    [
        (
            "de",
            "Berichtigt am 15. Januar 2026",
            "Berichtigungen Was nach dem Erscheinen der Ausgabe berichtigt wurde, das Letzte zuerst. "
            "15. Januar 2026 Zahlendreher. Damit geändert: "
            "Walls: Scale → nach Pilot, Wirkung Mirrors: Pilot, auf das Radar genommen "
            "1. Dezember 2025 <b>Erst</b> *so* Damit geändert: Ringe no-more: Zusammenfassung",
        ),
        (
            "en",
            "Corrected on 15 January 2026",
            "Corrections What was put right after the edition was published, the last first. "
            "15 January 2026 A slip. Changed with it: Walls: Scale → to Pilot, impact Mirrors: Pilot, put on the radar "
            "1 December 2025 <b>Erst</b> *so* Available in German only Changed with it: rings no-more: summary",
        ),
    ],
)
def test_a_page_tells_what_was_put_right_when_why_and_of_which_trends(language: str, short: str, told: str) -> None:
    shown = Page(block(page(corrected(), "editions/2025.md", language)))
    said = " ".join(shown.text.split()).replace(" :", ":").replace(" ,", ",")
    assert f"{told} Zitieren als:" in said or f"{told} Cite as:" in said
    assert short in shown.text
    assert 'href="#corrections"' in page(corrected(), "editions/2025.md", language)
    assert short in Page(block(page(corrected(), "editions/index.md", language))).text
    assert short[:9] not in Page(block(page(corrected(), "editions/2026.md", language))).text


def test_the_home_page_leads_to_the_corrections_of_its_edition() -> None:
    one = corrected()
    radar = replace(one, editions=one.editions[:3])
    assert 'href="editions/2025/#corrections"' in page(radar, "index.md")
    assert "#corrections" not in page(one, "index.md")


def test_data_and_feed_tell_of_corrections_by_their_own_day() -> None:
    found = made(corrected(), "en")
    data = json.loads(made(corrected())["data/2025.json"])
    Draft202012Validator(json.loads(files("radargen.pages").joinpath("schema.json").read_text("utf-8"))).validate(data)
    assert [(one["date"], one["parts"]) for one in data["corrections"]] == [
        ("2025-12-01", ["rings"]),
        ("2026-01-15", []),
    ]
    assert {one["id"]: one["corrected"] for one in data["trends"]} == {"walls": "2026-01-15", "mirrors": "2026-01-15"}
    table = str(made(corrected())["data/2025.csv"])
    assert table.partition("\r\n")[0].split(",").index("corrected") > 0
    assert table.count(",2026-01-15,") == 2
    entries = re.findall(
        "<title>(.*?)</title>\n +<id>(.*?)</id>\n +<published>(.*?)T.*?</published>\n +<updated>(.*?)T",
        str(found["feed.xml"]),
    )
    # Also what the corrected ring did in the next edition is told anew; the address of each entry stays.
    assert [(title, published, updated) for title, _, published, updated in entries[:6]] == [
        ("Edition 2026", "2026-06-01", "2026-06-01"),
        ("Walls: moved in, from Pilot to Scale", "2026-06-01", "2026-06-01"),
        ("Mirrors: no longer on the radar", "2026-06-01", "2026-06-01"),
        ("Edition 2025 corrected", "2026-01-15", "2026-01-15"),
        ("Mirrors: new, Pilot", "2025-06-01", "2026-01-15"),
        ("Edition 2025 corrected", "2025-12-01", "2025-12-01"),
    ]
    undone = replace(corrected(), editions=tuple(replace(one, corrections=()) for one in corrected().editions))
    plain = re.findall("<entry>.*?<id>(.*?)</id>", str(made(undone, "en")["feed.xml"]), re.DOTALL)
    assert set(plain) < {each[1] for each in entries}


def test_each_edition_is_cited_as_a_whole_at_its_own_address() -> None:
    dated = replace(FOUR, editions=tuple(Edition(str(year), dt.date(year, 11, 30)) for year in range(2023, 2027)))
    shown = words("editions/2024.md", "en", site_url="https://radar.example/")
    assert "Cite as:" in words("editions/2024.md", "en")
    for each in (shown, Page(block(page(dated, "editions/2024.md", "en", site_url="https://radar.example/"))).text):
        assert "https://radar.example/en/editions/2024/" in each
    assert "@book{" in each and "year = {2024}" in each and "TY - BOOK" in " ".join(each.split())

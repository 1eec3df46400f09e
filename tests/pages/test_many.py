"""A radar of many trends: what its pages hold, that nothing is lost among them, and what they load when asked."""

import csv
import json
import re
from collections import Counter
from dataclasses import replace
from io import StringIO

import pytest

from radargen.assessing import blips
from radargen.pages import MANY, Download, data_files
from radargen.pages.views import compare, home, lists
from tests.pages.many import TRENDS, made, many, view

HREF = re.compile(r'href="([^"#]*)')
ELEMENT = re.compile(r"<[a-z]")


def listed(path: str) -> list[str]:
    """The ids of the trends to which a page leads, as often as it does."""
    return re.findall(r'href="(?:\.\./)*trends/(t\d+)/"', made()[path])


FIRST = (
    *("index.md", "trends/index.md", "factors/index.md", "next/index.md", "next/p2.md", "cases/index.md"),
    *("editions/index.md", "editions/2025.md", "editions/2026.md"),
)


@pytest.mark.parametrize("path", FIRST)
def test_the_pages_that_are_read_first_stay_small(path: str) -> None:
    assert len(made()[path]) < 60_000
    assert len(ELEMENT.findall(made()[path])) < 1_200


@pytest.mark.parametrize("ring", range(5))
def test_each_trend_of_a_dimension_stands_on_the_page_of_its_ring(ring: int) -> None:
    radar = many()
    for each in radar.dimensions:
        own = {
            b.id for b in blips(radar, radar.newest) if (b.trend.dimension, b.placement.ring) == (each.id, f"r{ring}")
        }
        parts = parts_of(f"dimensions/{each.id}/in-r{ring}")
        found = [trend for part in parts for trend in listed(part)]
        assert sorted(found) == sorted(own)
        assert all(len(listed(part)) <= 200 for part in parts)


def test_no_list_holds_more_than_two_hundred() -> None:
    for path in made():
        # What trends of a dimension require is told of those alone that require something.
        if path.endswith(".md") and not path.startswith("network/"):
            assert len(set(listed(path))) <= 200, path


def test_each_case_stands_on_the_page_of_its_industry_and_in_what_is_loaded() -> None:
    row = re.compile(
        r'<tr role="row" class="radar-case-row.*?data-industry="(i\d)".*?radar-case-who">(House [\d-]+)<', re.DOTALL
    )
    cases = sorted(
        (case.industry.any("en").replace("Trade ", "i"), case.organisation)
        for trend in many().trends
        for case in trend.cases
    )
    pages = {path: row.findall(words) for path, words in made().items() if path.startswith("cases/")}
    for path, found in pages.items():
        assert len(found) <= 200
        assert all(path.startswith(f"cases/industry-{industry}") for industry, _ in found)
    assert sorted(one for found in pages.values() for one in found) == cases
    assert sorted(row.findall(json.loads(made()["later/cases.json"])["lists"])) == cases


@pytest.mark.parametrize("edition", ["2025", "2026"])
def test_the_numbers_of_an_edition_lead_to_its_trends(edition: str) -> None:
    radar = many()
    at = next(one for one in radar.editions if one.id == edition)
    standing = Counter((b.trend.dimension, b.placement.ring) for b in blips(radar, at))
    page = made()[f"editions/{edition}.md"]
    assert sum(standing.values()) == len([one for p in parts_of(f"editions/{edition}/trends") for one in listed(p)])
    for (dimension, ring), count in standing.items():
        anchor = f"trends-{int(dimension[1:]) + 1}-{int(ring[1:]) + 1}"
        address, number = re.findall(
            rf'<td><a href="\.\./\.\./(editions/{edition}/trends[^"#]*)/#{anchor}"[^>]*>(\d+)<', page
        )[0]
        assert int(number) == count
        assert f'id="{anchor}"' in made()[f"{address}.md"]


def test_all_changes_stand_in_the_parts_of_a_comparison_once() -> None:
    pages = parts_of("editions/2026/since-2025")
    told = [
        one for path in pages for one in re.findall(r'radar-changed-name"><a href="[^"]*trends/(t\d+)/', made()[path])
    ]
    heads = dict(
        pair for path in pages for pair in re.findall(r'id="changed-(\w+)".*?radar-count">(\d+)', made()[path])
    )
    assert len(told) == len(set(told)) == sum(map(int, heads.values()))
    assert len(pages) > 1


def test_each_trend_has_its_course_in_a_part_of_the_table() -> None:
    found = [one for path in parts_of("editions/2026/courses") for one in listed(path)]
    assert sorted(found) == sorted(trend.id for trend in many().trends)


def parts_of(first: str) -> list[str]:
    """The pages of a long list."""
    return [path for path in made() if re.fullmatch(rf"{first}(/part-\d+)?\.md", path)]


def test_the_parts_of_a_factor_have_each_trend_once() -> None:
    radar = many()
    needing = {trend.id for trend in radar.trends if "f1" in trend.factors}
    found = [
        trend for path in made() if path.startswith("factors/factor-f1") and "f10" not in path for trend in listed(path)
    ]
    assert sorted(found) == sorted(needing)


def test_a_phase_shows_twelve_steps_and_leads_to_the_others() -> None:
    page = made()["next/p2.md"]
    assert page.count('<li class="radar-todo-row') <= 12
    everywhere = Counter(
        re.findall(r'id="step-(t\d+)"', "".join(words for path, words in made().items() if path.startswith("next/p2/")))
    )
    heads = sum(
        map(int, re.findall(r'<h2 id="(?:first|catch-up|then|early)">[^<]*<span class="radar-count">(\d+)', page))
    )
    assert len(everywhere) == heads
    assert set(everywhere.values()) == {1}


def test_every_link_of_a_reason_leads_to_the_row_of_that_step() -> None:
    for path, words in made().items():
        if not path.startswith("next/p"):
            continue
        for address, step in re.findall(r'href="([^"#]*)#(step-t\d+)"', words):
            depth = path.removesuffix(".md").split("/")
            steps = [*depth, *address.split("/")] if address else depth
            place: list[str] = []
            for each in steps:
                place = place[:-1] if each == ".." else [*place, each] if each else place
            target = f"{'/'.join(place)}.md"
            assert f'id="{step}"' in made()[target], (path, address, step)


def test_the_numbers_of_the_table_are_those_of_the_trends() -> None:
    page = made()["trends/index.md"]
    numbers = [int(found) for found in re.findall(r"<td><a [^>]*>(\d+)</a>", page.partition("<tfoot>")[0])]
    assert sum(numbers) == 2 * TRENDS
    assert f"<td>{TRENDS}</td></tr></tfoot>" in page


@pytest.mark.slow
def test_a_ring_offers_its_own_trends_as_a_table_and_its_pictures() -> None:
    edition, found = view(), dict[str, str]()
    picture = Download("PDF", "radar/x-ring-r1.pdf", of_ring="r1")
    edition = replace(edition, charts=replace(edition.charts, downloads=(Download("SVG", "radar/x.svg"), picture)))
    files = data_files.files(edition, by_ring=True)
    for own in edition.radar.rings:
        shown = lists.ring(edition, own)
        pictures = ["../../radar/x-ring-r1.pdf"] if own.id == "r1" else []
        assert [file.href for file in shown.files] == [*pictures, f"../../data/rings/2026/{own.id}.csv"]
        table = str(files[f"data/rings/2026/{own.id}.csv"]).removeprefix("\ufeff")
        found |= {row["id"]: row["ring"] for row in csv.DictReader(StringIO(table))}
        assert set(found.values()) >= {own.id}
    assert found == {blip.id: blip.placement.ring for blip in edition.blips.values()}
    assert "../radar/x-ring-r1.pdf" not in [file.href for file in home.home(edition).downloads]


def test_what_is_loaded_has_every_trend() -> None:
    home = json.loads(made()["later/home.json"])
    assert len(re.findall(r"<li class=", home["lists"])) == TRENDS
    names = dict(json.loads(made()["later/compare.json"])["names"])
    firsts = re.findall(r'data-files="([^"]*)"', made()["compare.md"])[0].split()
    assert len(names) == TRENDS
    for number, first in enumerate(firsts, 1):
        columns = re.findall(
            r'<template data-trend="([^"]*)"', json.loads(made()[f"later/compare-{number}.json"])["columns"]
        )
        assert columns[0] == first
        assert all(first <= each for each in columns)
        assert names.keys() >= {*columns}


def test_what_has_no_pages_of_its_own_has_whole_lists() -> None:
    whole = view(paged=False)
    for one in whole.radar.dimensions:
        found = [row.id for group in lists.dimension(whole, one).rings for row in group.rows]
        assert len(found) == sum(trend.dimension == one.id for trend in whole.radar.trends)


def test_a_radar_of_few_has_everything_on_its_pages() -> None:
    few = view(MANY)
    # Without a chart there is none to take along elsewhere, either.
    assert home.content(few) is None
    assert not [*compare.column_files(few)]
    assert not [file for ring in few.radar.rings for file in lists.ring(few, ring).files]
    for one in few.radar.dimensions:
        assert not [*lists.cell_pages(few, one)]
        assert not lists.dimension(few, one).cells

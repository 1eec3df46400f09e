"""`theme` in radar.yaml: what becomes of it, and what is said of colours that do not serve."""

import json
import re
from collections.abc import Mapping
from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from radargen.charts.colour import contrast, least_distance
from radargen.charts.theme import themes
from radargen.model import FontFile, House, LogoKind, Look
from radargen.model.problems import Location, Problem
from radargen.reading import Loaded, load, theme_files
from radargen.text.messages import Message
from tests.fonts import tiny_font
from tests.reading.picture_files.test_logo_files import SVG, png
from tests.selection import examples

RADAR = "radar: 1\nid: t\ntitle: T\ndimensions: [{dimensions}]\nrings: [Adopt, Trial, Hold]\n"


def read(
    theme: str, files: Mapping[str, bytes | Problem] | None = None, dimensions: str = "People, Process, Technology"
) -> Loaded:
    radar = RADAR.format(dimensions=dimensions) + f"theme: {theme}\n"
    entry = f"name: A\ndimension: {dimensions.partition(',')[0].lower()}\nring: adopt\n"
    return load({"radar.yaml": radar, "trends/a.yaml": entry, **(files or {})})


def house(theme: str, files: dict[str, bytes] | None = None) -> House:
    radar = read(theme, files).radar
    assert radar
    return radar.house


def said(theme: str, **more: object) -> list[str]:
    return [f"{p.code}: {p.message}" for p in read(theme, **more).problems]  # type: ignore[arg-type]


def test_colours_stand_in_the_order_of_the_dimensions_and_all_are_optional() -> None:
    found = house('{font: Corporate Sans, ink: "#3a2a1a", colours: {technology: "#0B4A42", people: "#2568AC"}}')
    assert found == House(Look(("#2568AC", "", "#0B4A42"), ink="#3A2A1A"), Look(), "Corporate Sans")
    assert house('{dark: {page: "#101820"}}') == House(dark=Look(page="#101820"))
    assert house("{}") == House()


def test_the_logo_is_the_file_at_its_path() -> None:
    logo = house(
        "{logo: site/assets/logo.png, dark: {logo: night.svg}}", {"site/assets/logo.png": png(), "night.svg": SVG}
    )
    assert logo.light.logo
    assert (logo.light.logo.kind, logo.light.logo.width, logo.light.logo.height) == (LogoKind.PNG, 3, 2)
    assert logo.dark.logo
    assert (logo.dark.logo.kind, logo.dark.logo.data) == (LogoKind.SVG, SVG)


def test_fonts_are_the_files_at_their_paths_in_order() -> None:
    files = {"b.ttf": tiny_font("日"), "fonts/a.otf": tiny_font("本")}
    assert house("{fonts: [fonts/a.otf, b.ttf]}", files).fonts == (
        FontFile("fonts/a.otf", files["fonts/a.otf"]),
        FontFile("b.ttf", files["b.ttf"]),
    )


def test_a_font_that_cannot_be_used_is_one_problem_at_its_line_and_the_others_stay() -> None:
    files = {"a.ttf": b"<html>", "b.ttf": tiny_font("日"), "c.ttf": tiny_font("日", permissions=2)}
    found = read("\n  fonts:\n    - a.ttf\n    - b.ttf\n    - c.ttf\n    - d.ttf", files)
    first = found.problems[0].location.line
    assert [(p.code, p.location.line - first, p.message) for p in found.problems] == [
        ("bad-font", 0, "fonts: ‘a.ttf’ is no font with outlines."),
        ("bad-font", 2, "fonts: ‘c.ttf’ may not be part of pictures, says its maker (fsType 2)."),
        ("bad-font", 3, "fonts: There is no file ‘d.ttf’."),
    ]
    assert found.radar
    assert [font.path for font in found.radar.house.fonts] == ["b.ttf"]


def test_the_files_of_logos_are_known_before_they_are_read() -> None:
    assert theme_files(b"theme: {logo: b.png, dark: {logo: a/a.svg}}") == ("a/a.svg", "b.png")
    assert theme_files(b"theme: {fonts: [z.ttf, ../y.ttf, 7, a.otf, x.png]}") == ("a.otf", "z.ttf")
    assert len(theme_files(b"theme: {fonts: [%s]}" % b", ".join(b"%d.ttf" % n for n in range(99)))) == 8
    for nothing in (
        b"",
        b"theme: logo",
        b"theme: {logo: ../b.png}",
        b"theme: {logo: [b.png]}",
        b"{logo",
        b"\xff logo",
        b"theme: {fonts: a.ttf}",
    ):
        assert theme_files(nothing) == ()


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("unreadable-file", "This is a link that leads out of the radar's folder."),
        ("file-too-large", "The file is larger than 256 KiB."),
    ],
)
def test_what_is_wrong_with_a_logos_file_is_told_at_the_line_that_names_it(code: str, message: str) -> None:
    given = Problem(Location("logo.png"), code, Message(message), Message("Put another there."))
    (problem,) = read("\n  logo: logo.png", {"logo.png": given}).problems
    assert (problem.location.path, problem.code, problem.hint) == ("radar.yaml", code, "Put another there.")
    assert problem.message == f"logo: ‘logo.png’: {message}"
    assert problem.location.column == 9


@pytest.mark.parametrize(
    ("theme", "problem"),
    [
        ('{colours: {people: "2A6FB5"}}', "bad-value: people: ‘2A6FB5’ is not a colour."),
        ('{ink: "#2A6FB"}', "bad-value: ink: ‘#2A6FB’ is not a colour."),
        ("{ink: red}", "bad-value: ink: ‘red’ is not a colour."),
        ("{ink: [1]}", "wrong-type: ink: a colour is expected, not a list."),
        ("\n  ink: #2568AC", "bad-value: ink: no colour is given."),
        ('{colours: {poeple: "#2568AC"}}', "unknown-dimension: There is no dimension ‘poeple’."),
        ("{font: 'Arial\\; x'}", "bad-value: font: ‘Arial\\; x’ is no font family."),
        ("{logo: /etc/logo.png}", "bad-value: logo: ‘/etc/logo.png’ is no path of a picture."),
        ("{logo: ../logo.png}", "bad-value: logo: ‘../logo.png’ is no path of a picture."),
        ("{logo: .git/logo.png}", "bad-value: logo: ‘.git/logo.png’ is no path of a picture."),
        ("{logo: logo.png}", "bad-logo: logo: There is no file ‘logo.png’."),
        ("{fonts: [/etc/a.ttf]}", "bad-value: fonts, item 1: ‘/etc/a.ttf’ is no path of a font."),
        ("{fonts: [../a.ttf]}", "bad-value: fonts, item 1: ‘../a.ttf’ is no path of a font."),
        ("{fonts: [a.woff2]}", "bad-value: fonts, item 1: ‘a.woff2’ is no path of a font."),
        ("{fonts: [a.ttf]}", "bad-font: fonts: There is no file ‘a.ttf’."),
        ("{colour: {}}", "unknown-key: ‘colour’ is no key of the theme."),
        ("{dark: {font: Arial}}", "unknown-key: ‘font’ is no key of the dark theme."),
    ],
)
def test_a_mistake_is_named_and_hurts_no_trend(theme: str, problem: str) -> None:
    found = read(theme)
    assert [f"{p.code}: {p.message}" for p in found.problems] == [problem]
    assert (bool(found.radar), found.left_out) == (True, ())


def test_a_logo_that_could_not_be_read_is_one_problem() -> None:
    assert [p.code for p in read("{logo: logo.png}", {"logo.png": b"GIF89a"}).problems] == ["bad-logo"]


def test_good_colours_are_passed_over() -> None:
    assert said('{colours: {people: "#2568AC", process: "#B24705", technology: "#0B4A42"}}') == []
    assert said('{page: "#FFFDF8"}') == []


def test_a_dark_page_takes_the_dark_presets_for_what_is_left_open() -> None:
    assert said('{page: "#101820"}') == []
    assert said('{page: "#101820", colours: {people: "#6CB4F5"}}') == []


def shade(theme: str, **more: object) -> str:
    (problem,) = read(theme, **more).problems  # type: ignore[arg-type]
    found = re.search("#[0-9A-F]{6}", problem.hint)
    assert found, problem.hint
    return found[0]


@pytest.mark.parametrize("colour", ["#FFD500", "#00C8FF", "#FF9AA2", "#B0B0B0"])
def test_the_shade_proposed_for_a_weak_colour_passes(colour: str) -> None:
    words = said(f'{{colours: {{people: "{colour}"}}}}')
    assert [w.startswith(f"low-contrast: people: {colour} has a contrast of ") for w in words] == [True]
    assert said(f'{{colours: {{people: "{shade(f"{{colours: {{people: {chr(34)}{colour}{chr(34)}}}}}")}"}}}}') == []


def test_ink_must_be_read_on_the_darkest_ring_too() -> None:
    theme = '{ink: "#757575"}'
    assert contrast("#757575", "#FFFFFF") >= 4.5
    assert said(theme)[0].startswith("low-contrast: ink: #757575 has a contrast of 3.")
    assert said(f'{{ink: "{shade(theme)}"}}') == []


def test_a_page_on_which_nothing_can_be_read_is_named_once() -> None:
    theme = '{page: "#808080"}'
    assert [words.partition(" has")[0] for words in said(theme)] == ["low-contrast: page: #B24705"]
    assert said(f'{{page: "{shade(theme)}"}}') == []


def test_of_two_colours_alike_the_later_one_is_named() -> None:
    theme = '{colours: {people: "#2568AC", process: "#2669AD"}}'
    (words,) = said(theme)
    assert words.startswith("colours-alike: process: ")
    assert "#2669AD is too like #2568AC of people: their distance (CIEDE2000) is 0." in words
    assert words.endswith(", and 15 is needed.")
    assert said(f'{{colours: {{people: "#2568AC", process: "{shade(theme)}"}}}}') == []


def test_a_colour_alike_to_one_that_the_house_leaves_open_is_named_itself() -> None:
    (words,) = said('{colours: {people: "#B24705"}}')
    assert words.startswith("colours-alike: people: ")
    assert "is too like #B24705 of process" in words


def test_who_takes_all_proposals_for_one_colour_given_three_times_is_done() -> None:
    same = {"people": "#2568AC", "process": "#2568AC", "technology": "#2568AC"}
    found = read("{colours: " + json.dumps(same) + "}").problems
    assert [problem.message.partition(",")[0] for problem in found] == [
        "process: to every reader",
        "technology: to every reader",
    ]
    first, second = (problem.hint.rpartition(" ")[2].rstrip(".") for problem in found)
    assert said("{colours: " + json.dumps(same | {"process": first, "technology": second}) + "}") == []


def test_red_and_green_that_some_take_for_one_another_are_named_with_those_who_do() -> None:
    words = said('{colours: {people: "#B4001E", process: "#2D6A00", technology: "#001E6E"}}')
    assert len(words) == 1
    assert "process: to readers who do not see" in words[0]


def test_eight_colours_may_be_closer_to_each_other_than_three() -> None:
    names = "A, B, C, D, E, F, G, H"
    presets = themes(House())["light"].many
    closest = min(least_distance(one, other)[0] for one, other in combinations(presets, 2))
    assert 8 < closest < 15
    colours = ", ".join(f'{name}: "{colour}"' for name, colour in zip("abcdefgh", presets, strict=True))
    assert said(f"{{colours: {{{colours}}}}}", dimensions=names) == []


def test_dark_colours_are_held_against_the_dark_page() -> None:
    (problem,) = read('{dark: {colours: {process: "#2568AC"}}}').problems
    assert (problem.code, problem.location.line) == ("low-contrast", 6)
    assert problem.message.startswith("process: #2568AC has a contrast of 1.57")


HOSTILE = st.text(alphabet="aA0#F -;:{}()<>&'\"\\/@\n\u00a0\u202e.,%url", max_size=12)


@settings(max_examples=examples(40))
@given(HOSTILE)
@example("Arial;x:y")
@example('Arial"')
@example("</style><script>")
@example("Arial\n")
@example("url(#a)")
def test_a_font_is_a_name_that_css_and_svg_take_as_it_is(font: str) -> None:
    found = read(json.dumps({"font": font})).radar
    assert found is None or re.fullmatch("([A-Za-z0-9][A-Za-z0-9 -]*)?", found.house.font)


@settings(max_examples=examples(40))
@given(HOSTILE)
@example("#2568AC;fill:url(a)")
@example("#2568AC\n")
@example("url(#a)")
def test_a_colour_is_a_number(colour: str) -> None:
    theme = {"ink": colour, "page": colour, "colours": {"people": colour}, "dark": {"ink": colour}}
    found = read(json.dumps(theme)).radar
    assert found
    for look in (found.house.light, found.house.dark):
        assert all(re.fullmatch("(#[0-9A-F]{6})?", value) for value in (look.ink, look.page, *look.sectors))


@settings(max_examples=examples(40))
@given(HOSTILE)
@example("logo.png\n")
@example("a/../b.png")
@example("x.svg#a")
@example("http://a.example/b.png")
def test_a_logo_is_a_path_of_plain_letters(path: str) -> None:
    assert all(
        re.fullmatch(r"[\w./-]+\.(png|svg)", each)
        for each in theme_files(json.dumps({"theme": {"logo": path}}).encode())
    )

import json

import pytest

from radargen.reading import document, load
from radargen.reading.parsing.characters import STAND_IN, code_point, cut, decoded, forbidden

PATH = "trends/kanban.yaml"


def found(source: str | bytes) -> list[tuple[str, str]]:
    return [(str(p.location), p.message) for p in decoded(PATH, source)[1]]


def test_the_first_byte_that_is_not_utf8_is_placed() -> None:
    source = "name: Grün\nlabel: Gesprächsautomat\n".encode().replace("ä".encode(), b"\xe4")
    text, (problem,) = decoded(PATH, source)
    assert str(problem.location) == "trends/kanban.yaml:2:13"
    assert problem.hint == "Save the file as UTF-8. In Windows-1252, the byte is ‘ä’."
    # Reading goes on, so that other mistakes are found in the same run.
    assert text == f"name: Grün\nlabel: Gespr{STAND_IN}chsautomat\n"


def test_utf16_is_one_mistake() -> None:
    text, (problem,) = decoded(PATH, "name: Grün".encode("utf-16"))
    assert (text, problem.hint) == ("", "The file is UTF-16; save it as UTF-8.")


def test_a_character_is_reported_once_with_its_code_point_and_first_place() -> None:
    assert found("a: b\r\nc: x\u202ey\u202e\n") == [
        (
            "trends/kanban.yaml:2:5",
            "The character U+202E RIGHT-TO-LEFT OVERRIDE (it turns the direction of reading) cannot stand in a radar;"
            " it stands here 2 times.",
        )
    ]


def test_a_character_that_stands_there_once_is_not_counted() -> None:
    ((_, message),) = found("x\u202ey\n")
    assert message.endswith(" cannot stand in a radar.")


@pytest.mark.parametrize(
    "character",
    [
        *"\0\x07\x0b\x1b\x7f\x85\x9f",
        *"\u061c\u200b\u200e\u202e\u2028\u2029\u2060\u2066\u2069\u3164\ufeff\ufff9\ufffe\uffff\ufdd0",
        *"\ud800\ue000\U000e0041\U000e0100\U0001ffff\U000f0000\U0010ffff",
    ],
)
def test_what_deceives_or_cannot_be_shown_gets_a_stand_in_of_the_same_length(character: str) -> None:
    text, problems = decoded(PATH, f"a{character}b")
    assert text == f"a{STAND_IN}b"
    assert [problem.code for problem in problems] == ["forbidden-character"]
    assert code_point(character).split()[0] in problems[0].message


@pytest.mark.parametrize(
    "text",
    [
        "Grüße, «Zitat» – „so“ … 5 € ẞ",
        "Zufriedenheits\u00adkennzahlen",
        "10\u00a0%, 5\u202f€",
        "👩‍👩‍👧 ❤️ 🏳️‍🌈",
        "می\u200cخواهم",
        "क्\u200dष",
        "tab\tin a block\r\n",
    ],
)
def test_what_people_write_stays(text: str) -> None:
    assert decoded(PATH, text) == (text, [])


def test_joiners_between_latin_letters_are_hidden_differences() -> None:
    assert forbidden("Kan\u200dban") == "\u200d"
    assert forbidden("Auf\u200clage") == "\u200c"


def test_long_values_are_cut_for_messages() -> None:
    assert cut("a\n  b") == "‘a b’"
    assert cut("x" * 60) == f"‘{'x' * 60}’"
    assert cut("x" * 61) == f"‘{'x' * 59}…’"


@pytest.mark.parametrize(
    "written",
    ["&lrm;", "&rlm;", "&#8238;", "&#x202E;", "&#X2066;", "&ZeroWidthSpace;", "&NoBreak;", "&zwj;", "&#xE000;"],
)
@pytest.mark.parametrize("place", ["text", "imprint"])
def test_what_cannot_stand_in_a_radar_cannot_stand_there_by_its_name_either(place: str, written: str) -> None:
    text = f"R&D, &amp; {written}x &shy; &nosuch; \N{WOMAN}&zwj;\N{PERSONAL COMPUTER}"
    radar: dict[str, object] = {"dimensions": ["people", "process"], "rings": ["near", "far"]}
    radar |= {"publisher": {"imprint": text}} if place == "imprint" else {}
    entry = {"name": "A", "dimension": "people", **({"text": text} if place == "text" else {})}
    found = load(
        {"radar.yaml": json.dumps(radar, ensure_ascii=False), "trends/a.yaml": json.dumps(entry, ensure_ascii=False)}
    ).problems
    told = [str(problem.message) for problem in found if problem.code == "forbidden-character"]
    assert [written in words for words in told] == [True]


@pytest.mark.parametrize("words", ["Gesch\ufffdft", '"Gesch\ufffdft"', '"Gesch\\ufffdft"', '"\ufffd\\ufffd"'])
def test_a_letter_that_was_lost_elsewhere_is_told_once(words: str) -> None:
    problems = document("trends/x.yaml", f"name: {words}\n").problems
    assert [problem.code for problem in problems] == ["forbidden-character"]
    assert "U+FFFD" in str(problems[0].message)


def test_letters_lost_with_the_encoding_are_told_with_it() -> None:
    problems = document("trends/x.yaml", b'name: "Gesch\xe4ft"\n').problems
    assert [problem.code for problem in problems] == ["not-utf8"]

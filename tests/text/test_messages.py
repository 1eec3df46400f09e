"""What editors are told, in German as in English."""

import ast
import copy
import pickle
from pathlib import Path

import pytest

import radargen
from radargen.text.messages import Message, RadargenError, all_of, joined, plural, some_of, translated
from tests.parsed import parsed


def test_a_sentence_is_a_plain_text_in_english_and_can_be_told_in_german() -> None:
    found = Message("The key {key} stands twice, in line {first} and in line {again}.", key="name", first=3, again=1200)
    assert found == "The key name stands twice, in line 3 and in line 1200."
    assert translated(found, "de") == "Das Feld name steht zweimal da, in Zeile 3 und in Zeile 1200."
    assert translated("Neither was made here.", "de") == "Neither was made here."


def test_sentences_within_sentences_and_numbers_are_told_in_the_language() -> None:
    size = Message("The file holds {size:,} bytes; {most:,} are allowed.", size=300_000, most=262_144)
    assert translated(size, "de") == "Die Datei hat 300.000 Bytes; 262.144 sind erlaubt."
    missing = Message("{key}: the text is missing in {languages}.", key="name", languages=all_of(["de", "en", "fr"]))
    assert (missing, translated(missing, "de")) == (
        "name: the text is missing in de, en and fr.",
        "name: Der Text fehlt in de, en und fr.",
    )


def test_braces_of_strangers_are_text_and_a_copy_is_the_same() -> None:
    found = Message("‘{text}’", text="{0.__class__} {key}")
    assert (found, translated(found, "de")) == ("‘{0.__class__} {key}’", "„{0.__class__} {key}“")
    assert translated(copy.deepcopy(found), "de") == translated(found, "de")


def test_a_number_of_things_takes_the_form_of_its_language_also_within_a_sentence_and_in_a_copy() -> None:
    def problems(count: int) -> Message:
        return plural("{count:,} warning", "{count:,} warnings", count=count)

    told = [(problems(count), translated(copy.deepcopy(problems(count)), "de")) for count in (0, 1, 1_234)]
    assert told == [("0 warnings", "0 Warnungen"), ("1 warning", "1 Warnung"), ("1,234 warnings", "1.234 Warnungen")]
    assert problems(1).with_values(count=2) == "2 warnings"
    assert pickle.loads(pickle.dumps(problems(2))) == problems(2)  # noqa: S301 – our own
    within = Message("{problems} in the files named.", problems=problems(1))
    assert (within, translated(within, "de")) == (
        "1 warning in the files named.",
        "1 Warnung in den genannten Dateien.",
    )


def test_a_sentence_that_a_catalogue_lacks_is_refused_in_english_and_a_language_without_one_speaks_english() -> None:
    with pytest.raises(RadargenError, match=r"editors.po has no translation of “Nobody says {this}.”") as refused:
        translated(Message("Nobody says {this}.", this="a"), "de")
    # Which can be told in the very language.
    assert translated(refused.value.message, "de") == str(refused.value)
    assert translated(Message("Shorten it."), "nl") == "Shorten it."


def test_a_list_that_is_cut_says_how_many_more_there_are() -> None:
    ids = [f"t{n}" for n in range(1_234)]
    assert [some_of(ids[:many], 3) for many in range(5)] == ["", "t0", "t0, t1", "t0, t1, t2", "t0, t1, t2 and 1 more"]
    assert translated(some_of(ids, 2, "; "), "de") == "t0; t1; und 1.232 weitere"
    colours = [Message("a colour"), Message("a list"), "x"]
    assert translated(some_of(colours, 2), "de") == "eine Farbe, eine Liste und 1 weitere"
    assert translated(joined(colours, " – "), "de") == "eine Farbe – eine Liste – x"


def test_nothing_else_cuts_a_list_of_words() -> None:
    """What is joined was cut by `some_of`; what a review shows is counted in the words of the pages."""
    cut = [
        f"{path.name}:{node.lineno}"
        for path in sorted(Path(radargen.__file__).parent.rglob("*.py"))
        if path.name not in ("messages.py", "reviews.py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in ("join", "joined")
        for inner in node.args[:1]
        for each in ast.walk(inner)
        if isinstance(each, ast.Slice) and each.lower is None and isinstance(each.upper, ast.Name | ast.Constant)
    ]
    assert cut == []

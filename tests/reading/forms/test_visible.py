"""What counts as a text: something of it can be seen, in every field that takes one."""

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from radargen.model.problems import Problem
from radargen.reading import load, visible
from radargen.reading.forms.entry_form import EntryForm
from radargen.reading.forms.fields import Form
from radargen.reading.forms.identifiers import ID_KIND
from radargen.reading.forms.radar_form import RadarForm
from radargen.reading.parsing.characters import forbidden
from radargen.text.wording import LANGUAGES
from tests.hostile import ENTRY, OTHER, RADAR, hostile_places
from tests.selection import examples, mostly_by_forge

# Spaces of all kinds, marks, controls, formats, surrogates, unassigned and private characters.
UNSEEN = st.characters(categories=("Zs", "Zl", "Zp", "Mn", "Mc", "Me", "Cc", "Cf", "Cs", "Cn", "Co"))
BLANKS = "\u2800\u115f\u1160\u3164\uffa0\ufe0f\u00ad\u00a0\u200b\u2061\u2064\u180e\u034f\U000e0041\U0001d159\ufffc"
BLANKS += "\U00013441\U00013442"


@settings(deadline=None)
@given(st.text(st.one_of(UNSEEN, st.sampled_from(BLANKS))))
def test_of_spaces_marks_formats_and_fillers_nothing_can_be_seen(text: str) -> None:
    assert not visible(text)


@settings(max_examples=examples(100))
@given(st.text(), st.characters(categories=("L", "Nd", "P", "Sm", "Sc", "So")), st.text())
def test_a_single_letter_digit_or_sign_can_be_seen_whatever_stands_around_it(before: str, one: str, after: str) -> None:
    # An accent that stands alone is composed of a space and a mark.
    assume(unicodedata.normalize("NFKC", one) not in BLANKS and not unicodedata.normalize("NFKC", one).startswith(" "))
    assert visible(before + one + after)


@pytest.mark.parametrize(
    "text", ["a", "7", "…", "C++", "é", "e\u0301", "ﬁ", "①", "中", "❤️", "👩‍🔬", "€", "\u2062x", "한"]
)
def test_what_people_write_can_be_seen(text: str) -> None:
    assert visible(text)


def problems(radar: object, entry: object) -> tuple[Problem, ...]:
    files = {"radar.yaml": radar, "trends/hostile.yaml": entry, "trends/other.yaml": OTHER}
    return load({path: json.dumps(data, ensure_ascii=False) for path, data in files.items()}).problems


def without_words(data: Any, key: tuple[str | int, ...], words: str) -> Any:
    """The data with other words at that place."""
    changed = json.loads(json.dumps(data))
    at = changed
    for part in key[:-1]:
        at = at[part]
    at[key[-1]] = words
    return changed


@pytest.mark.slow
@pytest.mark.parametrize("unseen", mostly_by_forge(["\u2800 \u2800", "\u00a0", "\u00ad\ufe0f", " \u3000\u0301"]))
def test_no_field_takes_a_text_of_which_nothing_can_be_seen(unseen: str) -> None:
    assert not forbidden(unseen)
    assert all(problem.code != "bad-value" for problem in problems(RADAR, ENTRY))
    for data, other in ((RADAR, ENTRY), (ENTRY, RADAR)):
        for key in hostile_places(data):
            changed = without_words(data, key, unseen)
            found = problems(changed, other) if data is RADAR else problems(other, changed)
            told = [problem for problem in found if "nothing of the text can be seen" in problem.message]
            assert len(told) == 1, key
            assert "U+" in told[0].message


def test_in_markdown_a_blank_may_be_written_by_its_name() -> None:
    changed = ENTRY | {"text": {"de": "&nbsp; &#8203;", "en": "Q&A &nbsp;"}}
    told = [problem.message for problem in problems(RADAR, changed) if problem.code == "bad-value"]
    assert told == [
        "text (de): nothing of the text can be seen; it holds U+00A0 NO-BREAK SPACE, U+200B ZERO WIDTH SPACE."
    ]


# A plain name stands for a mapping that has no more than it, and a brake names a criterion.
IDS = {("dimensions",), ("rings",), ("rule", "brakes", "ahead_of")}


def free_texts(form: type[Form]) -> set[tuple[str, ...]]:
    """Where the form takes words of the editor's own: the keys that lead there, without places in lists."""
    schema = form.model_json_schema(by_alias=True)

    def below(node: dict[str, Any], key: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if "$ref" in node:
            node = schema["$defs"][node["$ref"].rpartition("/")[2]]
        if node.get("type") == ["string", "number", "boolean"] and ID_KIND not in node:
            yield key
        for one in node.get("anyOf", ()):
            yield from below(one, key)
        if isinstance(node.get("items"), dict):
            yield from below(node["items"], key)
        for name, one in node.get("properties", {}).items():
            yield from below(one, key if name in LANGUAGES else (*key, name))

    return set(below(schema, ()))


@pytest.mark.parametrize(("form", "data"), [(EntryForm, [ENTRY, OTHER]), (RadarForm, [RADAR])])
def test_the_hostile_radar_has_every_field_that_takes_free_text(form: type[Form], data: list[object]) -> None:
    tried = {
        tuple(part for part in key if isinstance(part, str) and part not in LANGUAGES)
        for one in data
        for key in hostile_places(one)
    }
    assert free_texts(form) - tried - IDS == set()

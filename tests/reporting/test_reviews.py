"""What is told of a change: every field of every noun, and nothing of a stranger's words acts in a comment."""

import dataclasses
import datetime as dt
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from itertools import cycle
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from radargen import model
from radargen.assessing.differences import Difference, FileChange, Side, Touched, difference
from radargen.model import Radar, Text, Trend
from radargen.model.problems import Location, Problem
from radargen.reporting import reviews
from radargen.text.messages import Message
from radargen.text.wording import wording
from tests.make import radar, trend
from tests.selection import examples

# What of a value is no part of the data: where it stands in its file.
NO_DATA = {"where"}
# Levels of the criteria that the rule asks for, and other ones.
LEVELS = ((("thing", 1), ("word-1", 1)), (("thing", 2), ("word-1", 2)))
# What has to fit together, so that there is a radar at all: who is who, and where the trend stands.
FITTING: dict[str, object] = {
    "Radar.languages": ("de", "en"),
    "Edition.id": "2026",
    "Ring.id": "trial",
    "Dimension.id": "process",
    "Trend.dimension": "process",
    "Assessment.edition": "2026",
    "Assessment.ring": "trial",
    **{f"{noun}.id": "thing" for noun in ("Radar", "Trend", "Criterion", "Phase", "Factor")},
}


def made(kind: Any, seed: int, depth: int = 0) -> Any:
    """A value of a type with everything in it that it can hold; other seeds give other values, but the same ids."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return made(next(one for one in arguments if one is not type(None)), seed, depth)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return (made(arguments[0], seed, depth + 1),)
        return tuple(made(one, seed, depth + 1) for one in arguments)
    if kind is Text:
        return Text((("de", f"Wort {seed}"), ("en", f"word {seed}")))
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        names = [field.name for field in dataclasses.fields(kind) if field.name not in NO_DATA]
        return cast(Any, kind)(**{name: ids(kind, name) or made(hints[name], seed, depth + 1) for name in names})
    if issubclass(kind, Enum):
        return list(kind)[seed % len(list(kind))]
    simple = {bool: seed % 2 == 1, str: f"word-{seed}", bytes: b"%d" % seed}
    simple |= {number: number(seed + 1) for number in (int, float, Decimal)}
    return dt.date(2026, 1, 1 + seed) if kind is dt.date else simple[kind]


def ids(kind: type, name: str) -> object:
    """What has to fit together, so that there is a radar at all."""
    if kind in (model.Rating, model.Settlement, model.Brake) and name in ("levels", "at_most"):
        return LEVELS[0]
    where = f"{kind.__name__}.{name}"
    return {**FITTING, "Brake.ahead_of": "thing"}.get(where) or ("thing" if name == "id" else None)


def whole() -> Radar:
    """A radar with one trend in which no field is empty."""
    return made(Radar, 0)  # type: ignore[no-any-return]


def others(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """The value with one field at a time made different, anywhere within, and where."""
    for field in dataclasses.fields(value):
        if field.name in NO_DATA:
            continue
        name, old = f"{path}{type(value).__name__}.{field.name}", getattr(value, field.name)
        kind = get_type_hints(type(value))[field.name]
        for where, new in _other(kind, old, name):
            yield where, dataclasses.replace(value, **{field.name: new})


def _other(kind: Any, old: Any, name: str) -> Iterator[tuple[str, Any]]:
    within = old[0] if isinstance(old, tuple) and len(old) == 1 else old
    if dataclasses.is_dataclass(within) and not isinstance(within, Text | type):
        for where, new in others(within, f"{name} > "):
            yield where, (new,) if within is not old else new
    elif name.rsplit(" > ", maxsplit=1)[-1] not in FITTING:
        new = LEVELS[1] if name.endswith(("levels", "at_most")) and "Criterion" not in name else made(kind, 1)
        # A closed list of one word leaves none as the only other value.
        yield name, None if new == old and NoneType in get_args(kind) else new


WHOLE = whole()
OTHERS = dict(others(WHOLE))


def told(one: Radar, other: Radar) -> Difference:
    return difference(Side("a", one), Side("b", other))


def test_every_noun_has_its_turn() -> None:
    nouns = {part.split(".")[0] for where in OTHERS for part in where.split(" > ")}
    every = {
        name
        for name in model.__all__
        if isinstance(noun := getattr(model, name), type)
        and dataclasses.is_dataclass(noun)
        and name not in {"Blip", "Placement", "Verdict", "View", "Selection", "Condition", "Value"}
    }
    assert nouns | {"Text", "SourceMap"} == every


@pytest.mark.parametrize("where", OTHERS)
def test_another_value_of_any_field_is_told_in_all_formats(where: str) -> None:
    found = told(WHOLE, OTHERS[where])
    none = wording("en")("changes.none")
    assert none not in reviews.text(found, wording("en"))
    assert none not in reviews.markdown(found, wording("en"))
    rows = json.loads(reviews.as_json(found))
    field = where.rsplit(".", maxsplit=1)[-1]
    assert rows["changes"] or rows["radar"] or rows["corrected"]
    if "Correction" in where:
        # It stands in the file of the edition, not in radar.yaml.
        assert rows["corrected"]
        return
    if where.startswith("Radar.trends"):
        assert rows["changes"], where
    elif field not in ("house", "light", "lowest", "first", "last", "fate", "sectors"):
        top = where.split(" > ", maxsplit=1)[0].split(".")[1]
        assert any(part.startswith(("theme",) if top == "house" else (top,)) for part in rows["radar"])


def test_a_field_that_is_yet_to_come_is_told_as_well() -> None:
    budgeted = dataclasses.make_dataclass(
        "Budgeted", [("budget", str, dataclasses.field(default=""))], bases=(model.Ring,), frozen=True
    )
    old, new = (
        dataclasses.replace(WHOLE, rings=(budgeted(id="trial", name=Text(), budget=money),)) for money in ("", "50")
    )
    assert told(old, new).frame == ("rings: trial: budget",)


def test_a_new_field_of_a_trend_is_told_under_its_name() -> None:
    budgeted = dataclasses.make_dataclass(
        "Budgeted", [("budget", str, dataclasses.field(default=""))], bases=(Trend,), frozen=True
    )
    (trend,) = WHOLE.trends
    given = {field.name: getattr(trend, field.name) for field in dataclasses.fields(trend)}
    old, new = (dataclasses.replace(WHOLE, trends=(budgeted(**given, budget=money),)) for money in ("", "50,000 EUR"))
    (change,) = told(old, new).changes
    assert (change.kind.value, change.parts) == ("edited", ("budget",))


BITS = (
    "`",
    "``",
    "```",
    "~~~",
    "[x](http://evil.example)",
    "![p](http://evil.example/p.png)",
    "[x]: http://evil.example",
    "@octocat",
    "@dev/team",
    "#1",
    "<img src=x onerror=alert(1)>",
    "<!-- x -->",
    "-->",
    "<http://evil.example>",
    "http://evil.example",
    "www.evil.example",
    "a@evil.example",
    "[^1]",
    "[^1]: x",
    ":tada:",
    "$x$",
    "$`x`$",
    "\\",
    "\\`",
    "|",
    "\n",
    "\n\n",
    "\r",
    "\u2028",
    "\u00ad",
    "\u202e",
    "# ",
    "- ",
    "> ",
    "&lt;",
    "<",
    "~~x~~",
    "**x**",
    "ä" * 90,
    "`" * 239,
    "x" * 239,
    " ",
)
WORDS = st.lists(st.sampled_from(BITS) | st.text(max_size=3), min_size=1, max_size=8).map("".join)


def hostile(words: list[str], many: int) -> Difference:
    """A change in which each word of the editors' is a stranger's."""
    word = cycle(words)

    def said() -> Text:
        return Text((("de", next(word)), ("en", next(word))))

    rings = tuple(model.Ring(name, said()) for name in ("adopt", "trial"))
    criteria = (model.Criterion("use", said()),)
    dimensions = (model.Dimension("process", said()),)
    radar = Radar("x", said(), ("de", "en"), dimensions, rings, (model.Edition("2026"),), criteria=criteria)
    old, new = (
        tuple(
            Trend(f"t{n}", said(), "process", (model.Assessment("2026", ring=ring, reason=said()),), owner=next(word))
            for n in range(many)
        )
        for ring in ("trial", "adopt")
    )
    sides = [dataclasses.replace(radar, trends=trends) for trends in (old, new)]
    untold = tuple(next(word) for _ in range(25))
    touched = tuple(Touched(next(word), FileChange.CHANGED, next(word)) for _ in range(3))
    return difference(Side("a", sides[0]), Side("b", sides[1], left_out=untold), touched=touched)


def flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from flat(token.children or [])


@settings(max_examples=examples(60))
@given(st.lists(WORDS, min_size=1, max_size=5), st.sampled_from([1, 3, 70]))
@example(["`" * 239, "[x](http://evil.example)"], 70)
@example(["ä" * 239 + "`", "@octocat ![x](http://evil.example)"], 70)
def test_nothing_of_a_strangers_words_acts_in_a_comment(words: list[str], many: int) -> None:
    problems = [
        Problem(Location(word, 1, 1), "unknown-ring", Message("{w}", w=word), Message("{w}", w=word))
        for word in words * 30
    ]
    comment = reviews.markdown(hostile(words, many), wording("en"), problems)
    assert len(comment.encode()) <= reviews.MOST_BYTES
    assert comment.startswith(f"{reviews.MARKER}\n")
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    allowed = {"inline", "text", "code_inline", "softbreak", "hardbreak", "html_block", "strong_open", "strong_close"}
    allowed |= {
        f"{what}_{way}" for what in ("paragraph", "list_item", "bullet_list", "heading") for way in ("open", "close")
    }
    for token in flat(parser.parse(comment)):
        assert token.type in allowed, token
        if token.type == "html_block":
            assert token.content.strip() == reviews.MARKER
        if token.type == "text":
            # Outside of code spans stands only what is ours.
            assert not set(token.content) & set("@#<>[]`$|~^\\"), token.content
            # Nor anything that a forge takes for an address, though nobody marked it as one.
            assert not re.search("evil|http|www|tada", token.content)


def test_what_does_not_fit_is_counted_and_nothing_is_cut() -> None:
    found = hostile(["ä" * 400], 90)
    comment = reviews.markdown(found, wording("en"))
    items = comment.count("\n- `" + "ä" * 239) - len(found.code)
    assert 20 < items < 60
    assert f"And {len(found.changes) - items} more: radargen diff shows all of them." in comment


def test_problems_that_are_left_out_are_found_with_the_command_that_tells_them() -> None:
    problems = [
        Problem(Location(f"trends/t{n}.yaml", 1), "no-source", Message("The trend is active and names no source."))
        for n in range(30)
    ]
    comment = reviews.markdown(difference(Side("a", WHOLE), Side("b", WHOLE)), wording("en"), problems)
    assert comment.endswith(f"And {30 - reviews.MOST_PROBLEMS} more: run radargen validate.\n")


def test_files_that_are_no_data_come_first_and_are_counted() -> None:
    touched = tuple(Touched(f"site/{n:03}.js", FileChange.ADDED) for n in range(100))
    found = difference(
        Side("a", WHOLE), Side("b", WHOLE), touched=(*touched, Touched("run", FileChange.CHANGED, now="executable"))
    )
    comment = reviews.markdown(found, wording("en"))
    assert comment.index("read them as code") < comment.index("`site/000.js` · new") < comment.index("The radar's data")
    assert f"And {101 - reviews.MOST_FILES} more" in comment
    assert len(json.loads(reviews.as_json(found))["code"]) == 101
    assert "run · changed · can be run now" in reviews.text(found, wording("en"))


def new(count: int) -> Difference:
    """So many trends are new."""
    return told(radar(), radar(*(trend(f"t{n:03}") for n in range(count))))


def comment(found: Difference, *problems: Problem) -> str:
    return reviews.markdown(found, wording("en"), problems)


@pytest.mark.parametrize(("count", "left"), [(60, ""), (61, "And 1 more:"), (100, "And 40 more:")])
def test_a_comment_tells_sixty_changes_and_counts_the_others(count: int, left: str) -> None:
    found = comment(new(count))
    assert found.count("\n- ") == min(count, 60)
    assert left in found
    assert ("more:" in found) == bool(left)
    assert reviews.text(new(count), wording("en")).count("\n  T") == count


@pytest.mark.parametrize(("count", "left"), [(30, ""), (31, "And 1 more:")])
def test_a_comment_names_thirty_files_that_are_no_data(count: int, left: str) -> None:
    touched = tuple(Touched(f"{n:03}.js", FileChange.ADDED) for n in range(count))
    found = comment(difference(Side("a", WHOLE), Side("b", WHOLE), touched=touched))
    assert found.count(".js` · new") == 30
    assert left in found
    assert ("more:" in found) == bool(left)


@pytest.mark.parametrize(("count", "left"), [(200, ""), (201, "1 more"), (300, "100 more")])
def test_a_terminal_is_shown_two_hundred_files_that_are_no_data(count: int, left: str) -> None:
    touched = tuple(Touched(f"{n:03}.js", FileChange.ADDED) for n in range(count))
    shown = reviews.text(difference(Side("a", WHOLE), Side("b", WHOLE), touched=touched), wording("en"))
    assert shown.count(".js · new") == 200
    assert left in shown
    assert ("more" in shown) == bool(left)


@pytest.mark.parametrize(("count", "left"), [(20, ""), (21, "And 1 more:")])
def test_a_comment_tells_twenty_problems_errors_first(count: int, left: str) -> None:
    warnings = [Problem(Location(f"w{n}.yaml"), "long-label", Message("w")) for n in range(count - 1)]
    error = Problem(Location("e.yaml"), "unknown-ring", Message("e"))
    found = comment(new(1), *warnings, error)
    assert found.count(".yaml:1:1`") == 20
    assert found.index("e.yaml:1:1") < found.index("w0.yaml:1:1")
    assert left in found
    assert ("more:" in found) == bool(left)


@pytest.mark.parametrize(("length", "shown"), [(240, "x" * 240), (241, "x" * 239 + "…")])
def test_words_are_shown_up_to_a_length(length: int, shown: str) -> None:
    assert reviews.code("x" * length) == f"`{shown}`"
    assert reviews.code("x" * length, length) == f"`{'x' * length}`"


@pytest.mark.parametrize(
    ("words", "span"),
    [("a`b", "`` a`b ``"), ("``", "``` `` ```"), ("", "`  `"), ("a\nb", "`a b`"), ("`" * 3, "```` ``` ````")],
)
def test_a_code_span_is_fenced_by_more_than_it_holds(words: str, span: str) -> None:
    assert reviews.code(words) == span

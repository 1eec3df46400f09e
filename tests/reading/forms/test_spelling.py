import pytest

from radargen.reading.forms.spelling import likely_key, nearest, spelling_hint

KEYS = ("name", "label", "dimension", "summary", "assessments", "sources", "status")


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("nmae", "name"),
        ("lable", "label"),
        ("Dimension", "dimension"),
        ("assesment", "assessments"),
        ("xyz", ""),
        ("", ""),
    ],
)
def test_the_nearest_known_word(written: str, known: str) -> None:
    assert nearest(written, KEYS) == known


def test_among_many_words_too() -> None:
    many = [
        f"{first}-{second}" for first in ("journey", "voice", "service", "customer") for second in "abcdefghijklmno"
    ]
    assert nearest("custmer-c", many) == "customer-c"
    assert nearest("zzz", many) == ""


def test_few_words_are_listed_where_none_is_near() -> None:
    assert spelling_hint("xyz", ["adopt", "hold"]) == "Known: adopt, hold."
    assert spelling_hint("xyz", []) == ""


def test_a_word_too_long_to_be_one_is_not_compared() -> None:
    assert nearest("a" * 79 + "b", ["a" * 80]) == "a" * 80
    assert nearest("a" * 80 + "b", ["a" * 80]) == ""


def test_twelve_known_words_are_named_and_the_others_counted() -> None:
    known = [f"{letter * 3}" for letter in "bcdefghijklmn"]
    assert str(spelling_hint("xyz", known[:12])) == f"Known: {', '.join(known[:12])}."
    assert str(spelling_hint("xyz", known)) == f"Known: {', '.join(known[:12])} and 1 more."


@pytest.mark.parametrize(
    ("key", "known", "ours"),
    [
        *((word, ("dimension", "dimensions"), "dimension") for word in ("quadrant", "Sector", "segment", "category")),
        *((word, ("dimension", "dimensions"), "dimensions") for word in ("Quadrants", "sectors", "segments")),
        ("title", ("name", "title-of-it"), "name"),
        # Where several of ours are known, the order of preference counts.
        ("name", ("organisation", "title"), "title"),
        ("name", ("organisation", "what"), "organisation"),
        ("description", ("what", "question", "meaning", "summary"), "summary"),
        ("description", ("what", "question", "meaning"), "meaning"),
        ("description", ("what", "question"), "question"),
        ("description", ("what", "name"), "what"),
        ("body", ("text", "boy"), "text"),
        ("body", ("boy",), "boy"),
        ("lable", ("label",), "label"),
        ("xyz", ("label",), ""),
    ],
)
def test_a_word_of_other_radars_comes_before_one_that_looks_like_it(
    key: str, known: tuple[str, ...], ours: str
) -> None:
    assert likely_key(key, known) == ours


@pytest.mark.parametrize("count", [40, 41, 100])
def test_the_first_of_two_that_differ_in_capitals_is_meant(count: int) -> None:
    others = [f"other-{n}" for n in range(count - 2)]
    assert nearest("kanbam", ["Kanban", "kanban", *others]) == "Kanban"
    assert nearest("kanbam", ["kanban", *others, "Kanban"]) == "kanban"

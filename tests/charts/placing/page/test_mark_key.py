"""The key of the marks: as many lines as it takes, each sample before its words, nothing wider than its room."""

from itertools import pairwise

import pytest

from radargen.charts.placing.page.mark_key import (
    APART,
    KEY_TYPE,
    LEADING,
    NEAR,
    NEAREST,
    SAMPLE,
    WAY,
    WORD,
    KeyEntry,
    key_block,
)
from radargen.charts.placing.page.mark_key import (
    GROUPS as BETWEEN_GROUPS,
)
from radargen.charts.placing.typesetting import font_metrics
from radargen.charts.scene import Marker, MarkerShape, Weight

SIZE = 10.0
DISC = Marker(0, 0, SAMPLE)
HALO = Marker(0, 0, SAMPLE, MarkerShape.HALO)
DROP = Marker(0, 0, SAMPLE, MarkerShape.DROP)
MOVES = (KeyEntry((DISC,), "unchanged"), KeyEntry((HALO,), "new"), KeyEntry((DROP,), "inwards"))
SIZES = (KeyEntry((), "Impact"), KeyEntry((DISC,), "small"), KeyEntry((DISC,), "large"))
GROUPS = (MOVES, SIZES)


def lines(width: float, *, stacked: bool = False) -> list[list[str]]:
    """The words by line."""
    block = key_block(GROUPS, SIZE, width, stacked=stacked)
    found: dict[float, list[str]] = {}
    for text in block.texts:
        found.setdefault(text.y, []).append(text.text)
        assert text.x + font_metrics.width(text.text, text.size, text.weight) <= width + 0.01
    assert block.width <= width
    assert all(sample.y + sample.reach <= block.height for sample in block.samples)
    return [*found.values()]


def test_with_room_all_marks_stand_on_one_line_in_their_order() -> None:
    assert lines(900) == [["unchanged", "new", "inwards", "Impact", "small", "large"]]
    block = key_block(GROUPS, SIZE, 900)
    assert block.height == pytest.approx(LEADING * SIZE)
    assert [text.weight for text in block.texts].index(Weight.SEMIBOLD) == 3
    assert len(block.samples) == 5


def test_a_line_is_filled_up_to_the_width_and_not_beyond() -> None:
    whole = key_block(GROUPS, SIZE, 900).width
    assert len(lines(whole + 0.01)) == 1
    two = key_block(GROUPS, SIZE, whole - 0.1)
    assert two.height == pytest.approx(2 * LEADING * SIZE)


def test_a_group_that_has_room_on_a_line_is_not_divided() -> None:
    whole = key_block(GROUPS, SIZE, 900).width
    assert lines(whole - 0.1) == [["unchanged", "new", "inwards"], ["Impact", "small", "large"]]


def test_entries_without_a_heading_that_need_two_lines_stand_in_columns() -> None:
    four = (*MOVES, KeyEntry((DISC,), "outwards"))
    block = key_block((four,), SIZE, 0.8 * key_block((four,), SIZE, 900).width, stacked=True)
    assert [text.text for text in block.texts] == ["unchanged", "new", "inwards", "outwards"]
    assert len({text.y for text in block.texts}) == 2
    assert block.samples[0].x - block.samples[0].reach == pytest.approx(block.samples[2].x - block.samples[2].r, abs=2)


def test_samples_stand_before_their_words_and_clear_of_each_other() -> None:
    block = key_block((MOVES,), SIZE, 900)
    for sample, text, before in zip(block.samples, block.texts, (None, *block.texts), strict=False):
        reach = sample.r if sample.shape is MarkerShape.DROP else sample.reach
        assert sample.r == pytest.approx(SAMPLE * SIZE)
        assert text.x - sample.x - reach == pytest.approx(WORD * SIZE)
        if before:
            assert sample.x - reach > before.x + font_metrics.width(before.text, SIZE)
    heading, small = key_block((SIZES,), SIZE, 900).texts[:2]
    end = heading.x + font_metrics.width(heading.text, SIZE, Weight.SEMIBOLD)
    assert small.x - end == pytest.approx((NEAR + 2 * SAMPLE + WORD) * SIZE)


def test_stacked_groups_begin_a_line_each_with_what_they_tell_in_one_column() -> None:
    assert lines(400, stacked=True) == [["unchanged", "new", "inwards"], ["Impact", "small", "large"]]
    both = (SIZES, (KeyEntry((), "Evidence"), KeyEntry((DISC,), "strong")))
    texts = {text.text: text.x for text in key_block(both, SIZE, 400, stacked=True).texts}
    assert texts["Impact"] == texts["Evidence"] == 0
    assert texts["small"] == texts["strong"] > font_metrics.width("Evidence", SIZE, Weight.SEMIBOLD)


def test_a_stacked_group_goes_on_below_itself_where_it_is_too_wide() -> None:
    block = key_block(GROUPS, SIZE, 110, stacked=True)
    rows = lines(110, stacked=True)
    assert [word for row in rows for word in row] == [text.text for text in block.texts]
    assert len(rows) > 2
    ys = sorted({text.y for text in block.texts})
    assert [b - a for a, b in pairwise(ys)] == pytest.approx([LEADING * SIZE] * (len(ys) - 1))


def test_whiskers_and_trails_have_their_lines() -> None:
    whisker, trail = KeyEntry((DISC,), "spread", whisker=True), KeyEntry((DISC, DISC), "moved", trail=True)
    (line,) = key_block(((whisker,),), SIZE, 900).lines
    (sample,) = key_block(((whisker,),), SIZE, 900).samples
    assert (line.x1, line.x2) == pytest.approx((sample.x, sample.x))
    assert line.y1 < sample.y - sample.r < sample.y + sample.r < line.y2
    assert line.y2 - sample.y == pytest.approx(sample.y - line.y1)
    block = key_block(((trail,),), SIZE, 900)
    (arrow,), (former, now) = block.lines, block.samples
    assert former.x + former.r < arrow.x1 < arrow.x2 < now.x - now.r
    assert arrow.head > 0
    assert arrow.width == pytest.approx(SIZE / KEY_TYPE, abs=0.01)


def test_without_marks_there_is_no_key() -> None:
    block = key_block((), SIZE, 900)
    assert (block.texts, block.height, block.width) == ((), 0.0, 0.0)


def starts(width: float, *groups: tuple[KeyEntry, ...], stacked: bool = False) -> list[tuple[float, float]]:
    """Where each entry begins, on which line from 0."""
    block = key_block(groups, SIZE, width, stacked=stacked)
    entries = [entry for group in groups for entry in group]
    found = []
    for text, entry in zip(block.texts, entries, strict=True):
        words = font_metrics.width(entry.words, SIZE, entry.weight)
        line = (text.y - block.texts[0].y) / (LEADING * SIZE)
        found.append((text.x + words - entry.width(SIZE), round(line, 3)))
    return found


def test_entries_of_a_line_are_apart_and_groups_more_so() -> None:
    widths = [entry.width(SIZE) for entry in (*MOVES, *SIZES)]
    between = [APART, APART, 2 * BETWEEN_GROUPS, NEAR, APART]
    expected = [0.0]
    for width, gap in zip(widths, between, strict=False):
        expected.append(expected[-1] + width + gap * SIZE)
    assert [x for x, _ in starts(900, MOVES, SIZES)] == pytest.approx(expected)


def test_stacked_entries_begin_behind_the_widest_heading_and_move_together_to_share_a_line() -> None:
    left = SIZES[0].width(SIZE) + NEAR * SIZE
    small, large = (entry.width(SIZE) for entry in SIZES[1:])
    usual = 0.7 * APART * SIZE
    roomy = left + small + usual + large
    # With room as far apart as usual, with less nearer to each other, then on two lines.
    for width, second in (
        (900.0, (left + small + usual, 0)),
        (roomy - 2, (left + small + usual - 2, 0)),
        (left + small + NEAREST * SIZE + large + 0.01, (left + small + NEAREST * SIZE + 0.01, 0)),
        (left + small + NEAREST * SIZE + large - 0.1, (left, 1)),
    ):
        assert starts(width, SIZES, stacked=True)[1:] == [
            pytest.approx((left, 0)),
            pytest.approx(second),
        ]
    plain = starts(900, SIZES, MOVES, stacked=True)[3:]
    assert plain[0] == pytest.approx((0, 1))
    assert plain[1] == pytest.approx((MOVES[0].width(SIZE) + usual, 1))


def test_samples_of_one_entry_stand_near_each_other_and_a_way_apart_where_an_arrow_leads() -> None:
    for trail, apart in ((False, NEAR), (True, WAY)):
        one, other = key_block(((KeyEntry((DISC, DISC), "moved", trail=trail),),), SIZE, 900).samples
        assert other.x - one.x == pytest.approx((apart + 2 * SAMPLE) * SIZE)
        assert one.x == pytest.approx(SAMPLE * SIZE)


@pytest.mark.parametrize("stacked", [True, False])
@pytest.mark.parametrize("count", [2, 3, 4, 5, 7])
def test_words_lie_beside_each_other_whatever_the_width(count: int, stacked: bool) -> None:
    words = ("new in this edition", "inwards", "moved outwards since 2025", "stayed", "x", "thin evidence", "high")
    group = tuple(KeyEntry((DISC,), said) for said in words[:count])
    for width in range(130, 700, 7):
        rows: dict[float, list[tuple[float, float]]] = {}
        for text in key_block([group], SIZE, width, stacked=stacked).texts:
            end = text.x + font_metrics.width(text.text, text.size, text.weight)
            rows.setdefault(text.y, []).append((text.x, end))
        for row in rows.values():
            assert all(before[1] < after[0] for before, after in pairwise(sorted(row))), width

from radargen.pages.views.network import heights, untangled


def test_a_tangle_without_need_is_undone() -> None:
    edges = [("a", "z"), ("b", "y"), ("c", "x")]
    left, right = untangled("abc", "xyz", edges)
    assert [(left.index(a), right.index(b)) for a, b in edges] == [(n, n) for n in map(left.index, "abc")]


def test_what_has_no_crossing_keeps_its_order() -> None:
    assert untangled("abc", "xyz", [("a", "x"), ("b", "y"), ("c", "z")]) == (["a", "b", "c"], ["x", "y", "z"])


def test_rows_share_the_height_evenly() -> None:
    assert heights("ab", 1000) == {"a": 250.0, "b": 750.0}

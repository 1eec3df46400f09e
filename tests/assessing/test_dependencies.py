from radargen.assessing import Ask, Bond, asks
from radargen.model import Link, LinkType, Radar, Trend
from tests.make import radar, trend

REQUIRES, ENABLES, REINFORCES, COMPETES, RELATED = LinkType


def linked(trend_id: str, kind: LinkType = REQUIRES, *to: str) -> Trend:
    return trend(trend_id, links=tuple(Link(other, kind) for other in to))


def asked(of: Radar, trend_id: str) -> list[Ask]:
    return list(asks(of).get(trend_id, ()))


def test_what_is_required_is_followed_one_trend_further() -> None:
    of = radar(linked("bot", REQUIRES, "knowledge"), linked("knowledge", REQUIRES, "owner"), linked("owner"))
    assert asked(of, "bot") == [Ask("knowledge", Bond.REQUIRED), Ask("owner", Bond.REQUIRED, via="knowledge")]
    assert asked(of, "owner") == []


def test_what_enables_a_trend_is_asked_for_by_it() -> None:
    of = radar(linked("notice", ENABLES, "bot"), trend("bot"))
    assert asked(of, "bot") == [Ask("notice", Bond.ENABLING)]
    assert asked(of, "notice") == []


def test_what_goes_well_together_does_so_both_ways_and_obliges_nobody_further() -> None:
    of = radar(linked("a", REINFORCES, "b"), linked("b", REQUIRES, "c"), trend("c"))
    assert asked(of, "a") == [Ask("b", Bond.REINFORCING)]
    assert asked(of, "b") == [Ask("c", Bond.REQUIRED), Ask("a", Bond.REINFORCING)]


def test_rivals_and_what_is_merely_related_ask_nothing_of_each_other() -> None:
    assert asks(radar(linked("a", COMPETES, "b"), trend("b"))) == {}
    assert asks(radar(linked("a", RELATED, "b"), trend("b"))) == {}


def test_the_strongest_bond_is_told_and_a_trend_only_once() -> None:
    both = trend("a", links=(Link("b", REINFORCES), Link("b", REQUIRES), Link("c", REQUIRES)))
    of = radar(both, linked("b", REQUIRES, "c", "a"), trend("c"))
    assert asked(of, "a") == [Ask("b", Bond.REQUIRED), Ask("c", Bond.REQUIRED)]

"""What of a radar is published while its newest edition is being prepared."""

from dataclasses import replace

import pytest

from radargen.model import ONLY_EDITION, Archive, Fate, Link, LinkType, Radar, Status, Trend
from radargen.model.public import public
from tests.make import radar, text, trend


def opened(*trends: Trend, editions: tuple[str, ...] = ("2025", "2026")) -> Radar:
    of = radar(*trends, editions=editions)
    return replace(of, editions=(*of.editions[:-1], replace(of.newest, open=True)))


def archived(trend_id: str, edition: str, rings: dict[str, str]) -> Trend:
    return trend(trend_id, rings, status=Status.ARCHIVED, archived=Archive(Fate.FADED, edition, text("Vorbei."), "new"))


def told(of: Radar) -> dict[str, list[str]]:
    return {one.id: [each.edition for each in one.assessments] for one in public(of).trends}


def test_a_radar_without_an_open_edition_is_as_it_is() -> None:
    of = radar(trend("a"))
    assert public(of) is of


def test_what_the_open_edition_alone_has_is_left_out_with_the_links_to_it() -> None:
    of = opened(
        trend("kept", {"2025": "pilot", "2026": "scale"}, links=(Link("new", LinkType.RELATED),)),
        trend("before", {"2025": "pilot"}),
        trend("new", {"2026": "pilot"}),
        trend("silent", {}),
        archived("gone-now", "2026", {}),
        archived("gone-then", "2025", {}),
    )
    assert told(of) == {"kept": ["2025"], "before": ["2025"], "silent": [], "gone-then": []}
    assert [edition.id for edition in public(of).editions] == ["2025"]
    kept, then = (public(of).trend(name) for name in ("kept", "gone-then"))
    assert kept and kept.links == ()
    assert then and then.archived and (then.status, then.archived.successor) == (Status.ARCHIVED, "")


@pytest.mark.parametrize(
    ("edition", "rings", "leaves"),
    [
        ("2026", {"2025": "pilot"}, False),
        ("2026", {"2024": "pilot"}, False),
        # No edition is named, or another one by mistake: what the edition before shows is still there.
        ("", {"2025": "pilot"}, False),
        ("2025", {"2024": "pilot"}, True),
        ("", {"2024": "pilot"}, True),
    ],
)
def test_who_leaves_with_the_open_edition_has_not_left_yet(edition: str, rings: dict[str, str], leaves: bool) -> None:
    of = opened(archived("a", edition, rings), editions=("2024", "2025", "2026"))
    (one,) = public(of).trends
    assert (one.status, one.archived is not None) == ((Status.ARCHIVED, True) if leaves else (Status.ACTIVE, False))


def test_a_radar_whose_only_edition_is_open_has_none() -> None:
    of = opened(trend("a"), trend("b", {}), archived("c", "2026", {}), archived("d", "x", {}), editions=("2026",))
    unconfirmed = tuple(replace(one, confirmed=False) for one in of.trends[0].assessments)
    made = public(replace(of, trends=(replace(of.trends[0], assessments=unconfirmed), *of.trends[1:])))
    (only,) = made.editions
    assert (only.id, only.implied, only.open) == (ONLY_EDITION, True, False)
    shown, absent, left, other = made.trends
    assert [(one.edition, one.confirmed) for one in shown.assessments] == [(ONLY_EDITION, True)]
    assert absent is of.trends[1]
    assert left.archived and other.archived and (left.archived.edition, other.archived.edition) == ("", "x")


def test_who_is_archived_without_a_word_is_as_it_is_or_still_there() -> None:
    of = opened(trend("a", {"2025": "pilot"}, status=Status.ARCHIVED), trend("b", {}, status=Status.ARCHIVED))
    assert [one.status for one in public(of).trends] == [Status.ACTIVE, Status.ARCHIVED]

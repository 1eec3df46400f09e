"""The radar as readers have it: without the edition that is being prepared."""

from dataclasses import replace

from radargen.model import ONLY_EDITION, Archive, Edition, Radar, Status, Trend


def public(radar: Radar) -> Radar:
    """The radar without its open edition: no assessment for it, no trend that stands in it alone, no link to one.

    A trend that was archived with it is still on the chart. Whatever else an entry says tells of today and stays, and
    so do dimensions, rings and criteria. A radar whose only edition is open has counted none so far, and goes on
    showing how things stand.
    """
    opened = radar.newest
    if not opened.open:
        return radar
    if len(radar.editions) == 1:
        only = Edition(ONLY_EDITION, implied=True)
        return replace(radar, editions=(only,), trends=tuple(_of_today(trend, opened) for trend in radar.trends))
    before = radar.editions[-2]
    hidden = {trend.id for trend in radar.trends if _only_in(trend, opened)}
    shown = (_earlier(trend, opened, before).without(hidden) for trend in radar.trends if trend.id not in hidden)
    return replace(radar, editions=radar.editions[:-1], trends=tuple(shown))


def _only_in(trend: Trend, opened: Edition) -> bool:
    """Whether readers have never heard of the trend: all that there is of it is for the open edition."""
    named = {one.edition for one in trend.assessments} or ({trend.archived.edition} if trend.archived else set())
    return named == {opened.id}


def _earlier(trend: Trend, opened: Edition, before: Edition) -> Trend:
    """The trend as it was said of the editions before; `before` is the last of them."""
    kept = tuple(one for one in trend.assessments if one.edition != opened.id)
    archived = trend.archived
    # Who stands on the last chart before has not left it yet, whether or not the edition is named.
    if trend.status is Status.ARCHIVED and (_names(archived, opened) or trend.assessment(before.id)):
        return replace(trend, assessments=kept, status=Status.ACTIVE, archived=None)
    return trend if kept == trend.assessments else replace(trend, assessments=kept)


def _of_today(trend: Trend, opened: Edition) -> Trend:
    """The trend of a radar that counts no editions."""
    said = trend.assessment(opened.id)
    now = (replace(said, edition=ONLY_EDITION, confirmed=True),) if said else ()
    archived = trend.archived
    if archived and _names(archived, opened):
        archived = replace(archived, edition="")
    return trend if not now and archived is trend.archived else replace(trend, assessments=now, archived=archived)


def _names(archived: Archive | None, edition: Edition) -> bool:
    return archived is not None and archived.edition == edition.id

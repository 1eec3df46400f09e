"""The radar as it is published: without the edition that is being prepared."""

from dataclasses import replace

from radargen.model import ONLY_EDITION, Archive, Edition, Radar, Status, Trend


def public(radar: Radar) -> Radar:
    """The radar without its open edition: its assessments, trends assessed for it alone, and links to these.

    A trend archived with the open edition stays on the chart. Everything else, such as texts, dimensions, rings and
    criteria, is unchanged. A radar whose only edition is open becomes one without editions.
    """
    opened = radar.newest
    if not opened.open:
        return radar
    if len(radar.editions) == 1:
        only = Edition(ONLY_EDITION, implied=True)
        return replace(
            radar, editions=(only,), trends=tuple(_without_editions(trend, opened) for trend in radar.trends)
        )
    before = radar.editions[-2]
    hidden = {trend.id for trend in radar.trends if _is_only_in(trend, opened)}
    kept = (_before_opened(trend, opened, before).without(hidden) for trend in radar.trends if trend.id not in hidden)
    return replace(radar, editions=radar.editions[:-1], trends=tuple(kept))


def _is_only_in(trend: Trend, opened: Edition) -> bool:
    """Whether the trend is assessed, or else archived, for the open edition alone."""
    editions = {assessment.edition for assessment in trend.assessments} or (
        {trend.archived.edition} if trend.archived else set()
    )
    return editions == {opened.id}


def _before_opened(trend: Trend, opened: Edition, before: Edition) -> Trend:
    """The trend without its assessment for the open edition; `before` is the edition preceding that."""
    kept = tuple(assessment for assessment in trend.assessments if assessment.edition != opened.id)
    archived = trend.archived
    # A trend on the chart of the preceding edition has not been archived yet, whether or not the edition is named.
    if trend.status is Status.ARCHIVED and (_was_archived_in(archived, opened) or trend.assessment(before.id)):
        return replace(trend, assessments=kept, status=Status.ACTIVE, archived=None)
    return trend if kept == trend.assessments else replace(trend, assessments=kept)


def _without_editions(trend: Trend, opened: Edition) -> Trend:
    """The trend in a radar without editions."""
    assessment = trend.assessment(opened.id)
    now = (replace(assessment, edition=ONLY_EDITION, confirmed=True),) if assessment else ()
    archived = trend.archived
    if archived and _was_archived_in(archived, opened):
        archived = replace(archived, edition="")
    return trend if not now and archived is trend.archived else replace(trend, assessments=now, archived=archived)


def _was_archived_in(archived: Archive | None, edition: Edition) -> bool:
    return archived is not None and archived.edition == edition.id

"""The people who rate: who may, who has already, and what one more rating is."""

from collections.abc import Mapping
from dataclasses import replace

from radargen.model import Assessment, Radar, Rating, Text, Trend
from radargen.model.paths import entry_path
from radargen.model.problems import RadargenError
from radargen.reading.forms.fields import LINE, SENTENCES
from radargen.reading.parsing.characters import cut, visible
from radargen.text.messages import NOTHING, Message


def has_rated(radar: Radar, trend: Trend, by: str) -> Rating | None:
    """The rating of that person in the newest edition, however the name is spelled in capitals.

    What was carried over and is still to be confirmed is no rating for that edition yet.
    """
    assessment = trend.assessment(radar.newest.id)
    ratings = assessment.ratings if assessment and assessment.confirmed else ()
    return next((rating for rating in ratings if rating.by.casefold() == by.casefold()), None)


def open_to(radar: Radar, trend: Trend, by: str) -> None:
    """RadargenError where that person cannot rate the trend in the newest edition."""
    path = entry_path(trend.id)
    if not visible(by):
        raise RadargenError(Message("Say who rates: --by NAME."))
    if not radar.criteria:
        raise RadargenError(
            Message("This radar has no criteria to rate by; write ring: … into the trend's file instead.")
        )
    if trend.archived:
        raise RadargenError(archived(path))
    if has_rated(radar, trend, by):
        if edition := radar.newest.name:
            raise RadargenError(
                Message(
                    "{by} has rated {trend} for {edition} already; change it in {path}.",
                    by=by,
                    trend=trend.id,
                    edition=edition,
                    path=path,
                )
            )
        raise RadargenError(
            Message("{by} has rated {trend} already; change it in {path}.", by=by, trend=trend.id, path=path)
        )


def archived(what: str) -> Message:
    """Why an entry that has been archived is not rated."""
    return Message("{what} is archived; it is not rated any more.", what=what)


def rating_of(radar: Radar, by: str, levels: Mapping[str, int], role: str = "", note: str = "") -> Rating:
    """An undated rating in the order of the radar's criteria; the note is in its first language."""
    ordered = tuple((criterion.id, levels[criterion.id]) for criterion in radar.criteria)
    words = Text(((radar.languages[0], note),) if visible(note) else ())
    return Rating(by, role if visible(role) else "", levels=ordered, note=words)


def too_long(rating: Rating) -> Message:
    """What of the rating does not fit into a file, in a sentence; empty where all does."""
    note = max((len(words) for _, words in rating.note.by_language), default=0)
    for what, length, most in (
        (Message("the name"), len(rating.by), LINE),
        (Message("the role"), len(rating.role), LINE),
        (Message("the note"), note, SENTENCES),
    ):
        if length > most:
            return Message(
                "{what} of {by} has {length:,} characters; up to {most:,} fit.",
                what=what,
                by=cut(rating.by),
                length=length,
                most=most,
            )
    return NOTHING


def with_rating(radar: Radar, trend: Trend, rating: Rating) -> Radar:
    """The radar in which the trend has that rating too, in the newest edition."""
    edition = radar.newest.id
    assessment = trend.assessment(edition) or Assessment(edition)
    others = tuple(one for one in assessment.ratings if one.by.casefold() != rating.by.casefold())
    rated = replace(assessment, ratings=(*others, rating))
    kept = tuple(one for one in trend.assessments if one.edition != edition)
    trends = (replace(one, assessments=(*kept, rated)) if one.id == trend.id else one for one in radar.trends)
    return replace(radar, trends=tuple(trends))

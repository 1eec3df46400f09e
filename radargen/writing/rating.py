"""Ratings: who may rate a trend, the limits of length, and adding a rating to a trend's file."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace

from radargen.model import Assessment, Radar, Rating, Text, Trend
from radargen.reading import document
from radargen.reading.forms.fields import LINE, SENTENCES
from radargen.reading.parsing.characters import cut, visible
from radargen.reading.parsing.document import Tree
from radargen.reading.parsing.syntax_tree import NodeKind, SyntaxNode, syntax_tree
from radargen.text.messages import NOTHING, Message, RadargenError
from radargen.text.paths import entry_path
from radargen.writing.formatting import Unwritable, comments, plain
from radargen.writing.yaml_editing import (
    Edit,
    edited,
    flow_insertion,
    harmless,
    line_end,
    quoted,
    scalar,
    tail,
    with_line_ends_of,
)


def entry_with_rating(path: str, source: bytes, edition: str, rating: Rating) -> bytes:
    """The entry's YAML with the rating appended to those of the edition; a missing assessment is added.

    An existing rating of the same rater (carried over and unconfirmed) is replaced. The file must be valid. Unwritable
    where its layout leaves no safe place for the line.
    """
    text = plain(source)
    edit = _insertion(text, edition, rating.by)
    if edit is None:
        raise _unwritable(path)
    start, end, lines = edit
    after = edited(text, [(start, end, _with_flow_mapping(lines, rating))])
    before, read = document(path, text).tree, document(path, after)
    if before is None or read.problems or read.tree != _expected_tree(before, edition, rating):
        raise _unwritable(path)
    if comments(after) != comments(text):
        raise _unwritable(path)
    return with_line_ends_of(source, after)


def _unwritable(path: str) -> Unwritable:
    return Unwritable(
        Message("{path} is laid out in a way that is not understood; add the rating there by hand.", path=path)
    )


_PLACEHOLDER = "\0"


def _with_flow_mapping(lines: str, rating: Rating) -> str:
    words = ("by", "role", "note")
    pairs = [f"{key}: {scalar(v, in_brackets=True) if key in words else v}" for key, v in _pairs(rating)]
    return lines.replace(_PLACEHOLDER, f"{{{', '.join(pairs)}}}")


def _pairs(rating: Rating) -> list[tuple[str, str]]:
    note = next((words for _, words in rating.note.by_language), "")
    given = [
        ("by", rating.by),
        ("role", rating.role),
        ("date", rating.date.isoformat() if rating.date else ""),
        *((criterion, str(level)) for criterion, level in rating.levels),
        ("note", note),
    ]
    return [(key, " ".join(harmless(value).split())) for key, value in given if value]


def _insertion(text: str, edition: str, by: str) -> Edit | None:
    """The edit that adds the rating, with `_PLACEHOLDER` in its place; None where there is no safe place."""
    root = syntax_tree(text).root
    if root.style:
        return None
    ratings = f"- edition: {quoted(edition)}\n    ratings:\n      - {_PLACEHOLDER}"
    assessments = root.at("assessments")
    if assessments is None:
        return _edit_at(len(text), ("" if text.endswith("\n") else "\n") + f"assessments:\n  {ratings}\n")
    if assessments.absent:
        return _edit_at(line_end(text, assessments.start), f"\n  {ratings}")
    if assessments.kind is not NodeKind.LIST:
        return None
    assessment = next(
        (item for item in assessments.items if (node := item.at("edition")) and node.value == edition), None
    )
    if assessment is not None:
        return _insertion_in(text, assessment, by)
    if assessments.style:
        return _edit_at(*flow_insertion(assessments, f"{{edition: {quoted(edition)}, ratings: [{_PLACEHOLDER}]}}"))
    indent = " " * assessments.column
    return _edit_at(line_end(text, tail(text, assessments)), f"\n{indent}{ratings}".replace("\n    ", f"\n{indent}  "))


def _insertion_in(text: str, assessment: SyntaxNode, by: str) -> Edit | None:
    """The edit that adds the rating to an existing assessment; None where there is no safe place."""
    ratings = assessment.at("ratings")
    if ratings is None and assessment.style:
        return _edit_at(*flow_insertion(assessment, f"ratings: [{_PLACEHOLDER}]"))
    inner = " " * assessment.column
    if ratings is None:
        edition = next(value for key, value in assessment.pairs if key.value == "edition")
        return _edit_at(line_end(text, edition.end), f"\n{inner}ratings:\n{inner}  - {_PLACEHOLDER}")
    if ratings.absent and not assessment.style:
        return _edit_at(line_end(text, ratings.start), f"\n{inner}  - {_PLACEHOLDER}")
    if ratings.kind is not NodeKind.LIST:
        return None
    if own := next((item for item in ratings.items if (name := item.at("by")) and _same_person(name.value, by)), None):
        return own.start, tail(text, own), _PLACEHOLDER
    if ratings.style:
        return _edit_at(*flow_insertion(ratings, _PLACEHOLDER))
    return _edit_at(line_end(text, tail(text, ratings)), f"\n{' ' * ratings.column}- {_PLACEHOLDER}")


def _edit_at(place: int, lines: str) -> Edit:
    return place, place, lines


def _same_person(name: object, other: str) -> bool:
    """Whether two names are the same except for case."""
    return str(name).casefold() == other.casefold()


def _expected_tree(before: dict[str, Tree], edition: str, rating: Rating) -> Tree:
    """The data that the changed file has to contain."""
    after: dict[str, Tree] = deepcopy(before)
    listed = after.get("assessments") or []
    after["assessments"] = listed
    added: Tree = dict(_pairs(rating))
    if not isinstance(listed, list):
        return None
    for assessment in listed:
        if isinstance(assessment, dict) and assessment.get("edition") == edition:
            ratings = assessment.get("ratings") or []
            if isinstance(ratings, list):
                own = (
                    n
                    for n, item in enumerate(ratings)
                    if isinstance(item, dict) and _same_person(item.get("by"), rating.by)
                )
                place = next(own, len(ratings))
                assessment["ratings"] = [*ratings[:place], added, *ratings[place + 1 :]]
            return after
    listed.append({"edition": edition, "ratings": [added]})
    return after


def has_rated(radar: Radar, trend: Trend, by: str) -> Rating | None:
    """The rating of that person in the newest edition, ignoring case; None where there is none.

    Ratings in an unconfirmed assessment, which were carried over, do not count.
    """
    assessment = trend.assessment(radar.newest.id)
    ratings = assessment.ratings if assessment and assessment.confirmed else ()
    return next((rating for rating in ratings if rating.by.casefold() == by.casefold()), None)


def check_can_rate(radar: Radar, trend: Trend, by: str) -> None:
    """RadargenError unless that person can rate the trend in the newest edition."""
    path = entry_path(trend.id)
    if not visible(by):
        raise RadargenError(Message("Say who rates: --by NAME."))
    if not radar.criteria:
        raise RadargenError(
            Message("This radar has no criteria to rate by; write ring: … into the trend's file instead.")
        )
    if trend.archived:
        raise RadargenError(archived_message(path))
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


def archived_message(what: str) -> Message:
    """The message that an archived entry is not rated."""
    return Message("{what} is archived; it is not rated any more.", what=what)


def rating_of(radar: Radar, by: str, levels: Mapping[str, int], role: str = "", note: str = "") -> Rating:
    """A rating without a date, levels in the order of the radar's criteria, the note in the radar's first language."""
    ordered = tuple((criterion.id, levels[criterion.id]) for criterion in radar.criteria)
    words = Text(((radar.languages[0], note),) if visible(note) else ())
    return Rating(by, role if visible(role) else "", levels=ordered, note=words)


def too_long(rating: Rating) -> Message:
    """The message on a text of the rating that is too long; empty where all are within their limits."""
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
    """The radar with that rating added to the trend in the newest edition."""
    edition = radar.newest.id
    assessment = trend.assessment(edition) or Assessment(edition)
    others = tuple(other for other in assessment.ratings if other.by.casefold() != rating.by.casefold())
    rated = replace(assessment, ratings=(*others, rating))
    kept = tuple(other for other in trend.assessments if other.edition != edition)
    rated_trend = replace(trend, assessments=(*kept, rated))
    return replace(radar, trends=tuple(rated_trend if other.id == trend.id else other for other in radar.trends))

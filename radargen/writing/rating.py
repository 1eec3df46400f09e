"""Ratings: who may still rate what, what is too long, and one more line for a rating in a trend's file."""

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
from radargen.writing.yaml_editing import Edit, as_before, edited, harmless, in_brackets, line_end, quoted, scalar, tail


def entered(path: str, source: bytes, edition: str, rating: Rating) -> bytes:
    """The file with the rating as the last of that edition's, whose assessment is added where there is none.

    One of the same rater is replaced, which stands there only while it is carried over and not confirmed. The file must
    read without a problem. Unwritable where it is laid out so that the line has no safe place.
    """
    text = plain(source)
    edit = _place(text, edition, rating.by)
    if edit is None:
        raise _no_place(path)
    start, end, lines = edit
    after = edited(text, [(start, end, _filled(lines, rating))])
    before, read = document(path, text).tree, document(path, after)
    if before is None or read.problems or read.tree != _expected(before, edition, rating):
        raise _no_place(path)
    if comments(after) != comments(text):
        raise _no_place(path)
    return as_before(source, after)


def _no_place(path: str) -> Unwritable:
    return Unwritable(
        Message("{path} is laid out in a way that is not understood; add the rating there by hand.", path=path)
    )


_RATING = "\0"


def _filled(lines: str, rating: Rating) -> str:
    words = ("by", "role", "note")
    pairs = [f"{key}: {scalar(v, in_brackets=True) if key in words else v}" for key, v in _pairs(rating)]
    return lines.replace(_RATING, f"{{{', '.join(pairs)}}}")


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


def _place(text: str, edition: str, by: str) -> Edit | None:
    """What goes in where, with a sign where the rating belongs."""
    root = syntax_tree(text).root
    if root.style:
        return None
    ratings = f"- edition: {quoted(edition)}\n    ratings:\n      - {_RATING}"
    found = root.at("assessments")
    if found is None:
        return _at(len(text), ("" if text.endswith("\n") else "\n") + f"assessments:\n  {ratings}\n")
    if found.absent:
        return _at(line_end(text, found.start), f"\n  {ratings}")
    if found.kind is not NodeKind.LIST:
        return None
    assessment = next((item for item in found.items if (named := item.at("edition")) and named.value == edition), None)
    if assessment is not None:
        return _within(text, assessment, by)
    if found.style:
        return _at(*in_brackets(found, f"{{edition: {quoted(edition)}, ratings: [{_RATING}]}}"))
    indent = " " * found.column
    return _at(line_end(text, tail(text, found)), f"\n{indent}{ratings}".replace("\n    ", f"\n{indent}  "))


def _within(text: str, assessment: SyntaxNode, by: str) -> Edit | None:
    """The place in an assessment that exists."""
    ratings = assessment.at("ratings")
    if ratings is None and assessment.style:
        return _at(*in_brackets(assessment, f"ratings: [{_RATING}]"))
    inner = " " * assessment.column
    if ratings is None:
        edition = next(value for key, value in assessment.pairs if key.value == "edition")
        return _at(line_end(text, edition.end), f"\n{inner}ratings:\n{inner}  - {_RATING}")
    if ratings.absent and not assessment.style:
        return _at(line_end(text, ratings.start), f"\n{inner}  - {_RATING}")
    if ratings.kind is not NodeKind.LIST:
        return None
    if own := next((one for one in ratings.items if (name := one.at("by")) and _is(name.value, by)), None):
        return own.start, tail(text, own), _RATING
    if ratings.style:
        return _at(*in_brackets(ratings, _RATING))
    return _at(line_end(text, tail(text, ratings)), f"\n{' ' * ratings.column}- {_RATING}")


def _at(place: int, lines: str) -> Edit:
    return place, place, lines


def _is(name: object, other: str) -> bool:
    """Whether it is the same person."""
    return str(name).casefold() == other.casefold()


def _expected(before: dict[str, Tree], edition: str, rating: Rating) -> Tree:
    """What the file is to say afterwards."""
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
                own = (n for n, one in enumerate(ratings) if isinstance(one, dict) and _is(one.get("by"), rating.by))
                place = next(own, len(ratings))
                assessment["ratings"] = [*ratings[:place], added, *ratings[place + 1 :]]
            return after
    listed.append({"edition": edition, "ratings": [added]})
    return after


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

"""One rating entered into a trend's file: one more line, every other stays as it was written."""

from copy import deepcopy

from radargen.model import Rating
from radargen.reading import document
from radargen.reading.nodes import Tree
from radargen.reading.shape import Kind, Node, shape
from radargen.writing.formatting import Unwritable, comments, plain
from radargen.writing.insertion import as_before, in_brackets, line_end, tail
from radargen.writing.scalars import harmless, quoted, scalar


def entered(path: str, source: bytes, edition: str, rating: Rating) -> bytes:
    """The file with the rating as the last of that edition's, whose assessment is added where there is none.

    The file must read without a problem. Unwritable where it is laid out so that the line has no safe place.
    """
    text = plain(source)
    place, lines = _place(text, edition)
    if place is None:
        raise _no_place(path)
    after = text[:place] + _filled(lines, rating) + text[place:]
    before, read = document(path, text).tree, document(path, after)
    if before is None or read.problems or read.tree != _expected(before, edition, rating):
        raise _no_place(path)
    if comments(after) != comments(text):
        raise _no_place(path)
    return as_before(source, after)


def _no_place(path: str) -> Unwritable:
    return Unwritable(f"{path} is laid out in a way that is not understood; add the rating there by hand.")


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


def _place(text: str, edition: str) -> tuple[int | None, str]:
    """Where the text goes in, and the text, with a sign where the rating belongs."""
    root = shape(text).root
    if root.style:
        return None, ""
    ratings = f"- edition: {quoted(edition)}\n    ratings:\n      - {_RATING}"
    found = root.at("assessments")
    if found is None:
        return len(text), ("" if text.endswith("\n") else "\n") + f"assessments:\n  {ratings}\n"
    if found.absent:
        return line_end(text, found.start), f"\n  {ratings}"
    if found.kind is not Kind.LIST:
        return None, ""
    assessment = next((item for item in found.items if (named := item.at("edition")) and named.value == edition), None)
    if assessment is not None:
        return _within(text, assessment)
    if found.style:
        return in_brackets(found, f"{{edition: {quoted(edition)}, ratings: [{_RATING}]}}")
    indent = " " * found.column
    return line_end(text, tail(text, found)), f"\n{indent}{ratings}".replace("\n    ", f"\n{indent}  ")


def _within(text: str, assessment: Node) -> tuple[int | None, str]:
    """The place in an assessment that exists."""
    ratings = assessment.at("ratings")
    if ratings is None and assessment.style:
        return in_brackets(assessment, f"ratings: [{_RATING}]")
    inner = " " * assessment.column
    if ratings is None:
        edition = next(value for key, value in assessment.pairs if key.value == "edition")
        return line_end(text, edition.end), f"\n{inner}ratings:\n{inner}  - {_RATING}"
    if ratings.absent and not assessment.style:
        return line_end(text, ratings.start), f"\n{inner}  - {_RATING}"
    if ratings.kind is not Kind.LIST:
        return None, ""
    if ratings.style:
        return in_brackets(ratings, _RATING)
    return line_end(text, tail(text, ratings)), f"\n{' ' * ratings.column}- {_RATING}"


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
            assessment["ratings"] = [*ratings, added] if isinstance(ratings, list) else ratings
            return after
    listed.append({"edition": edition, "ratings": [added]})
    return after

"""Validates a document against a form and turns the errors into problems with locations."""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Generic, TypeVar, cast, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from radargen.model import Key
from radargen.model.problems import Location, Problem
from radargen.reading.forms.fields import DEFAULT, Form, kind, prose, strange
from radargen.reading.forms.pruning import existing, with_placeholders, without
from radargen.reading.forms.spelling import likely_key, spelling_hint
from radargen.reading.parsing.characters import cut
from radargen.reading.parsing.document import Document, Tree
from radargen.reading.parsing.offsets import TextPositions
from radargen.text.messages import Message, plural, some_of
from radargen.text.wording import LANGUAGES

F = TypeVar("F", bound=Form)

_EXPECTED = {
    "string_type": (Message("a text"), Message("Put it in quotation marks if it starts with a bracket or a hyphen.")),
    "dict_type": (
        Message("a text, or a text per language,"),
        Message("Write it after the colon, or below it after de: and en:."),
    ),
    "tuple_type": (Message("a list"), Message("Write [a, b], or one item per line after a hyphen.")),
}


# Keys named in a hint; the others are counted.
NAMED = 6
# Rounds of removing invalid values: a value, then its mapping, then the list without items, and so on.
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Validated(Generic[F]):
    """The result of validating a document.

    `form` has the valid values; None if too few remain. `removed` are the paths of invalid values, `valid` is the
    document without them, `source` the whole document.
    """

    form: F | None
    problems: tuple[Problem, ...]
    valid: Document
    source: Document
    removed: tuple[Key, ...] = ()


def validated(document: Document, form: type[F], part: type[F] | None = None) -> Validated[F]:
    """Validate a document against `form`, removing invalid values until the rest is valid.

    If a top-level key is missing, the rest is validated against `part`, in which it is optional.
    """
    if document.tree is None:
        return Validated(None, (), document, document)
    read = document
    # Doubtful values are not validated.
    document = without(document, document.doubtful) if document.doubtful else document
    problems: tuple[Problem, ...] = ()
    removed: list[Key] = []
    for round_number in range(_ROUNDS):
        try:
            return Validated(form.model_validate(document.tree), problems, document, read, tuple(removed))
        except ValidationError as error:
            errors = [_with_plain_loc(details) for details in error.errors(include_url=False)]
        if round_number == 0:
            problems = tuple(_problems(document, form, errors))
            intended = {(*loc[:-1], key) for loc, key in _meant_keys(form, errors).items()}
            misspelt = {key for key in intended if existing(document.tree, key) != key}
            document = replace(document, doubtful=document.doubtful | misspelt)
        spared = {error["loc"] for error in errors if _is_spared(form, error)} - document.doubtful
        removed_keys = {_removable(document.tree, error) for error in errors if error["loc"] not in spared}
        if () in removed_keys and (not part or form is part):
            break
        form, removed_keys = part or form, removed_keys - {()}
        # Texts missing in a removed mapping need no placeholder.
        spared = {loc for loc in spared if not any(loc[:length] in removed_keys for length in range(len(loc)))}
        removed += sorted({*removed_keys, *(loc[:-1] for loc in spared)}, key=str)
        document = without(with_placeholders(document, spared) if spared else document, removed_keys)
    return Validated(None, problems, document, read, tuple(removed))


def _with_plain_loc(error: ErrorDetails) -> ErrorDetails:
    """The error with its path as in the file, without DEFAULT."""
    return {**error, "loc": tuple(part for part in error["loc"] if part != DEFAULT)}


def _problems(document: Document, form: type[Form], errors: list[ErrorDetails]) -> Iterator[Problem]:
    """One problem for each error, without consequences of other errors."""
    meant_keys = _meant_keys(form, errors)
    misspelt = {(*loc[:-1], key) for loc, key in meant_keys.items()}
    holders = {error["loc"][:length] for error in errors for length in range(len(error["loc"]))}
    for error in errors:
        loc = error["loc"]
        if any(loc[:length] in document.doubtful for length in range(len(loc) + 1)):
            continue
        match error["type"]:
            case "extra_forbidden":
                yield _unknown_key(document, form_at(form, loc[:-1]), loc, meant_keys[loc])
            case "missing":
                if loc[:-1] not in document.gaps and loc not in misspelt:
                    form_name = form_at(form, loc[:-1]).called
                    message = Message("The key {key} is missing from {whole}.", key=cut(str(loc[-1])), whole=form_name)
                    hint = Message("Add {key}: …", key=loc[-1])
                    yield Problem(document.where(*loc[:-1]), "missing-key", message, hint)
            case "too_short" if loc in holders:
                # Pydantic does not count items with errors.
                continue
            case _ if error["input"] == {} and not document.is_intact(*loc):
                # Its content was unreadable, which is already reported.
                continue
            case _ if error["input"] is None and "words" not in error.get("ctx", {}):
                code = "missing-key" if isinstance(loc[-1], str) else "bad-value"
                message = Message("{what} has no value.", what=_label(loc))
                hint = Message("Write one.") if _required(form, loc) else Message("Write one, or delete the line.")
                yield Problem(document.key(*loc), code, message, hint)
            case _:
                code, words, hint = _complaint(form, error)
                message = Message("{what}: {words}", what=_label(loc), words=words)
                yield Problem(_place(document, loc, error), code, message, hint)


def _place(document: Document, loc: Key, error: ErrorDetails) -> Location:
    """The location of the value, or of the mistake within it."""
    value, at = error["input"], error.get("ctx", {}).get("at", 0)
    return (
        TextPositions(document.where, prose(value), *loc).at(at)
        if at and isinstance(value, str)
        else document.where(*loc)
    )


def _meant_keys(form: type[Form], errors: list[ErrorDetails]) -> dict[Key, str]:
    """The path of each unknown key, with the key that was probably meant; empty if none is similar."""
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    return {loc: likely_key(str(loc[-1]), keys_of(form_at(form, loc[:-1]))) for loc in unknown}


def _unknown_key(document: Document, form: type[Form], loc: Key, probably: str) -> Problem:
    word, keys = str(loc[-1]), keys_of(form)
    hint = (
        Message("Did you mean {word}?", word=probably)
        if probably
        else Message("Known: {words}.", words=", ".join(keys))
    )
    message = Message("{key} is no key of {whole}.", key=cut(word), whole=form.called)
    return Problem(document.key(*loc), "unknown-key", message, strange(word) or hint)


def _complaint(form: type[Form], error: ErrorDetails) -> tuple[str, Message, Message]:
    """Code, message and hint for an invalid value."""
    value, context = error["input"], error.get("ctx", {})
    count = context.get("actual_length", 0)
    match error["type"]:
        case "enum" if isinstance(value, str):
            words = Message("{value} is not possible.", value=cut(value))
            return "bad-value", words, spelling_hint(value, re.findall("'([^']*)'", context["expected"]))
        case "too_short":
            least = plural(
                "{given} given, at least {count} is needed.",
                "{given} given, at least {count} are needed.",
                count=context["min_length"],
                given=count,
            )
            return "bad-count", least, Message("Add what is missing.")
        case "too_long":
            most = Message("{count} given, at most {most} are possible.", count=count, most=context["max_length"])
            return "bad-count", most, Message("Leave some out, or join them.")
        case "model_type":
            keys = keys_of(form_at(form, error["loc"]))
            hint = Message("Write its keys below it: {keys}.", keys=some_of(keys, NAMED))
            return "wrong-type", _expected(Message("a mapping"), value), hint
        case code if "words" in context:
            return code, context["words"], context["hint"]
        case code:
            expected, hint = _EXPECTED.get(code, (Message("one word"), Message("Write one value after the colon.")))
            return "wrong-type", _expected(expected, value), hint


def _expected(expected: Message, value: object) -> Message:
    return Message("{expected} is expected, not {found}.", expected=expected, found=kind(value))


def _label(loc: Key) -> str:
    """A name for the value at that path in messages."""
    keys = [part for part in loc if isinstance(part, str)]
    if not keys:
        return Message("The file")
    if isinstance(loc[-1], int):
        return Message("{key}, item {number}", key=keys[-1], number=loc[-1] + 1)
    return (
        Message("{outer} ({key})", outer=keys[-2], key=keys[-1])
        if keys[-1] in LANGUAGES and len(keys) > 1
        else keys[-1]
    )


@cache
def keys_of(form: type[Form]) -> tuple[str, ...]:
    """The keys of a form, in the order of declaration."""
    return tuple(field.alias or name for name, field in form.model_fields.items())


def form_at(form: type[Form], loc: Key) -> type[Form]:
    """The form of the mapping at that path; for a text per language, that of the enclosing mapping."""
    for part in loc:
        field = _field(form, part)
        form = (_form_in(cast(Hashable, field.annotation)) if field else None) or form
    return form


def _required(form: type[Form], loc: Key) -> bool:
    """Whether the last key of the path is required."""
    field = _field(form_at(form, loc[:-1]), loc[-1])
    return bool(field and field.is_required())


def _field(form: type[Form], key: str | int) -> FieldInfo | None:
    return next((field for name, field in form.model_fields.items() if (field.alias or name) == key), None)


@cache
def _form_in(annotation: Hashable) -> type[Form] | None:
    if isinstance(annotation, type) and issubclass(annotation, Form):
        return annotation
    return next((form for part in get_args(annotation) if (form := _form_in(part))), None)


def _is_spared(form: type[Form], error: ErrorDetails) -> bool:
    """Whether the error is a missing text without which the rest of its mapping is still validated."""
    loc = error["loc"]
    absent = error["type"] == "missing" or error["input"] is None
    return absent and len(loc) > 1 and loc[-1] in form_at(form, loc[:-1]).spared


def _removable(tree: Tree, error: ErrorDetails) -> Key:
    """The path to remove: of the invalid value, or of the mapping in which one is missing."""
    return existing(tree, error["loc"][:-1] if error["type"] == "missing" else error["loc"])

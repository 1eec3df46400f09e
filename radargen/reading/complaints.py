"""A tree is held against its form; what does not fit becomes problems at the places the editor sees."""

import copy
import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar, cast, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from radargen.model import Key
from radargen.problems import Problem
from radargen.reading.characters import cut
from radargen.reading.fields import DEFAULT, Form, kind, strange
from radargen.reading.nodes import Document, Tree
from radargen.reading.words import meant, nearest
from radargen.wording import LANGUAGES

F = TypeVar("F", bound=Form)

_EXPECTED = {
    "string_type": ("a text", "Put it in quotation marks if it starts with a bracket or a hyphen."),
    "dict_type": ("a text, or a text per language,", "Write it after the colon, or below it after de: and en:."),
    "tuple_type": ("a list", "Write [a, b], or one item per line after a hyphen."),
}


@dataclass(frozen=True, slots=True)
class Checked(Generic[F]):
    """A file held against its form.

    `form` is what it says, without what is wrong; None where too little remains. `removed` are the keys taken out.
    """

    form: F | None
    problems: tuple[Problem, ...]
    removed: tuple[Key, ...] = ()


def checked(document: Document, form: type[F]) -> Checked[F]:
    """Everything that is wrong with the form of one file, and what remains of it."""
    if document.tree is None:
        return Checked(None, ())
    try:
        return Checked(form.model_validate(document.tree), ())
    except ValidationError as error:
        errors = error.errors(include_url=False)
    problems = tuple(_problems(document, form, errors))
    tree = copy.deepcopy(document.tree)
    removed: list[Key] = []
    while errors:
        paths = {_removable(tree, error) for error in errors}
        if () in paths:
            return Checked(None, problems, tuple(removed))
        for path in sorted(paths, key=str):
            _remove(tree, path)
        removed += paths
        try:
            return Checked(form.model_validate(tree), problems, tuple(removed))
        except ValidationError as error:
            errors = error.errors(include_url=False)
    return Checked(None, problems, tuple(removed))


def _problems(document: Document, form: type[Form], errors: list[ErrorDetails]) -> Iterator[Problem]:
    """One problem for each error, without those that only follow from another."""
    explained = {
        (*error["loc"][:-1], _nearest_key(form, error)) for error in errors if error["type"] == "extra_forbidden"
    }
    for error in errors:
        loc = error["loc"]
        if any(loc[:length] in document.doubtful for length in range(len(loc) + 1)):
            continue
        if error["type"] == "missing" and (loc[:-1] in document.gaps or loc in explained):
            continue
        yield _problem(document, form, error)


def _problem(document: Document, form: type[Form], error: ErrorDetails) -> Problem:
    loc, found = error["loc"], error["input"]
    what, own = _what(loc), error.get("ctx", {})
    if error["type"] == "missing":
        called = _form_at(form, loc[:-1]).called
        return Problem(
            document.marks(*loc[:-1]), "missing-key", f"{_capital(called)} needs the key {loc[-1]}.", _add(loc)
        )
    if error["type"] == "extra_forbidden":
        called, word = _form_at(form, loc[:-1]).called, str(loc[-1])
        hint = strange(word) or meant(word, _keys(_form_at(form, loc[:-1])))
        return Problem(document.key(*loc), "unknown-key", f"{cut(word)} is no key of {called.split(' ', 1)[-1]}.", hint)
    if found is None:
        code = "missing-key" if isinstance(loc[-1], str) else "bad-value"
        return Problem(document.key(*loc), code, f"{what} has no value.", "Write one, or delete the line.")
    place = document.marks(*loc)
    if "words" in own:
        return Problem(place, error["type"], f"{what}: {own['words']}", own["hint"])
    if error["type"] == "enum" and isinstance(found, str):
        known = re.findall("'([^']*)'", own["expected"])
        return Problem(place, "bad-value", f"{what}: {cut(found)} is not possible.", meant(found, known))
    if error["type"] in ("too_short", "too_long"):
        least, most = own.get("min_length"), own.get("max_length")
        limits = f"at least {least}" if most is None else f"at most {most}"
        return Problem(place, "bad-count", f"{what}: {own['actual_length']} stand here, {limits} are possible.")
    expected, hint = _EXPECTED.get(error["type"], ("", ""))
    if error["type"] == "model_type":
        expected, hint = "a mapping", f"Write its keys below it: {', '.join(_keys(_form_at(form, loc))[:6])}."
    return Problem(place, "wrong-type", f"{what}: {expected or 'one word'} is expected, not {kind(found)}.", hint)


def _what(loc: Key) -> str:
    """How an editor would call the place."""
    parts = [part for part in loc if part != DEFAULT]
    keys = [part for part in parts if isinstance(part, str)]
    if not keys:
        return "The file"
    if isinstance(parts[-1], int):
        return f"{keys[-1]}, item {parts[-1] + 1}"
    return f"{keys[-2]} ({keys[-1]})" if keys[-1] in LANGUAGES and len(keys) > 1 else keys[-1]


def _add(loc: Key) -> str:
    return f"Add {loc[-1]}: …"


def _capital(words: str) -> str:
    return words if words.endswith(".yaml") else words[0].upper() + words[1:]


def _nearest_key(form: type[Form], error: ErrorDetails) -> str:
    return nearest(str(error["loc"][-1]), _keys(_form_at(form, error["loc"][:-1])))


@cache
def _keys(form: type[Form]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in form.model_fields.items())


def _form_at(form: type[Form], loc: Key) -> type[Form]:
    """The form that the mapping at this place has to fit."""
    for part in loc:
        field = next((f for name, f in form.model_fields.items() if (f.alias or name) == part), None)
        form = (_form_in(cast(Hashable, field.annotation)) if field else None) or form
    return form


@cache
def _form_in(annotation: Hashable) -> type[Form] | None:
    if isinstance(annotation, type) and issubclass(annotation, Form):
        return annotation
    return next((found for part in get_args(annotation) if (found := _form_in(part))), None)


def _removable(tree: Tree, error: ErrorDetails) -> Key:
    """The smallest part that can go without moving other parts: never one item of a list."""
    path: list[str | int] = []
    for part in error["loc"][:-1] if error["type"] == "missing" else error["loc"]:
        if isinstance(tree, dict) and part in tree:
            tree = tree[str(part)]
        elif isinstance(tree, list) and isinstance(part, int):
            tree = tree[part]
        else:
            break
        path.append(part)
    while path and isinstance(path[-1], int):
        path.pop()
    return tuple(path)


def _remove(tree: Tree, path: Key) -> None:
    for part in path[:-1]:
        if isinstance(tree, dict):
            tree = tree.get(str(part))
        elif isinstance(tree, list) and isinstance(part, int):
            tree = tree[part]
    if isinstance(tree, dict):
        tree.pop(str(path[-1]), None)

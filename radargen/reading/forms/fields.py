"""The types of texts and names in a radar's files, each with its validation and its JSON Schema."""

import html
import re
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from radargen.reading.forms.identifiers import DEVICES, ID_KIND, ID_LENGTH, INDEX, IdKind, device, objection
from radargen.reading.parsing.characters import code_point, cut, forbidden, visible, why
from radargen.text.markdown.limits import excess
from radargen.text.messages import NOTHING, Message, some_of
from radargen.text.wording import LANGUAGES

# Limits in characters, above which pages and charts break.
LINE, SENTENCES = 300, 4_000
_WRITE_ONE = Message("Write a text, or leave the key out.")
# Placeholder for a missing text, so that the rest of its mapping is validated; no file can contain U+0000.
MISSING = "\0?"
# The key of the radar's first language for a plain string; it cannot be written in a file.
DEFAULT = "\0"

# The longest list; each item costs time on every page.
Many = Field(max_length=100)

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_EDITION = re.compile(r"[A-Za-z0-9]+([._-][A-Za-z0-9]+)*")
_SPACES = re.compile(r"[ \t\r\n]+")
# A character reference by name or number, as in Markdown.
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ANY_TEXT = {"type": ["string", "number", "boolean"]}


class Form(BaseModel):
    """What a mapping in a file may hold; `called` names it in messages."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        # Nested forms are never validated alone, and building each validator takes time.
        defer_build=True,
        model_title_generator=lambda form: str(getattr(form, "called", form.__name__)),
    )
    called: ClassVar[Message] = Message("the file")
    # Required texts without which the rest of the mapping is still validated.
    spared: ClassVar[frozenset[str]] = frozenset()


def strange(word: str) -> Message:
    """A hint that names the characters of the word that are not ASCII; empty if all are."""
    characters = [character for character in dict.fromkeys(word) if not character.isascii()]
    return Message("Not an ASCII letter: {characters}.", characters=_listed(characters)) if characters else NOTHING


def _listed(characters: list[str]) -> Message:
    """The code points of the first three characters and the number of the others."""
    return some_of([*map(code_point, characters)], 3)


def refusal(code: str, words: Message, hint: Message = NOTHING, at: int = 0) -> PydanticCustomError:
    """The error of a validator: problem code, message without the key, hint, and offset in the value."""
    return PydanticCustomError(code, "{words}", {"words": words, "hint": hint, "at": at})


def wrong_value(words: Message, hint: Message = NOTHING, at: int = 0) -> PydanticCustomError:
    """A refusal with the code `bad-value`."""
    return refusal("bad-value", words, hint, at)


def kind(value: object) -> Message:
    """The kind of a value, in words."""
    match value:
        case list():
            return Message("a list")
        case dict():
            return Message("a mapping")
        case _:
            return Message("a text")


def _one_line(most: int) -> AfterValidator:
    """Validator of a text on one line of at most `most` characters; line breaks and tabs become spaces."""

    def check(value: str) -> str:
        text = _SPACES.sub(_space, value).strip(" ")
        if not visible(text):
            raise wrong_value(_empty(text), _WRITE_ONE)
        if len(text) > most:
            words = Message("the text has {length:,} characters; up to {most:,} fit.", length=len(text), most=most)
            raise wrong_value(words, Message("Shorten it."))
        return text

    return AfterValidator(check)


def _empty(text: str) -> Message:
    """The message for a text without visible characters."""
    unseen = list(dict.fromkeys(character for character in text if character not in " \t\r\n"))
    if not unseen:
        return Message("the text is empty.")
    return Message("nothing of the text can be seen; it holds {characters}.", characters=_listed(unseen))


def _space(match: re.Match[str]) -> str:
    return " " if match.group().strip(" ") else match.group()


def prose(value: str) -> str:
    """A text in Markdown without empty lines around it."""
    return value.strip("\r\n").rstrip()


def _within_limits(value: str) -> str:
    """Validator of Markdown: within the limits, and not invisible; an empty text is allowed and means none."""
    # Markdown allows character references, such as &nbsp;
    visible_text = html.unescape(value) if "&" in value else value
    if value.strip(" \t\r\n") and not visible(visible_text):
        raise wrong_value(_empty(visible_text), _WRITE_ONE)
    text = prose(value)
    _refuse_references(text)
    if exceeded := excess(text):
        raise wrong_value(exceeded.words, exceeded.hint, exceeded.at)
    return text


def _refuse_references(text: str) -> None:
    """Refuse character references to forbidden characters."""
    for match in _REFERENCE.finditer(text) if "&" in text else ():
        # Whether a joiner is allowed depends on the character before it.
        before = text[match.start() - 1 : match.start()] if match.start() else ""
        if character := forbidden(before + html.unescape(match.group())):
            words = Message(
                "{written} stands for the character {character}, which cannot stand in a radar.",
                written=cut(match.group()),
                character=why(character),
            )
            raise refusal("forbidden-character", words, Message("Delete it."), match.start())


Line = Annotated[str, _one_line(LINE), WithJsonSchema(_ANY_TEXT)]
DimensionRef = Annotated[Line, WithJsonSchema({**_ANY_TEXT, ID_KIND: IdKind.DIMENSION})]
FactorRef = Annotated[Line, WithJsonSchema({**_ANY_TEXT, ID_KIND: IdKind.FACTOR})]
PhaseRef = Annotated[Line, WithJsonSchema({**_ANY_TEXT, ID_KIND: IdKind.PHASE})]
RingRef = Annotated[Line, WithJsonSchema({**_ANY_TEXT, ID_KIND: IdKind.RING})]
TrendRef = Annotated[Line, WithJsonSchema({**_ANY_TEXT, ID_KIND: IdKind.TREND})]
Sentences = Annotated[str, _one_line(SENTENCES), WithJsonSchema(_ANY_TEXT)]
Prose = Annotated[str, AfterValidator(_within_limits), WithJsonSchema(_ANY_TEXT)]


def _by_language(plain: type) -> BeforeValidator:
    """Validator that makes a mapping of a plain value, under the key DEFAULT."""
    return BeforeValidator(lambda value: {DEFAULT: value} if isinstance(value, plain) else value)


def _not_all_empty(value: dict[str, Any]) -> dict[str, Any]:
    if not any(value.values()):
        raise wrong_value(Message("no language has a text."), Message("Write a text, or leave the key out."))
    return value


def _schema(description: str, value: dict[str, Any], **more: Any) -> WithJsonSchema:
    """The schema of a value, or one per language; `more` are further keys."""
    per_language = {name: {"anyOf": [value, {"type": "null"}]} for name in LANGUAGES}
    languages: dict[str, Any] = {
        "type": "object",
        "minProperties": 1,
        "properties": per_language,
        "additionalProperties": False,
    }
    languages[ID_KIND] = IdKind.LANGUAGE
    return WithJsonSchema({"description": description, "anyOf": [value, languages], **more})


Name = TypeAliasType(
    "Name",
    Annotated[
        dict[str, Line | None],
        _by_language(str),
        AfterValidator(_not_all_empty),
        _schema("A name: plain, or one per language.", _ANY_TEXT),
    ],
)
IndustryRef = TypeAliasType(
    "IndustryRef",
    Annotated[
        dict[str, Line | None],
        _by_language(str),
        AfterValidator(_not_all_empty),
        _schema("An id or a name: plain, or one per language.", _ANY_TEXT, **{ID_KIND: IdKind.INDUSTRY}),
    ],
)
Words = TypeAliasType(
    "Words",
    Annotated[
        dict[str, Sentences | None],
        _by_language(str),
        AfterValidator(_not_all_empty),
        _schema("A sentence or two: plain, or per language.", _ANY_TEXT),
    ],
)
Markdown = TypeAliasType(
    "Markdown",
    Annotated[
        dict[str, Prose | None],
        _by_language(str),
        AfterValidator(_not_all_empty),
        _schema("Paragraphs in Markdown: plain, or per language.", _ANY_TEXT),
    ],
)
Names = TypeAliasType(
    "Names",
    Annotated[
        dict[str, Annotated[tuple[Line, ...], Many] | None],
        _by_language(list),
        _schema("Several names: a list, or a list per language.", {"type": "array", "items": _ANY_TEXT}),
    ],
)


Phrases = TypeAliasType(
    "Phrases",
    Annotated[
        tuple[Line, ...],
        BeforeValidator(lambda value: [value] if isinstance(value, str) else value),
        Field(min_length=1, max_length=100),
        WithJsonSchema(
            {
                "description": "One, or a list.",
                "anyOf": [_ANY_TEXT, {"type": "array", "items": _ANY_TEXT, "minItems": 1, "maxItems": 100}],
            }
        ),
    ],
)


def _matching(pattern: re.Pattern[str], what: Message, hint: Message) -> AfterValidator:
    def check(value: str) -> str:
        if value != MISSING and (len(value) > ID_LENGTH or not pattern.fullmatch(value)):
            raise wrong_value(Message("{value} is {what}.", value=cut(value), what=what), strange(value) or hint)
        return value

    return AfterValidator(check)


def _valid_file_name(value: str) -> str:
    if words := device(value):
        raise wrong_value(words, _other_id_hint(value))
    return value


def _valid_page_name(value: str) -> str:
    if words := objection(value):
        raise wrong_value(words, _other_id_hint(value))
    return value


def _other_id_hint(value: str) -> Message:
    # A prefix also helps for an id with an ending, such as con.2026.
    return Message("Write {word}, or another word.", word=f"{value}-1" if value.isalnum() else f"1-{value}")


def _not_schema(value: str) -> str:
    if value.lower() == "schema":
        # An edition's data are in data/<id>.json, beside data/schema.json.
        words = Message("the site has a file of its own under {name}.", name=value)
        raise wrong_value(words, Message("Write {word}, or the year.", word=f"{value}-1"))
    return value


_ID_SCHEMA = {"type": ["string", "integer"], "pattern": f"^{_ID.pattern}$", "minimum": 0}
_DEVICES = sorted(name for name in DEVICES if _ID.fullmatch(name))
_FILE_SCHEMA = {**_ID_SCHEMA, "not": {"enum": _DEVICES}}
_PAGE_SCHEMA = {**_ID_SCHEMA, "not": {"enum": [INDEX, *_DEVICES]}}
Id = Annotated[
    str,
    _matching(_ID, Message("no id"), Message("An id is made of lower-case letters a to z, digits and single hyphens.")),
    WithJsonSchema(_ID_SCHEMA),
]
FileId = Annotated[Id, AfterValidator(_valid_file_name), WithJsonSchema(_FILE_SCHEMA)]
PageId = Annotated[Id, AfterValidator(_valid_page_name), WithJsonSchema(_PAGE_SCHEMA)]
EditionId = Annotated[
    str,
    _matching(
        _EDITION,
        Message("no id of an edition"),
        Message("Use letters, digits, hyphens and dots, such as 2026 or 2025-2."),
    ),
    AfterValidator(_not_schema),
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^{_EDITION.pattern}$"}),
]
EditionPageId = Annotated[EditionId, AfterValidator(_valid_page_name)]
EditionRef = Annotated[EditionId, WithJsonSchema({**_ANY_TEXT, ID_KIND: IdKind.EDITION})]
FormerId = Annotated[PageId, WithJsonSchema({**_PAGE_SCHEMA, ID_KIND: IdKind.FORMER})]


def scalar(value: object, expected: Message) -> str:
    """The value if it is a scalar; otherwise raises the refusal with what is expected."""
    if not isinstance(value, str):
        words = Message("{expected} is expected, not {found}.", expected=expected, found=kind(value))
        raise refusal("wrong-type", words, Message("Write one value after the colon."))
    return value

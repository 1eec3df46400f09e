"""Translates syntax errors of libyaml into messages for editors."""

import re
from typing import NamedTuple

import yaml

from radargen.model.problems import Location, Problem
from radargen.reading.parsing.characters import STAND_IN
from radargen.text.messages import Message

_BREAK = re.compile(r"\r\n|\r|\n")
_TAB_INDENT = re.compile(r"( *)\t")
_QUOTE_IT = Message("Put the whole value in quotation marks.")
_ALIGN = Message(
    "Let lines that belong together start in the same column; use two more spaces for what belongs to a key."
)

# For each message of libyaml: whether the mistake is where the value began, the finding, the hint.
_REASONS: dict[str, tuple[bool, Message, Message]] = {
    "found unexpected end of stream": (
        True,
        Message("The quotation mark that opens here is never closed."),
        Message("Add the closing quotation mark; inside '…', write '' for an apostrophe."),
    ),
    "found unexpected document indicator": (
        True,
        Message("The quotation mark that opens here is not closed before the next --- or … line."),
        Message("Add the closing quotation mark."),
    ),
    "could not find expected ':'": (
        True,
        Message("This line has no colon followed by a space."),
        Message("Write it as key: value, or indent it if it continues the line above."),
    ),
    "did not find expected '-' indicator": (
        False,
        Message("This line belongs neither to the list above nor to a key."),
        _ALIGN,
    ),
    "block sequence entries are not allowed in this context": (
        False,
        Message("A list begins here with a hyphen in the middle of a line."),
        Message(
            "Start the list on a line of its own below the key, or write [a, b]; "
            "a text that starts with - needs quotes."
        ),
    ),
    "mapping keys are not allowed in this context": (
        False,
        Message("A question mark followed by a space stands where a value is expected."),
        _QUOTE_IT,
    ),
    "did not find expected comment or line break": (
        False,
        Message("After | or > the text starts on the next line."),
        Message(
            "Move the text to the next line and indent it, or put a value that starts with | or > in quotation marks."
        ),
    ),
    "found an indentation indicator equal to 0": (False, Message("After | stands a 0."), Message("Delete the digit.")),
    "did not find expected alphabetic or numeric character": (
        True,
        Message("A value starts with * or &, which mean something else in YAML."),
        _QUOTE_IT,
    ),
    "found unknown escape character": (
        False,
        Message("After the backslash stands a letter that means nothing there."),
        Message('Use single quotes, in which a backslash is only a backslash, or write it twice inside "…".'),
    ),
    "found invalid Unicode character escape code": (
        False,
        Message("This escape stands for no character."),
        Message("Delete it."),
    ),
    "did not find expected hexdecimal number": (
        False,
        Message("After the backslash a number of a character is expected."),
        Message('Use single quotes, in which a backslash is only a backslash, or write it twice inside "…".'),
    ),
    "did not find expected node content": (
        False,
        Message("A comma or a bracket stands where a value is expected."),
        Message("Delete it, or put the value in quotation marks if it belongs to it."),
    ),
    "did not find expected <document start>": (
        False,
        Message("More text follows where the file should have ended."),
        Message("Write the file as keys and values, one key: value on a line."),
    ),
    "found unknown directive name": (
        False,
        Message("A line that starts with % is an instruction to YAML."),
        Message("Delete the line."),
    ),
    "found incompatible YAML document": (
        False,
        Message("This version of YAML is not known."),
        Message("Delete the line with %YAML."),
    ),
}
_TAG = (True, Message("A value starts with !, which means something else in YAML."), _QUOTE_IT)
_TAG_REASONS = (
    "found undefined tag handle",
    "did not find expected whitespace or line break",
    "did not find expected tag URI",
    "did not find URI escaped octet",
    "found an incorrect leading UTF-8 octet",
    "found an incorrect trailing UTF-8 octet",
    "did not find the expected '>'",
    "did not find expected '!'",
)
_REASONS |= dict.fromkeys(_TAG_REASONS, _TAG)
_BRACKETS = {"did not find expected ',' or ']'": "]", "did not find expected ',' or '}'": "}"}
_CLOSING = {"[": "]", "{": "}"}


class _Error(NamedTuple):
    """A syntax error in the lines of a file; positions are (line, column) from 0."""

    reason: str
    lines: list[str]
    at: tuple[int, int]
    began: tuple[int, int]

    @property
    def line(self) -> str:
        return self.lines[self.at[0]] if self.at[0] < len(self.lines) else ""

    @property
    def before(self) -> str:
        """The part of the line before the error."""
        return self.line[: self.at[1]]


def explained(path: str, text: str, error: yaml.YAMLError) -> Problem:
    """The problem of a syntax error, located where the mistake probably is."""
    reason, at, start = getattr(error, "problem", None) or "", _at(error, "problem_mark"), _at(error, "context_mark")
    failure = _Error(reason, _BREAK.split(text), at, at if start == (-1, -1) else start)
    if (tab := _tab(failure)) is not None:
        hint = Message(
            "Set the editor to write two spaces for the tab key, and replace the tabs at the starts of lines."
        )
        return Problem(_location(path, tab), "tab", Message("A tab stands where YAML wants spaces."), hint)
    place, message, hint = _reason(failure)
    return Problem(_location(path, place), "syntax", message, hint)


def _reason(failure: _Error) -> tuple[tuple[int, int], Message, Message]:
    if failure.reason in _BRACKETS:
        return _open_bracket(failure, _BRACKETS[failure.reason])
    if failure.reason == "did not find expected node content" and (opened := _unclosed_bracket(failure)):
        opening, place = opened
        hint = Message(
            "Add the closing {closing}, or put the value in quotation marks if the {opening} belongs to it.",
            closing=_CLOSING[opening],
            opening=opening,
        )
        return place, Message("The bracket {opening} that opens here is not closed.", opening=opening), hint
    if failure.reason in _REASONS:
        at_start, message, hint = _REASONS[failure.reason]
        return failure.began if at_start else failure.at, message, hint
    match failure.reason:
        case "mapping values are not allowed in this context":
            return _colon(failure)
        case "did not find expected key":
            return _no_key(failure)
        case "found character that cannot start any token":
            character = failure.line[failure.at[1] : failure.at[1] + 1]
            message = Message("A value cannot start with {character} without quotation marks.", character=character)
            return failure.at, message, _QUOTE_IT
        case _:
            message = Message("This is not YAML ({reason}).", reason=failure.reason)
            return failure.at, message, Message("Compare the line with the sound lines above it.")


def _colon(failure: _Error) -> tuple[tuple[int, int], Message, Message]:
    """A colon in a wrong place: inside a value, or after a key that is indented like part of a value."""
    key = re.match(r"( *)(?:- +)*", failure.before)
    start = key.end() if key else 0
    if re.search(r":\s", failure.before[start:]):
        message = Message("A colon followed by a space stands inside a value that has no quotation marks.")
        example = _quoted(failure.line)
        hint = Message("{hint} For example: {line}", hint=_QUOTE_IT, line=example) if example else _QUOTE_IT
        return failure.at, message, hint
    above = next((line for line in reversed(failure.lines[: failure.at[0]]) if line.strip()), "")
    if re.search(r":(\s|$)", above):
        return (failure.at[0], start), Message("This key is indented as if it belonged to the value above."), _ALIGN
    hint = Message("Write it as key: value, with a space after the colon.")
    return (failure.at[0] - 1, 0), Message("This line has no colon followed by a space."), hint


def _quoted(line: str) -> str:
    """The corrected line, if its value is short and can simply be quoted; else empty."""
    key, _, value = line.strip().partition(": ")
    return f'{key}: "{value}"' if value and len(line) <= 80 and not set(value) & set(f"\"'\\#{STAND_IN}") else ""


def _no_key(failure: _Error) -> tuple[tuple[int, int], Message, Message]:
    if failure.before.rstrip().endswith(('"', "'")):
        hint = Message(
            "Put the whole value in one pair of quotation marks; inside '…', write '' for an apostrophe. "
            "Or a quotation mark further up is not closed."
        )
        return failure.at, Message("More text follows after the closing quotation mark."), hint
    if failure.before.rstrip().endswith(("]", "}")):
        return failure.at, Message("More text follows after the closing bracket."), _QUOTE_IT
    if failure.line[failure.at[1] :].startswith("- ") and not failure.at[1]:
        message = Message("A list stands where the next key is expected.")
        return failure.at, message, Message("Put a key above it and indent the list.")
    return failure.at, Message("The indentation of this line fits nothing above it."), _ALIGN


def _open_bracket(failure: _Error, closing: str) -> tuple[tuple[int, int], Message, Message]:
    if failure.at[0] == failure.began[0]:
        message = Message("A comma or the closing {closing} is missing before this.", closing=closing)
        return failure.at, message, Message("Put a value with a colon, a comma or a bracket in it in quotation marks.")
    opening = {"]": "[", "}": "{"}[closing]
    message = Message(
        "The bracket {opening} that opens here is not closed, or a comma is missing between its values.",
        opening=opening,
    )
    return failure.began, message, Message("Add the closing {closing}.", closing=closing)


def _unclosed_bracket(failure: _Error) -> tuple[str, tuple[int, int]] | None:
    """The innermost open bracket at the error, with its position; None if a comma or bracket is the mistake."""
    if failure.line[failure.at[1] : failure.at[1] + 1] in (*",]}",):
        return None
    brackets: list[tuple[str, tuple[int, int]]] = []
    for token in yaml.scan("\n".join(failure.lines), Loader=yaml.CSafeLoader):
        place = token.start_mark.line, token.start_mark.column
        match token:
            case _ if place >= failure.at:
                break
            case yaml.FlowSequenceStartToken():
                brackets.append(("[", place))
            case yaml.FlowMappingStartToken():
                brackets.append(("{", place))
            case yaml.FlowSequenceEndToken() | yaml.FlowMappingEndToken():
                brackets.pop()
            case _:
                pass
    return brackets[-1] if brackets else None


def _tab(failure: _Error) -> tuple[int, int] | None:
    """The position of the tab that caused the error, if there is one."""
    if indent := _TAB_INDENT.match(failure.line):
        return failure.at[0], len(indent.group(1))
    if "tab character" in failure.reason or failure.line[failure.at[1] : failure.at[1] + 1] == "\t":
        return failure.at
    return None


def _at(error: yaml.YAMLError, which: str) -> tuple[int, int]:
    mark = getattr(error, which, None)
    return (mark.line, mark.column) if mark else (-1, -1)


def _location(path: str, place: tuple[int, int]) -> Location:
    return Location(path, max(place[0], 0) + 1, max(place[1], 0) + 1)

"""Styles of drawings by strangers: what properties they may set, and to what, so that none of them fetches anything."""

import re
from collections.abc import Iterator

# All that SVG 2 lets an attribute say as well, and what drawing programs write besides.
_NAMES = """
alignment-baseline background background-color baseline-shift block-progression clip clip-path clip-rule color
color-interpolation color-interpolation-filters color-profile color-rendering cursor direction display
dominant-baseline enable-background fill fill-opacity fill-rule filter flood-color flood-opacity font font-family
font-feature-settings font-kerning font-size font-size-adjust font-specification font-stretch font-style
font-variant font-variant-alternates font-variant-caps font-variant-east-asian font-variant-ligatures
font-variant-numeric font-variant-position font-variation-settings font-weight glyph-orientation-horizontal
glyph-orientation-vertical image-rendering inline-size isolation kerning letter-spacing lighting-color line-height
marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order
pointer-events shape-inside shape-margin shape-padding shape-rendering solid-color solid-opacity stop-color
stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
stroke-opacity stroke-width text-align text-align-last text-anchor text-decoration text-decoration-color
text-decoration-line text-decoration-style text-indent text-orientation text-overflow text-rendering text-transform
transform transform-box transform-origin unicode-bidi vector-effect visibility white-space word-spacing writing-mode
"""
PROPERTIES = frozenset(_NAMES.split())
# Properties of one program that no browser knows.
_OWN = ("-inkscape-", "-sodipodi-")
# Colours and movements; everything else with brackets might be an address.
_FUNCTION = re.compile(
    r"(?:rgba?|hsla?|matrix|translate[xy]?|scale[xy]?|rotate|skew[xy]?)\([0-9a-z\s.,%+/-]*\)"
    r"|url\(\s*(?:#[\w:.-]+|'#[\w:.-]+'|\"#[\w:.-]+\")\s*\)",
    re.IGNORECASE,
)
LOCAL = re.compile(r"url\(\s*[\"']?#([\w:.-]+)", re.IGNORECASE)
# No bracket outside of those, no escape, no comment, no rule with an @.
_PLAIN = re.compile(r"[^\\@(){}<>*;]*")
_SELECTOR = re.compile(r"[\w.,#*:>+~\s-]+")


def bad_value(value: str) -> bool:
    """Whether a value holds anything but words, numbers, colours, movements and places in the same drawing."""
    return not _PLAIN.fullmatch(_FUNCTION.sub("", value))


def bad_declarations(text: str) -> str:
    """The first thing in a list of declarations that may not stand there; empty where all may."""
    for declaration in text.split(";"):
        if not declaration.strip():
            continue
        name, colon, value = declaration.partition(":")
        name = name.strip().lower()
        if not colon or not (name in PROPERTIES or name.startswith(_OWN)) or bad_value(value):
            return name or declaration.strip()
    return ""


def rules(text: str) -> Iterator[tuple[str, str]]:
    """Selector and declarations of each rule of a style sheet; ValueError where it has anything but plain rules."""
    before, *commented = text.split("/*")
    for comment in commented:
        _, closed, after = comment.partition("*/")
        if not closed:
            raise ValueError("/*")
        # In place of a comment stands a space, as in browsers: nothing grows together.
        before += f" {after}"
    *whole, rest = before.split("}")
    for rule in whole:
        selector, _, declarations = rule.partition("{")
        if not _SELECTOR.fullmatch(selector) or "{" in declarations:
            raise ValueError(rule.strip() or "}")
        yield selector.strip(), declarations
    if rest.strip():
        raise ValueError(rest.strip())

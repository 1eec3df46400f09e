"""Allowed CSS properties and values in untrusted drawings, so that none fetches anything."""

import re
from collections.abc import Iterator

# The presentation attributes of SVG 2, and properties written by drawing programs.
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
# Prefixes of properties of drawing programs that browsers ignore.
_OWN = ("-inkscape-", "-sodipodi-")
# Colours, transforms and local references; other functions might contain an address.
_FUNCTION = re.compile(
    r"(?:rgba?|hsla?|matrix|translate[xy]?|scale[xy]?|rotate|skew[xy]?)\([0-9a-z\s.,%+/-]*\)"
    r"|url\(\s*(?:#[\w:.-]+|'#[\w:.-]+'|\"#[\w:.-]+\")\s*\)",
    re.IGNORECASE,
)
LOCAL = re.compile(r"url\(\s*[\"']?#([\w:.-]+)", re.IGNORECASE)
# Otherwise no brackets, escapes, comments or at-rules.
_PLAIN = re.compile(r"[^\\@(){}<>*;]*")
_SELECTOR = re.compile(r"[\w.,#*:>+~\s-]+")


def bad_value(value: str) -> bool:
    """Whether a value has anything but words, numbers, colours, transforms and references within the drawing."""
    return not _PLAIN.fullmatch(_FUNCTION.sub("", value))


def bad_declarations(text: str) -> str:
    """The first declaration that is not allowed; empty if all are."""
    for declaration in text.split(";"):
        if not declaration.strip():
            continue
        name, colon, value = declaration.partition(":")
        name = name.strip().lower()
        if not colon or not (name in PROPERTIES or name.startswith(_OWN)) or bad_value(value):
            return name or declaration.strip()
    return ""


def rules(text: str) -> Iterator[tuple[str, str]]:
    """Selector and declarations of each rule of a style sheet; ValueError if it has anything but plain rules."""
    before, *commented = text.split("/*")
    for comment in commented:
        _, closed, after = comment.partition("*/")
        if not closed:
            raise ValueError("/*")
        # A comment separates tokens, as in browsers.
        before += f" {after}"
    *complete, remainder = before.split("}")
    for rule in complete:
        selector, _, declarations = rule.partition("{")
        if not _SELECTOR.fullmatch(selector) or "{" in declarations:
            raise ValueError(rule.strip() or "}")
        yield selector.strip(), declarations
    if remainder.strip():
        raise ValueError(remainder.strip())

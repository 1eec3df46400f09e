"""Checks an untrusted SVG: only elements and attributes known to be harmless are allowed.

The file is not changed, so it must be parsed here as browsers parse it: in UTF-8, without document type and processing
instructions.
"""

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError, TreeBuilder, XMLParser

from radargen.reading.picture_files import safe_css
from radargen.reading.picture_files.unsafe_picture import Unsafe
from radargen.text.messages import Message

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# Limits of nesting and of elements, which protect programs that draw it.
DEEPEST, MOST_ELEMENTS = 100, 20_000
_SVG, _XLINK, _XML = (f"{{http://www.w3.org/{name}}}" for name in ("2000/svg", "1999/xlink", "XML/1998/namespace"))
# Namespaces of drawing programs and metadata, which browsers ignore.
_NOTES = (
    *("http://www.inkscape.org/namespaces/", "http://sodipodi.sourceforge.net/", "http://inkscape.sourceforge.net/"),
    *("http://ns.adobe.com/", "http://www.serif.com/", "http://www.bohemiancoding.com/", "http://www.vectornator.io"),
    *("http://vectornator.io", "https://boxy-svg.com", "http://www.figma.com", "https://www.figma.com"),
    *("http://schemas.microsoft.com/visio/", "http://www.corel.com/", "http://krita.org/", "http://sketchviewer.com"),
    *("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://purl.org/dc/", "http://creativecommons.org/ns#"),
    *("http://web.resource.org/cc/", "http://openoffice.org/", "http://www.openswatchbook.org/"),
)
# Without <use>: nested references take exponential time in browsers.
_ELEMENTS = """
svg g defs title desc metadata style text tspan path rect circle ellipse line polyline polygon
linearGradient radialGradient stop clipPath
"""
_DRAWS = frozenset(_ELEMENTS.split())
_NAMES = """
id class style lang role version baseProfile type media tabindex focusable zoomAndPan contentScriptType
contentStyleType x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d dx dy points pathLength offset rotate textLength
lengthAdjust width height viewBox preserveAspectRatio transform gradientTransform gradientUnits spreadMethod
clipPathUnits
"""
_ATTRIBUTES = safe_css.PROPERTIES.union(_NAMES.split())
_OF_XLINK = frozenset({"href", "title", "type", "show", "actuate"})
_OF_XML = frozenset({"space", "lang"})
_LOCAL = re.compile(r"#[\w:.-]+")
_LENGTH = re.compile(r"([0-9]+(?:\.[0-9]+)?|\.[0-9]+)(px|pt|pc|mm|cm|in)?")
_ENCODING = re.compile(rb"^[ \t\r\n]*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"'>]*)[\"']")
_PLAIN = Message("Save it as a plain SVG: paths and shapes, no scripts, pictures or links.")
_NO_PICTURE = Message("is neither PNG nor SVG.")


def size_of(data: bytes) -> tuple[float, float]:
    """Width and height of an SVG in user units; raises Unsafe if anything in it is not allowed."""
    # Browsers would decode another encoding differently.
    if (encoding := _ENCODING.match(data)) and encoding[1].decode("latin-1").lower() not in (
        "utf-8",
        "utf8",
        "us-ascii",
    ):
        raise Unsafe(Message("is an SVG in another encoding than UTF-8."), Message("Save it in UTF-8."))
    try:
        text = data.decode("utf-8-sig").lstrip(" \t\r\n")
        parser = XMLParser(target=_Builder())  # noqa: S314 – our own target stops at a document type
        parser.feed(text)
        root: Element = parser.close()
    except (ParseError, UnicodeDecodeError, ValueError):
        raise Unsafe(_NO_PICTURE) from None
    if root.tag != f"{_SVG}svg":
        raise Unsafe(_NO_PICTURE)
    sheets = [rule for element in root.iter(f"{_SVG}style") for rule in _sheet(element)]
    for element in root.iter():
        _check(element)
    _no_clip_in_a_clip(root, sheets)
    return _size(root)


class _Builder(TreeBuilder):
    """Builds the tree; raises Unsafe on document types, instructions, and too many or too deep elements."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = self.count = 0

    def start(self, tag: str, attrs: dict[str, str]) -> "Element":
        self.depth, self.count = self.depth + 1, self.count + 1
        if self.depth > DEEPEST or self.count > MOST_ELEMENTS:
            raise Unsafe(Message("is an SVG with more in it than a picture needs."), Message("Simplify it."))
        return super().start(tag, attrs)

    def end(self, tag: str) -> "Element":
        self.depth -= 1
        return super().end(tag)

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        # It could define exponentially growing entities or name other files.
        raise Unsafe(Message("is an SVG with a document type."), Message("Delete the line that begins with <!DOCTYPE."))

    def pi(self, target: str, _text: str | None = None) -> None:  # type: ignore[override]
        words = Message("holds an instruction to programs, <?{name}.", name=target[:20])
        raise Unsafe(words, Message("Delete what stands from <? to ?>."))


def _check(element: "Element") -> None:
    """Raise Unsafe if an element or one of its attributes is not allowed."""
    tag = str(element.tag)
    if not tag.startswith(_SVG):
        _check_namespace(tag)
        return
    name = tag.removeprefix(_SVG)
    if name not in _DRAWS:
        raise Unsafe(Message("holds <{name}>, which a logo does not need.", name=name[:20]), _PLAIN)
    if name == "style" and len(element):
        raise Unsafe(Message("holds something else than rules in its style."), _PLAIN)
    for key, value in element.attrib.items():
        if not _allowed(key, value):
            plain = key.rpartition("}")[2]
            raise Unsafe(Message("has an attribute {name} that runs or fetches something.", name=plain[:20]), _PLAIN)
        if key == "style" and (wrong := safe_css.bad_declarations(value)):
            raise _in_style(wrong)


def _allowed(key: str, value: str) -> bool:
    if key.startswith(_XLINK):
        name = key.removeprefix(_XLINK)
        return name in _OF_XLINK and (name != "href" or bool(_LOCAL.fullmatch(value)))
    if key.startswith(_XML):
        return key.removeprefix(_XML) in _OF_XML
    if key.startswith("{"):
        _check_namespace(key)
        return True
    if key == "href":
        return bool(_LOCAL.fullmatch(value))
    if key == "style":
        return True
    # These names may also be attributes of other elements, where they hold no address either.
    is_known = key in _ATTRIBUTES or key.startswith(("data-", "aria-", "-inkscape-"))
    is_free = key in ("id", "class") or key.startswith(("data-", "aria-"))
    return is_known and (is_free or not safe_css.bad_value(value))


def _check_namespace(name: str) -> None:
    """Raise Unsafe for a name of a namespace that is not known to be ignored by browsers."""
    if not name.removeprefix("{").startswith(_NOTES):
        where = name[1:].partition("}")[0] if name.startswith("{") else ""
        words = Message("holds <{name}>, which a logo does not need.", name=(where or name)[:60])
        if "xhtml" in where:
            words = Message("holds a web page.")
        raise Unsafe(words, _PLAIN)


def _sheet(element: "Element") -> list[tuple[str, str]]:
    try:
        css_rules = list(safe_css.rules("".join(element.itertext())))
    except ValueError as error:
        raise _in_style(str(error)) from None
    for _, declarations in css_rules:
        if wrong := safe_css.bad_declarations(declarations):
            raise _in_style(wrong)
    return css_rules


def _in_style(wrong: str) -> Unsafe:
    return Unsafe(
        Message("has {found} in its style, which is not known to be harmless.", found=" ".join(wrong.split())[:40]),
        Message("Delete it there, or save the drawing as a plain SVG."),
    )


def _no_clip_in_a_clip(root: "Element", sheets: list[tuple[str, str]]) -> None:
    """Raise Unsafe if shapes in a clipPath are clipped themselves: each level doubles the work of browsers."""
    by_sheet = any(safe_css.LOCAL.search(declarations) and "clip-path" in declarations for _, declarations in sheets)
    for clip in root.iter(f"{_SVG}clipPath"):
        for shape in clip.iter():
            style = f"{shape.get('clip-path', '')} {shape.get('style', '')}"
            own = "clip-path" in shape.attrib or "clip-path" in style
            if shape is not clip and (own or (by_sheet and ({"class", "id"} & shape.attrib.keys()))):
                raise Unsafe(Message("clips what it clips with."), Message("Release one of the two clipping paths."))


def _size(root: "Element") -> tuple[float, float]:
    numbers = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    if len(numbers) == 4 and (box := [_LENGTH.fullmatch(n) for n in numbers[2:]]) and all(box):
        lengths = [float(match[1]) for match in box if match]
    else:
        sides = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
        lengths = [float(match[1]) for match in sides if match]
    if len(lengths) != 2 or not all(0 < side < 1e6 for side in lengths):
        raise Unsafe(Message("does not say how large it is."), Message("Give its <svg> a viewBox."))
    return lengths[0], lengths[1]

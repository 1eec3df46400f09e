"""An SVG of strangers is looked into: it may draw, and nothing else; what is not known to be harmless is refused.

It is not changed: what was looked at is, byte for byte, what browsers get. So it is read here as they read it: in
UTF-8, without a document type, without instructions to programs.
"""

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError, TreeBuilder, XMLParser

from radargen.reading.picture_files import safe_css
from radargen.reading.picture_files.unsafe_picture import Unsafe
from radargen.text.messages import Message

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# Levels and elements, so that no painter runs out of room.
DEEPEST, MOST_ELEMENTS = 100, 20_000
_SVG, _XLINK, _XML = (f"{{http://www.w3.org/{name}}}" for name in ("2000/svg", "1999/xlink", "XML/1998/namespace"))
# Of drawing programs, and notes on author and licence: no browser shows or obeys any of it.
_NOTES = (
    *("http://www.inkscape.org/namespaces/", "http://sodipodi.sourceforge.net/", "http://inkscape.sourceforge.net/"),
    *("http://ns.adobe.com/", "http://www.serif.com/", "http://www.bohemiancoding.com/", "http://www.vectornator.io"),
    *("http://vectornator.io", "https://boxy-svg.com", "http://www.figma.com", "https://www.figma.com"),
    *("http://schemas.microsoft.com/visio/", "http://www.corel.com/", "http://krita.org/", "http://sketchviewer.com"),
    *("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://purl.org/dc/", "http://creativecommons.org/ns#"),
    *("http://web.resource.org/cc/", "http://openoffice.org/", "http://www.openswatchbook.org/"),
)
# Without what draws a thing again and again: ten lines of it can keep a browser busy for ever.
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
    """Width and height of an SVG, in units of the drawing; Unsafe where it does more than draw."""
    # Another encoding than the one it is read in here would make other characters of it elsewhere.
    if (told := _ENCODING.match(data)) and told[1].decode("latin-1").lower() not in ("utf-8", "utf8", "us-ascii"):
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
        _harmless(element)
    _no_clip_in_a_clip(root, sheets)
    return _size(root)


class _Builder(TreeBuilder):
    """Builds the tree and stops at what no drawing needs."""

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
        # It could define entities that grow without end, or name other files.
        raise Unsafe(Message("is an SVG with a document type."), Message("Delete the line that begins with <!DOCTYPE."))

    def pi(self, target: str, _text: str | None = None) -> None:  # type: ignore[override]
        words = Message("holds an instruction to programs, <?{name}.", name=target[:20])
        raise Unsafe(words, Message("Delete what stands from <? to ?>."))


def _harmless(element: "Element") -> None:
    """Unsafe where an element does more than draw."""
    tag = str(element.tag)
    if not tag.startswith(_SVG):
        _note(tag)
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
        _note(key)
        return True
    if key == "href":
        return bool(_LOCAL.fullmatch(value))
    if key == "style":
        return True
    # The same name is an attribute of a text or a place as well; no address stands in any of them.
    known = key in _ATTRIBUTES or key.startswith(("data-", "aria-", "-inkscape-"))
    free = key in ("id", "class") or key.startswith(("data-", "aria-"))
    return known and (free or not safe_css.bad_value(value))


def _note(name: str) -> None:
    """Unsafe where an element or attribute is of a language that is not known to be shown by nobody."""
    if not name.removeprefix("{").startswith(_NOTES):
        where = name[1:].partition("}")[0] if name.startswith("{") else ""
        words = Message("holds <{name}>, which a logo does not need.", name=(where or name)[:60])
        if "xhtml" in where:
            words = Message("holds a web page.")
        raise Unsafe(words, _PLAIN)


def _sheet(element: "Element") -> list[tuple[str, str]]:
    try:
        found = list(safe_css.rules("".join(element.itertext())))
    except ValueError as error:
        raise _in_style(str(error)) from None
    for _, declarations in found:
        if wrong := safe_css.bad_declarations(declarations):
            raise _in_style(wrong)
    return found


def _in_style(wrong: str) -> Unsafe:
    return Unsafe(
        Message("has {found} in its style, which is not known to be harmless.", found=" ".join(wrong.split())[:40]),
        Message("Delete it there, or save the drawing as a plain SVG."),
    )


def _no_clip_in_a_clip(root: "Element", sheets: list[tuple[str, str]]) -> None:
    """Unsafe where the shapes of a clipPath are clipped in their turn: each level of that doubles the work."""
    by_sheet = any(safe_css.LOCAL.search(declarations) and "clip-path" in declarations for _, declarations in sheets)
    for clip in root.iter(f"{_SVG}clipPath"):
        for shape in clip.iter():
            told = f"{shape.get('clip-path', '')} {shape.get('style', '')}"
            own = "clip-path" in shape.attrib or "clip-path" in told
            if shape is not clip and (own or (by_sheet and ({"class", "id"} & shape.attrib.keys()))):
                raise Unsafe(Message("clips what it clips with."), Message("Release one of the two clipping paths."))


def _size(root: "Element") -> tuple[float, float]:
    numbers = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    if len(numbers) == 4 and (box := [_LENGTH.fullmatch(n) for n in numbers[2:]]) and all(box):
        found = [float(match[1]) for match in box if match]
    else:
        sides = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
        found = [float(match[1]) for match in sides if match]
    if len(found) != 2 or not all(0 < side < 1e6 for side in found):
        raise Unsafe(Message("does not say how large it is."), Message("Give its <svg> a viewBox."))
    return found[0], found[1]

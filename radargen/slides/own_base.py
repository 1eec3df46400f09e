"""The presentation to start from if there is no template: 16:9, two layouts, the radar's colours."""

import re
from collections.abc import Sequence
from typing import Any

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_POINT = 12700
_WIDTH, _HEIGHT = 960, 540
# Boxes in points: the title of any slide, the title of the first one, the text below that.
_TITLE, _FIRST, _SUBTITLE = (36, 22, 888, 56), (60, 150, 840, 130), (60, 292, 840, 130)
_FOOTERS = {"dt": (36, 506, 160, 22), "ftr": (220, 506, 520, 22), "sldNum": (764, 506, 160, 22)}
_KEPT = ("title", "titleOnly")
# The theme's colours of text, of muted text, and of faint backgrounds.
_INK, _QUIET, _WASH = "16202B", "55616F", "F2F5F8"
_ACCENTS = 6
# The first slide's background and text colours, and the height of the strip of colours at its foot, in points.
_DARK, _ON_DARK, _FAINT_ON_DARK, _STRIP = "0F1D2B", "FFFFFF", "B9C6D3", 10


def made(file: Any, accents: Sequence[str]) -> Any:
    """An empty 4:3 presentation turned into ours; `accents` are the theme's colours as #rrggbb."""
    file.slide_width, file.slide_height = _WIDTH * _POINT, _HEIGHT * _POINT
    master = file.slide_master
    for layout in [each for each in master.slide_layouts if each._element.get("type") not in _KEPT]:
        master.slide_layouts.remove(layout)
    for page in (master, *master.slide_layouts):
        for shape in page.placeholders:
            _place(page, shape)
    _titles(master)
    _opened_dark(master, min(len(accents), _ACCENTS))
    theme = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    theme._blob = _coloured(theme.blob.decode("utf-8"), accents).encode("utf-8")
    return file


def _place(page: Any, shape: Any) -> None:
    kind = shape._element.ph.get("type", "body")
    first = page._element.get("type") == "title"
    if kind in ("title", "ctrTitle"):
        _move(shape, _FIRST if first else _TITLE, anchor="b" if first else "ctr")
    elif kind == "subTitle":
        _move(shape, _SUBTITLE, anchor="t")
    elif kind in _FOOTERS:
        _move(shape, _FOOTERS[kind])
    elif kind == "body":
        _move(shape, (36, 92, 888, 400))


def _move(shape: Any, place: tuple[int, int, int, int], anchor: str = "") -> None:
    shape.left, shape.top, shape.width, shape.height = (each * _POINT for each in place)
    properties = shape._element.txBody.find(f"{_A}bodyPr")
    properties.set("lIns", "0")
    properties.set("rIns", "0")
    if anchor:
        properties.set("anchor", anchor)
    for level in shape._element.txBody.iter(f"{_A}lvl1pPr"):
        if level.get("algn") == "ctr":
            level.set("algn", "l")


def _titles(master: Any) -> None:
    """Make titles left-aligned and bold, in a size for whole sentences."""
    style = master._element.find(f"{_P}txStyles/{_P}titleStyle/{_A}lvl1pPr")
    style.set("algn", "l")
    style.find(f"{_A}defRPr").set("sz", "2400")
    style.find(f"{_A}defRPr").set("b", "1")
    for layout in master.slide_layouts:
        if layout._element.get("type") != "title":
            continue
        for shape in layout.placeholders:
            large = {"ctrTitle": "4000", "subTitle": "2000"}.get(shape._element.ph.get("type", ""), "")
            properties = shape._element.txBody.find(f"{_A}lstStyle")
            level = properties.find(f"{_A}lvl1pPr")
            if large and level is None:
                level = properties.makeelement(f"{_A}lvl1pPr", {})
                properties.insert(0, level)
            if large:
                run = level.find(f"{_A}defRPr")
                if run is None:
                    run = level.makeelement(f"{_A}defRPr", {})
                    level.append(run)
                run.set("sz", large)


def _opened_dark(master: Any, accents: int) -> None:
    """Make the first slide dark, with the dimensions' colours at its foot."""
    layout = next(each for each in master.slide_layouts if each._element.get("type") == "title")
    page = layout._element.find(f"{_P}cSld")
    ground = _added(page, f"{_P}bg", first=True)
    properties = _added(ground, f"{_P}bgPr")
    _filled(properties, f"{_A}srgbClr", _DARK)
    _added(properties, f"{_A}effectLst")
    for shape in layout.placeholders:
        colour = {"ctrTitle": _ON_DARK, "subTitle": _FAINT_ON_DARK}.get(shape._element.ph.get("type", ""))
        run = shape._element.txBody.find(f"{_A}lstStyle/{_A}lvl1pPr/{_A}defRPr")
        if colour and run is not None:
            for known in run.findall(f"{_A}solidFill"):
                run.remove(known)
            _filled(run, f"{_A}srgbClr", colour, first=True)
    tree, wide = page.find(f"{_P}spTree"), _WIDTH * _POINT // max(accents, 1)
    for n in range(accents):
        shape = _added(tree, f"{_P}sp")
        named = _added(shape, f"{_P}nvSpPr")
        _added(named, f"{_P}cNvPr", id=f"{100 + n}", name=f"Colour {n + 1}")
        _added(named, f"{_P}cNvSpPr")
        _added(named, f"{_P}nvPr", userDrawn="1")
        look = _added(shape, f"{_P}spPr")
        place = _added(look, f"{_A}xfrm")
        _added(place, f"{_A}off", x=f"{n * wide}", y=f"{(_HEIGHT - _STRIP) * _POINT}")
        _added(place, f"{_A}ext", cx=f"{wide}", cy=f"{_STRIP * _POINT}")
        _added(_added(look, f"{_A}prstGeom", prst="rect"), f"{_A}avLst")
        _filled(look, f"{_A}schemeClr", f"accent{n + 1}")
        _added(_added(look, f"{_A}ln"), f"{_A}noFill")


def _added(parent: Any, tag: str, *, first: bool = False, **attributes: str) -> Any:
    child = parent.makeelement(tag, attributes)
    parent.insert(0 if first else len(parent), child)
    return child


def _filled(parent: Any, kind: str, colour: str, *, first: bool = False) -> None:
    _added(_added(parent, f"{_A}solidFill", first=first), kind, val=colour)


def _coloured(theme: str, accents: Sequence[str]) -> str:
    """The theme's XML with these colours; further accents are grey."""
    colours = {"dk1": _INK, "dk2": _QUIET, "lt2": _WASH, "hlink": _INK, "folHlink": _INK}
    given = [each.lstrip("#").upper() for each in accents][:_ACCENTS]
    given += [_QUIET] * (_ACCENTS - len(given))
    colours |= {f"accent{n}": colour for n, colour in enumerate(given, start=1)}
    for name, colour in colours.items():
        theme = re.sub(
            rf"<a:{name}>.*?</a:{name}>",
            f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>',
            theme,
            count=1,
            flags=re.DOTALL,
        )
    return theme

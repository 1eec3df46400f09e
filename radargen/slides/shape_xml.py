"""Styles of shapes as DrawingML (ECMA-376, part 1, section 20.1), and characters that such files can hold."""

from radargen.slides.slide_parts import SlideColour, SlideFrame

# English Metric Units, the unit of such files, per point.
POINT = 12700
_MAIN = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
# Marks a shape as decorative for screen readers.
DECORATIVE = (
    f'<a:extLst {_MAIN}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
# Characters that XML does not allow, by code point.
_SURROGATES, _LAST, _DELETE = range(0xD800, 0xE000), (0xFFFE, 0xFFFF), 0x20


def clean(words: str) -> str:
    """The words without characters that XML does not allow."""
    return "".join(each if _writable(ord(each)) else "\N{REPLACEMENT CHARACTER}" for each in words)


def _writable(code: int) -> bool:
    return code in (9, 10) or (code >= _DELETE and code not in _SURROGATES and code not in _LAST)


def _colour(colour: SlideColour) -> str:
    changes = f'<a:alpha val="{round(colour.opacity * 100000)}"/>' if colour.opacity < 1 else ""
    if colour.base.startswith("#"):
        return f'<a:srgbClr val="{colour.base[1:].upper()}">{changes}</a:srgbClr>'
    return f'<a:schemeClr val="{colour.base}">{changes}</a:schemeClr>'


def ground(colour: SlideColour | None) -> str:
    """The fill of a shape; none without a colour."""
    return f"<a:solidFill {_MAIN}>{_colour(colour)}</a:solidFill>" if colour else f"<a:noFill {_MAIN}/>"


def stroke(frame: SlideFrame) -> str:
    """The outline of a shape, or a line itself, with its width and dashes."""
    if frame.line is None:
        return f"<a:ln {_MAIN}><a:noFill/></a:ln>"
    broken = (
        f'<a:custDash><a:ds d="{round(frame.dash * 100000)}" sp="{round(frame.gap * 100000)}"/></a:custDash>'
        if frame.dash
        else ""
    )
    fill = f"<a:solidFill>{_colour(frame.line)}</a:solidFill>"
    return f'<a:ln {_MAIN} w="{round(frame.width * POINT)}">{fill}{broken}</a:ln>'

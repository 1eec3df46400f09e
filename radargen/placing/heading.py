"""The title and the subtitle at the head of a page."""

from collections.abc import Sequence

from radargen.placing import breaking, fonts
from radargen.placing.block import Block
from radargen.placing.shortening import lost, shortened
from radargen.scene import TextMark, Tone, Weight

# Points in units of the page; a long title is set smaller before it takes more lines, and is cut off at the last.
TITLE, SUBTITLE, BETWEEN = 20.0, 9.2, 6.5
STEPS = (1.0, 0.88, 0.76, 0.66)
LINES = 3
LEADING = 1.16


def heading(title: str, subtitle: Sequence[str], unit: float, width: float, *, keep: bool = False) -> Block:
    """Both, from the top of the title's capitals down; the last part of the subtitle goes where it would need a line.

    With `keep` it stays.
    """
    size, lines = _title(title, unit, width)
    texts = []
    y = fonts.CAP_HEIGHT * size
    for n, line in enumerate(lines):
        texts.append(TextMark(line, 0, y + n * LEADING * size, round(size, 2), Weight.BOLD))
    y += (len(lines) - 1) * LEADING * size + (fonts.DESCENT * size if subtitle else 0)
    small = max(SUBTITLE * unit * size / (TITLE * unit), 0.8 * SUBTITLE * unit)
    told = _subtitle(subtitle, width / small, keep=keep)
    below = shortened(told, LINES, width / small)
    for line in below:
        y += BETWEEN * unit + fonts.CAP_HEIGHT * small if line is not None and not _is_second(texts) else 1.3 * small
        texts.append(TextMark(line, 0, y, round(small, 2), tone=Tone.MUTED))
    wide = max((fonts.width(mark.text, mark.size, mark.weight) for mark in texts), default=0.0)
    cut = lost(title, lines) + lost(" ".join(told), below)
    return Block(wide, y + fonts.DESCENT * small, tuple(texts), shortened=cut)


def _is_second(texts: Sequence[TextMark]) -> bool:
    return bool(texts) and texts[-1].tone is Tone.MUTED


def _title(title: str, unit: float, width: float) -> tuple[float, list[str]]:
    for lines in range(1, LINES + 1):
        for step in STEPS:
            size = TITLE * unit * step
            broken = breaking.even(title, width / size, Weight.BOLD)
            if len(broken) <= lines:
                return size, broken
    return size, shortened(breaking.lines(title, width / size, Weight.BOLD), LINES, width / size, Weight.BOLD)


def _subtitle(parts: Sequence[str], width: float, *, keep: bool) -> list[str]:
    whole = " · ".join(parts)
    if len(parts) > 2 and not keep and not breaking.fits(whole, width, Weight.REGULAR):
        return breaking.lines(" · ".join(parts[:-1]), width)
    return breaking.lines(whole, width)

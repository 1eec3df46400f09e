"""The head of a page: a line in capitals, the headline, a sentence; each line as wide as the radar beside it allows."""

from collections.abc import Callable

from radargen.charts.placing.content.captions import Headline
from radargen.charts.placing.page.blocks import Block
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.placing.typesetting.line_breaking import lost, shortened
from radargen.charts.scene import TextMark, Tone, Weight

# Type sizes in points on A4: capitals, headline, sentence; and their line heights in type sizes.
CAPS, WORDS, SENTENCE = 9.0, 27.0, 11.0
WORDS_LEADING, SENTENCE_LEADING = 1.04, 1.3
# A long headline is set smaller before it takes more lines. STEPS are pairs: most lines, share of the usual size.
STEPS = ((2, 1.0), (2, 0.88), (2, 0.76), (3, 0.66), (3, 0.54), (4, 0.44))
# Most lines of the sentence.
LINES = 6
# Shares of the width to try until the sentence's last line is that share of its longest.
NARROWER, EVEN = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76), 0.5
# Shares of the type size to try if a word of the sentence would break.
SMALLER = (1.0, 0.94, 0.88, 0.82)
# Between the parts, in points on A4.
APART = 8.0
# How far large letters are shifted to the left to look flush with small ones, in type sizes.
OUTDENT = 0.045

# Gives the width of a line between two heights, in points from the top of the head.
Width = Callable[[float, float], float]


def headline_block(head: Headline, unit: float, width: Width) -> Block:
    """The head, from its top left corner; `unit` scales the sizes given for A4."""
    texts: list[TextMark] = []
    cut: tuple[str, ...] = ()
    y = 0.0
    if head.caps:
        size = CAPS * unit
        capitals = head.caps.upper()
        room = width(0, size) / size
        lines = shortened(line_breaking.wrapped(capitals, room, Weight.SEMIBOLD), 1, room, Weight.SEMIBOLD)
        y += font_metrics.CAP_HEIGHT * size
        texts += [TextMark(line, 0, y, round(size, 2), Weight.SEMIBOLD, tone=Tone.MUTED) for line in lines]
        cut += lost(capitals, lines)
        y += APART * unit
    size, lines = _words(head.words, unit, y, width)
    for line in lines:
        y += font_metrics.CAP_HEIGHT * size if line is lines[0] else WORDS_LEADING * size
        texts.append(TextMark(line, round(-OUTDENT * size, 2), y, round(size, 2), Weight.BOLD))
    cut += lost(head.words, lines)
    y += font_metrics.DESCENT * size + 0.6 * APART * unit
    size, lines = _sentence(head.sentence, y, unit, width)
    for line in lines:
        told = line.replace("\u00a0", " ").removesuffix(" ·")
        texts.append(TextMark(told, 0, y + font_metrics.ASCENT * size, round(size, 2)))
        y += SENTENCE_LEADING * size
    cut += lost(head.sentence.replace("\u00a0", " "), lines)
    wide = max(font_metrics.width(text.text, text.size, text.weight) for text in texts)
    return Block(wide, y, tuple(texts), shortened=cut)


def _words(words: str, unit: float, top: float, width: Width) -> tuple[float, list[str]]:
    """The type size and the lines of the headline."""
    for most, share in STEPS:
        size = WORDS * unit * share
        for count in range(1, most + 1):
            below = top + (font_metrics.CAP_HEIGHT + (count - 1) * WORDS_LEADING + font_metrics.DESCENT) * size
            room = min(width(top, below), width(below - size, below)) / size
            lines = line_breaking.balanced(words, room, Weight.BOLD)
            if len(lines) <= count and line_breaking.widest_word(words, Weight.BOLD) <= room:
                return size, lines
    most, share = STEPS[-1]
    size = WORDS * unit * share
    room = max(width(top, top + most * WORDS_LEADING * size), 6 * size) / size
    return size, shortened(line_breaking.wrapped(words, room, Weight.BOLD), most, room, Weight.BOLD)


def _sentence(sentence: str, top: float, unit: float, width: Width) -> tuple[float, list[str]]:
    """The type size and the lines of the sentence, of about equal length, as far as the radar's curve allows.

    Slightly smaller type is preferred to a broken word or to a last line of a single word; if it does not help, the
    usual size is kept.
    """
    usual: tuple[float, list[str]] | None = None
    # If no width gives even lines, the one with the longest last line; of these the largest type.
    fairest: tuple[float, float, list[str]] | None = None
    for smaller in SMALLER:
        size = smaller * SENTENCE * unit
        whole, broken = _filled(sentence, top, size, width, 1.0)
        if usual is None or (broken and smaller == SMALLER[-1]):
            usual = size, whole
        for share in NARROWER if not broken else ():
            narrower, torn = _filled(sentence, top, size, width, share)
            if torn or len(narrower) > len(whole):
                break
            last = len(narrower[-1]) / max(map(len, narrower)) if len(narrower) > 1 else 1.0
            if last >= EVEN:
                return size, narrower
            if fairest is None or last > fairest[0]:
                fairest = last, size, narrower
    return fairest[1:] if fairest else usual or (SENTENCE * unit, [])


def _filled(sentence: str, top: float, size: float, width: Width, share: float) -> tuple[list[str], bool]:
    """The lines of the sentence in that share of the width, and whether a word is broken or an ellipsis ends them."""
    lines: list[str] = []
    broken = False
    while sentence:
        y = top + len(lines) * SENTENCE_LEADING * size
        room = max(share * width(y, y + SENTENCE_LEADING * size), 4 * size) / size
        line, rest = line_breaking.first_line(sentence, room)
        broken = broken or bool(rest and sentence[len(line) : len(line) + 1].strip())
        if rest and len(lines) == LINES - 1:
            (line,), rest, broken = shortened([line, rest], 1, room), "", True
        lines.append(line)
        sentence = rest
    return lines, broken

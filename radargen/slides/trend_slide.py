"""The slide of a trend: facts, reasons for its ring, first step, who has done it; the notes have everything else."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from radargen.charts.scene import Box
from radargen.pages.edition_view import EditionView, Localised
from radargen.pages.views.page_parts.trend_needs import phase_words
from radargen.pages.views.trend import TrendView
from radargen.slides.fitting import LEADING, PARAGRAPH, fitted, height, shortened
from radargen.slides.presentation import SlidePage
from radargen.slides.slide_parts import QUIET, TEXT, SlideColour, SlideFrame, SlideText
from radargen.slides.trend_notes import told_paragraphs, trend_notes, unmarked
from radargen.text.wording import Wording

# In points: height of the strip of facts, gap below it, gap between columns.
_STRIP, _GAP = 54.0, 24.0
# Type sizes in points: names of facts, headings, facts, summary, other texts, smallest text, smallest fact.
_LABEL, _HEAD, _FACT, _LEAD, _TEXT, _LEAST, _TINY = 10.5, 11.0, 15.0, 17.0, 14.0, 11.0, 8.0
# How much smaller texts may be set, and the space above a heading, in points.
_SHRINKS, _APART = 3, 12.0
# The share of the width for the column of texts, and the padding of the box beside it in points.
_WIDE, _MARGIN = 0.62, 14.0
_TINT = 0.1


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading (may be empty) and its content."""

    head: str
    texts: tuple[SlideText, ...]


@dataclass(frozen=True, slots=True)
class _SlideFact:
    """A fact: its name, its value, and an optional remark."""

    term: str
    words: str
    more: str = ""


def put_trend(view: TrendView, edition_view: EditionView, page: SlidePage, body: Box, colour: SlideColour) -> None:
    """Put the content about a trend on its slide."""
    facts = [*_facts(view, edition_view.wording)]
    _put_facts(facts, page, body, colour)
    top = body.y + _STRIP + _GAP
    left = Box(body.x, top, body.width * _WIDE, body.y + body.height - top)
    start = [*_beginning(view)]
    if not start:
        left = replace(left, width=body.width)
    ink = colour if page.presentation.legible else TEXT
    page.text(left, _told(view, edition_view, left, ink), edition_view.wording("trend.about"))
    if start:
        x = left.x + left.width + _GAP
        _put_beside(start, page, Box(x, top, body.x + body.width - x, left.height), colour)
    told = [*_sections(view, edition_view), *_beginning(view)]
    page.notes(
        [
            " · ".join(" ".join(filter(None, (f"{fact.term}: {fact.words}", fact.more))) for fact in facts),
            *("\n".join(filter(None, (one.head, *(text.words for text in one.texts)))) for one in told),
            *trend_notes(view, edition_view.wording),
        ]
    )


def _facts(view: TrendView, say: Wording) -> Iterator[_SlideFact]:
    row = view.row
    yield _SlideFact(say("page.dimension"), view.dimension.name.words)
    if row.ring:
        yield _SlideFact(say("page.ring"), row.ring.name.words)
    if row.action_word:
        yield _SlideFact(say("page.action"), row.action_head, say("page.start-early") if row.start_early else "")
    if view.impact:
        yield _SlideFact(say("scale.impact"), view.impact.value)
    if row.organisation:
        parts = (("organisation", row.organisation), ("architecture", row.architecture))
        words = " · ".join(f"{say(f'page.{kind}-short')} {level}" for kind, level in parts)
        yield _SlideFact(say("page.effort"), words)
    if row.certainty_word:
        yield _SlideFact(say("page.certainty"), row.certainty_word)
    if on := [step.number for step in view.phases.steps if step.on] if view.phases else []:
        yield _SlideFact(say("paper.sensible"), phase_words(say, on[0], on[-1]))


def _put_facts(facts: list[_SlideFact], page: SlidePage, body: Box, colour: SlideColour) -> None:
    page.block(SlideFrame("", fill=colour), Box(body.x, body.y, body.width, 1.6))
    page.block(SlideFrame("", fill=SlideColour("tx1", opacity=0.2)), Box(body.x, body.y + _STRIP, body.width, 0.6))
    wide = body.width / len(facts)
    for n, fact in enumerate(facts):
        room = wide - 10
        texts = (
            SlideText(fact.term, _LABEL, colour=QUIET),
            SlideText(fact.words, _FACT, bold=True),
            SlideText(fact.more, _LABEL - 1, colour=QUIET),
        )
        shown = [fitted(text, room, text.size * LEADING, _TINY) for text in texts if text.words]
        page.text(Box(body.x + n * wide, body.y + 6, room, _STRIP - 8), shown, fact.term)


def _beginning(view: TrendView) -> Iterator[_Section]:
    for part in view.getting_started:
        yield _Section(part.label, (_text(part.text, _TEXT, bold=part.first),))


def _sections(view: TrendView, edition_view: EditionView) -> Iterator[_Section]:
    say, trend = edition_view.wording, edition_view.trends[view.row.id]
    if view.row.summary:
        yield _Section("", (_text(view.row.summary, _LEAD),))
    if view.off:
        yield _Section("", (SlideText(view.off, _TEXT),))
    assessment = trend.assessment(edition_view.edition.id)
    if assessment and (reason := edition_view.sentence(assessment.reason)):
        yield _Section(say("trend.standing"), (_text(reason, _TEXT),))
    if view.cases:
        told = tuple(
            SlideText(": ".join(filter(None, (case.organisation, unmarked(case.what)))), _TEXT, lang=case.what.lang)
            for case in view.cases
        )
        yield _Section(say("trend.cases"), told)


def _told(view: TrendView, edition_view: EditionView, room: Box, colour: SlideColour) -> list[SlideText]:
    """The texts about the trend; of its long text as many paragraphs as fit in the usual type size."""
    sections = [*_sections(view, edition_view)]
    shown = _fitting(sections, room, colour)
    if view.body and shown == _set(sections, 0, colour):
        more = tuple(SlideText(words, _TEXT, lang=view.body.lang) for words in told_paragraphs(view.body))
        for count in range(1, len(more) + 1):
            longer = [*sections, _Section(edition_view.wording("trend.about"), more[:count])]
            if _needed(paragraphs := _set(longer, 0, colour), room.width) > room.height:
                break
            shown = paragraphs
    return shown


def _fitting(sections: list[_Section], room: Box, colour: SlideColour) -> list[SlideText]:
    """The paragraphs of the sections in the largest type in which all fit; if none does, the last ones are dropped."""
    chosen, shrink = sections, 0.0
    while (needed := _needed(paragraphs := _set(chosen, shrink, colour), room.width)) > room.height:
        if shrink < _SHRINKS:
            shrink += 1
        elif chosen[2:] and len(chosen[-1].texts) > 1:
            chosen = [*chosen[:-1], replace(chosen[-1], texts=chosen[-1].texts[:-1])]
        elif chosen[2:]:
            chosen = chosen[:-1]
        else:
            break
    # The summary and the reason share the room, each in whole sentences.
    while needed > room.height:
        longest = max(paragraphs, key=lambda text: height([text], room.width))
        high = height([longest], room.width)
        shorter = shortened(longest, room.width, max(high - (needed - room.height), 0.5 * high))
        if shorter.words == longest.words:
            break
        paragraphs = [shorter if text is longest else text for text in paragraphs]
        needed = _needed(paragraphs, room.width)
    return paragraphs


def _put_beside(sections: list[_Section], page: SlidePage, room: Box, colour: SlideColour) -> None:
    """Put the first steps into a box of the dimension's colour, as high as necessary."""
    inner = Box(room.x + _MARGIN, room.y + _MARGIN, room.width - 2 * _MARGIN, room.height - 2 * _MARGIN)
    while sections[1:] and _needed(_set(sections, _SHRINKS, colour), inner.width) > inner.height:
        sections = sections[:-1]
    paragraphs = _fitting(sections, inner, colour if page.presentation.legible else TEXT)
    high = min(_needed(paragraphs, inner.width) + 2 * _MARGIN, room.height)
    page.block(SlideFrame("", fill=replace(colour, opacity=_TINT)), replace(room, height=high))
    page.block(SlideFrame("", fill=colour), Box(room.x, room.y, 3, high))
    page.text(replace(inner, height=high - 2 * _MARGIN), paragraphs, sections[0].head)


def _set(sections: list[_Section], shrink: float, colour: SlideColour) -> list[SlideText]:
    """The paragraphs of the sections with their headings, in type reduced by `shrink` points."""
    paragraphs = []
    for n, section in enumerate(sections):
        apart = _APART if n else 0.0
        if section.head:
            paragraphs.append(SlideText(section.head, _HEAD, bold=True, colour=colour, above=apart))
            apart = 2.0
        for text in section.texts:
            paragraphs.append(replace(text, size=max(text.size - shrink, _LEAST), above=apart))
            apart = PARAGRAPH * text.size
    return paragraphs


def _needed(paragraphs: list[SlideText], width: float) -> float:
    """The height of the paragraphs with the spaces between them, in points."""
    return height(paragraphs, width) + sum(text.above for text in paragraphs[1:])


def _text(said: Localised, size: float, *, bold: bool = False) -> SlideText:
    return SlideText(unmarked(said), size, bold, TEXT, said.lang)

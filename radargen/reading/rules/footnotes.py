"""Rules on footnote marks: each refers to a source of the entry, by its key, or to a note defined in the text."""

from collections.abc import Iterator, Mapping

from radargen.model import Key, Text, Trend
from radargen.model.problems import Problem
from radargen.reading.forms.spelling import nearest, spelling_hint
from radargen.reading.parsing.characters import cut
from radargen.reading.parsing.offsets import TextPositions
from radargen.reading.rules.context import RuleContext
from radargen.reading.rules.text_links import texts
from radargen.text.markdown.text_references import Kind, TextReference, text_references
from radargen.text.messages import Message
from radargen.text.source_marks import marks


def keys_stand_once(context: RuleContext) -> Iterator[Problem]:
    """No two sources of an entry have the same key."""
    for trend in context.radar.trends:
        first: dict[str, int] = {}
        for path, key in _keys(trend):
            place = trend.where(*path)
            if key in first:
                message = Message(
                    "{key}: the id {id} stands twice, in line {line} and here.", key="key", id=cut(key), line=first[key]
                )
                yield Problem(place, "repeated-id", message, Message("Give one of them another id."))
            first.setdefault(key, place.line)


def marks_name_a_source(context: RuleContext) -> Iterator[Problem]:
    """Each mark refers to a source or to a note, and not to both."""
    keys = {trend.where.path: {key: path for path, key in _keys(trend)} for trend in context.radar.trends}
    doubtful = {
        trend.where.path
        for trend in context.radar.trends
        if not (context.is_intact(trend, "sources") and context.is_intact(trend, "cases"))
    }
    for text, where, key in texts(context.radar):
        paths_by_key = keys.get(where.path, {})
        for language, words in text.by_language:
            parts = [part for part in text_references(words) if part.kind in (Kind.MARK, Kind.NOTE)]
            places = TextPositions(where, words, *key, language) if parts else None
            for part in parts:
                if places and where.path not in doubtful and (wrong := _fault(part, paths_by_key)):
                    yield Problem(places.at(part.at), *wrong)


def marks_of_sentences_name_a_source(context: RuleContext) -> Iterator[Problem]:
    """Each mark in a sentence that takes marks refers to a source."""
    for trend in context.radar.trends:
        if not (context.is_intact(trend, "sources") and context.is_intact(trend, "cases")):
            continue
        paths_by_key = {key: path for path, key in _keys(trend)}
        for text, key in _sentences(trend):
            for language, words in text.by_language:
                for mark, at, _ in marks(words):
                    if wrong := _fault(TextReference(Kind.MARK, mark, at), paths_by_key):
                        yield Problem(TextPositions(trend.where, words, *key, language).at(at), *wrong)


def _sentences(trend: Trend) -> Iterator[tuple[Text, Key]]:
    """The sentences that take marks, beside the text, with their paths in the file."""
    yield trend.summary, ("summary",)
    if trend.archived:
        yield trend.archived.reason, ("archived", "reason")
    for n, assessment in enumerate(trend.assessments):
        yield assessment.reason, ("assessments", n, "reason")
        yield assessment.because, ("assessments", n, "because")
        for part in ("settled", "outlook"):
            if stated := getattr(assessment, part):
                yield stated.because, ("assessments", n, part, "because")


def figures_name_a_source(context: RuleContext) -> Iterator[Problem]:
    """Each figure states the key of a source."""
    for trend in context.radar.trends:
        if not (context.is_intact(trend, "sources") and context.is_intact(trend, "cases")):
            continue
        keys = sorted(key for _, key in _keys(trend))
        for n, figure in enumerate(trend.figures):
            if figure.source and figure.source not in keys:
                message = Message("No source has the key that {mark} names.", mark=cut(figure.source))
                hint = spelling_hint(figure.source, keys) if keys else Message("Add key: … to the source.")
                yield Problem(trend.where("figures", n, "source"), "unknown-source", message, hint)


def _fault(reference: TextReference, paths_by_key: Mapping[str, Key]) -> tuple[str, Message, Message] | None:
    """Code, message and hint."""
    mark = f"[^{reference.address}]"
    if reference.kind is Kind.NOTE and reference.address in paths_by_key:
        message = Message("The text defines {mark} itself, and a source has the same key.", mark=cut(mark))
        return "note-clash", message, Message("Delete the definition, or give the source another key.")
    if reference.kind is Kind.MARK and reference.address not in paths_by_key:
        message = Message("No source has the key that {mark} names.", mark=cut(mark))
        suggestion = nearest(reference.address, sorted(paths_by_key))
        hint = (
            Message("Did you mean {word}?", word=f"[^{suggestion}]")
            if suggestion
            else Message("Add key: … to the source.")
        )
        return "unknown-source", message, hint
    return None


def _keys(trend: Trend) -> Iterator[tuple[Key, str]]:
    """The keys of all sources of the entry with their places in the file, in the order of their numbers on the page."""
    for n, source in enumerate(trend.sources):
        if source.key:
            yield ("sources", n, "key"), source.key
    for n, case in enumerate(trend.cases):
        if case.source and case.source.key:
            yield ("cases", n, "source", "key"), case.source.key

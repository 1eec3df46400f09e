"""The languages a radar is told in."""

from collections.abc import Iterator

from radargen.model.problems import Problem
from radargen.reading.nodes import Document
from radargen.reading.radar_form import RadarForm
from radargen.text.sentences import Said, one_of
from radargen.text.wording import LANGUAGES


def languages(form: RadarForm) -> tuple[str, ...]:
    """Those of radar.yaml; where it lists none, those of its title, else English."""
    listed = tuple(dict.fromkeys(form.languages or ()))
    titled = tuple(lang for lang in form.title or () if lang in LANGUAGES)
    if len(listed) < len(form.languages or ()):
        # One that stands twice took the place of another, whose texts are no mistake.
        return tuple(dict.fromkeys((*listed, *titled)))
    return listed or titled or ("en",)


def repeated_languages(form: RadarForm, document: Document) -> Iterator[Problem]:
    """A language is listed once."""
    listed = form.languages or ()
    for n, language in enumerate(listed):
        if language in listed[:n]:
            others = [other for other in LANGUAGES if other not in listed]
            hint = Said("Delete it, or write {words}.", words=one_of(others)) if others else Said("Delete it.")
            message = Said("languages: {language} stands twice.", language=language)
            # Not repeated-id: this hurts no trend.
            yield Problem(document.marks("languages", n), "bad-value", message, hint)

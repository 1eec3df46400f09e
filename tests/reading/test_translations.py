"""A field is declared twice, in the noun and in the form of the file, and each declaration knows of the other."""

import pytest

from radargen.model import (
    Archive,
    Assessment,
    Case,
    Criterion,
    Dimension,
    Edition,
    Effort,
    Factor,
    History,
    Licence,
    Link,
    Phase,
    Publisher,
    Radar,
    Rating,
    Ring,
    Source,
    Span,
    Trend,
)
from radargen.model.declared import declared
from radargen.reading.forms import entry_form, radar_form
from radargen.reading.forms.fields import Form
from radargen.reading.forms.form_errors import keys_of

FORMS: dict[type, type[Form]] = {
    Archive: entry_form.ArchiveForm,
    Assessment: entry_form.AssessmentForm,
    Case: entry_form.CaseForm,
    Criterion: radar_form.CriterionForm,
    Dimension: radar_form.DimensionForm,
    Edition: radar_form.EditionForm,
    Effort: entry_form.EffortForm,
    Factor: radar_form.FactorForm,
    History: radar_form.HistoryForm,
    Licence: radar_form.LicenceForm,
    Link: entry_form.LinkForm,
    Phase: radar_form.PhaseForm,
    Publisher: radar_form.PublisherForm,
    Radar: radar_form.RadarForm,
    Rating: entry_form.RatingForm,
    Ring: radar_form.RingForm,
    Source: entry_form.SourceForm,
    Span: entry_form.PhasesForm,
    Trend: entry_form.EntryForm,
}
# What a noun has from elsewhere than its mapping in the file, and what stands there and becomes part of something else.
ELSEWHERE = {Trend: {"id"}, Rating: {"levels"}, Edition: {"implied", "corrections"}, Radar: {"trends", "pictures"}}
BECOMES = {Trend: {"ring"}, Radar: {"radar"}}


@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.__name__)
def test_the_noun_and_the_form_of_the_file_have_the_same_fields(kind: type) -> None:
    keys = {part.key for part in declared(kind)} - ELSEWHERE.get(kind, set())
    assert keys == {*keys_of(FORMS[kind])} - BECOMES.get(kind, set())


@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.__name__)
def test_the_noun_and_the_form_call_them_alike(kind: type) -> None:
    called = {field.alias or name: name for name, field in FORMS[kind].model_fields.items()}
    assert {part.key: part.name for part in declared(kind) if part.key in called and part.key != "theme"} == {
        key: name for key, name in called.items() if key not in {*BECOMES.get(kind, ()), "theme"}
    }


def test_every_form_of_a_file_belongs_to_a_noun() -> None:
    """But for the rule and the theme, which are reckoned out."""
    every = {form for module in (entry_form, radar_form) for form in vars(module).values() if _is_form(form)}
    apart = {"Form", "PartOfEntry", "RuleForm", "BrakeForm", "AtMostForm", "ThemeForm"}
    assert {form.__name__ for form in every - {*FORMS.values()}} == apart


def _is_form(thing: object) -> bool:
    return isinstance(thing, type) and issubclass(thing, Form)

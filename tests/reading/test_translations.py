"""A field is declared twice, in the noun and in the form of the file, and each declaration knows of the other."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any

import pytest

from radargen.model import Brake, Edition, House, Radar, Rating, Rule, Settlement, Text, Trend
from radargen.model.declared import declared, items, plain
from radargen.reading.forms.entry_form import EntryForm
from radargen.reading.forms.fields import Form
from radargen.reading.forms.form_errors import form_at, keys_of
from radargen.reading.forms.radar_form import RadarForm

# What a noun has from elsewhere than its mapping in the file, and what stands there and becomes part of something else.
ELSEWHERE = {
    Trend: {"id"},
    Rating: {"levels"},
    Settlement: {"levels"},
    Edition: {"implied", "corrections"},
    Radar: {"trends", "pictures", "share_pictures"},
}
BECOMES = {Trend: {"ring"}, Radar: {"radar"}}
# What is reckoned out of the file rather than taken from it.
RECKONED = (Rule, Brake, House)


def pairs(kind: type, form: type[Form]) -> Iterator[tuple[type, type[Form]]]:
    """The noun with its form, and those within."""
    yield kind, form
    for part in declared(kind):
        inner, _ = plain(items(part.type) or part.type)
        if is_noun(inner) and part.key not in ELSEWHERE.get(kind, set()):
            yield from pairs(inner, form_at(form, (part.key,)))


def is_noun(kind: Any) -> bool:
    return isinstance(kind, type) and is_dataclass(kind) and kind is not Text and kind not in RECKONED


FORMS = dict([*pairs(Trend, EntryForm), *pairs(Radar, RadarForm)])


def test_the_nouns_within_are_found() -> None:
    names = {kind.__name__ for kind in FORMS}
    assert names >= {"Trend", "Assessment", "Rating", "Case", "Source", "Radar", "Ring", "Licence"}


@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.__name__)
def test_the_noun_and_the_form_of_the_file_have_the_same_fields(kind: type) -> None:
    keys = {part.key for part in declared(kind)} - ELSEWHERE.get(kind, set())
    assert keys == {*keys_of(FORMS[kind])} - BECOMES.get(kind, set())


@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.__name__)
def test_the_noun_and_the_form_call_them_alike(kind: type) -> None:
    called = {field.alias or name: name for name, field in FORMS[kind].model_fields.items()}
    own = {part.key: part.name for part in declared(kind) if part.type not in RECKONED and part.key in called}
    assert own == {key: name for key, name in called.items() if key in own}

"""A radar that tries to run a script from every field which takes free text; JSON is YAML, so it is written as JSON.

The fields are those that the forms declare, so that none is left out.
"""

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from radargen.reading.forms.entry_form import (
    AssessmentForm,
    CaseForm,
    EntryForm,
    FigureForm,
    OutlookForm,
    RatingForm,
    SettlementForm,
    SharePictureForm,
    SourceForm,
)
from radargen.reading.forms.fields import Form, Line, Markdown, Name, Names, Phrases, Words
from radargen.reading.forms.radar_form import (
    CriterionForm,
    DimensionForm,
    EditionForm,
    FacetForm,
    FacetValueForm,
    FactorForm,
    IndustryForm,
    PhaseForm,
    PublisherForm,
    RadarForm,
    RingForm,
)
from tests.reference import FOLDER as REFERENCE

# Each leaves a dialog or an element of its own where it runs; together they leave quotes, tags and Markdown behind.
SCRIPT = "'\"></title></svg></script><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}"
MARKDOWN = (
    f"{SCRIPT}\n\n# {SCRIPT}\n\n[click](https://example.org/?'onclick=alert(3)) <svg onload=alert(4)> "
    f"[x](other){{onclick=alert(5)}}\n\n"
    '```\n</code><script>alert(6)</script>\n```\n\n<details open ontoggle=alert(7)>\n\n--8<-- "radar.yaml"\n'
)


def said(words: str) -> dict[str, str]:
    return {"de": f"de {words}", "en": f"en {words}"}


def named(id: str) -> dict[str, str]:
    return said(f"{id} {SCRIPT}")


def filled(form: type[Form], **given: object) -> dict[str, object]:
    """A mapping with every field of a form: those that are `given`, and what of the others takes free text, hostile.

    A field that is given as None is left out.
    """
    hints = get_type_hints(form, include_extras=True)
    keys = {name: field.alias or name for name, field in form.model_fields.items()}
    found = {key: given[key] if key in given else hostile(hints[name], key) for name, key in keys.items()}
    return {key: value for key, value in found.items() if value is not None}


def hostile(hint: Any, key: str) -> Any:
    """A value for a field of that type, which tries to run a script if it takes free text."""
    if NoneType in get_args(hint):
        (hint,) = (option for option in get_args(hint) if option is not NoneType)
    kind = hint.__origin__ if get_origin(hint) is Annotated else hint
    match kind:
        case _ if hint == Line:
            return SCRIPT
        case _ if kind in (Words, Name):
            return said(SCRIPT)
        case _ if kind is Markdown:
            return said(MARKDOWN)
        case _ if kind in (Names, Phrases):
            return [SCRIPT] if kind is Phrases else {"de": [SCRIPT], "en": [SCRIPT]}
        case _ if get_origin(kind) is tuple:
            return [hostile(get_args(kind)[0], key)]
        case _ if get_origin(kind) is dict:
            return {"any": hostile(get_args(kind)[1], key)}
        case type() if issubclass(kind, Form):
            return filled(kind)
        case type() if issubclass(kind, StrEnum):
            return [*kind][-1].value
        case _ if kind is bool:
            return True
        case _ if kind is dt.date:
            return "2026-11-01"
        case _ if kind is int:
            return 4
    raise LookupError(f"give a value for {key}: nobody can guess one")


URL = "https://example.org/?a='onmouseover=alert(8)"
SOURCE = filled(SourceForm, url=URL, date="2026-01", key=None)
RADAR = filled(
    RadarForm,
    radar=1,
    id="hostile",
    languages=["de", "en"],
    publisher=filled(
        PublisherForm, url=URL, embed=["https://example.org"], licence={"name": SCRIPT, "url": "https://example.org/?'"}
    ),
    theme=None,
    dimensions=[filled(DimensionForm, id=id, name=named(id)) for id in ("people", "process")],
    rings=[filled(RingForm, id=id, name=named(id), **{"from": level}) for id, level in (("near", 3), ("far", 1))],
    criteria=[filled(CriterionForm, id="use", name=named("use"), levels=[said(f"{n} {SCRIPT}") for n in range(1, 6)])],
    rule=None,
    phases=[filled(PhaseForm, id=id, name=named(id)) for id in ("1", "2")],
    factors=[filled(FactorForm, id="goals", name=named("goals"))],
    industries=[filled(IndustryForm, id="field", name=named("field"))],
    facets=[
        filled(
            FacetForm, id="stage", name=named("stage"), values=[filled(FacetValueForm, id="late", name=named("late"))]
        )
    ],
    editions=[filled(EditionForm, id=str(year), date=f"{year}-11-30", open=None) for year in (2025, 2026)],
    history=None,
)
RATING = filled(RatingForm)
ENTRY = filled(
    EntryForm,
    dimension="people",
    ring=None,
    formerly=None,
    facets={"stage": "late"},
    assessments=[
        {"edition": "2025", "ratings": [RATING | {"use": 1}], "reason": said(SCRIPT), "impact": 2},
        filled(
            AssessmentForm,
            edition="2026",
            ratings=[
                RATING | {"use": 4},
                RATING | {"by": f"b {SCRIPT}", "use": 5},
                RATING | {"by": f"c {SCRIPT}", "use": 1},
            ],
            ring="far",
            impact=5,
            settled=filled(SettlementForm) | {"use": 2},
            outlook=filled(OutlookForm, by="2028"),
        ),
    ],
    effort={"organisation": 4, "architecture": 5},
    status="active",
    archived=None,
    phases={"from": "1", "to": "2"},
    factors=["goals"],
    links=[{"to": "other", "type": "requires"}],
    figures=[filled(FigureForm, year=year, value="-1.5", source="report") for year in (2024, 2026)],
    cases=[filled(CaseForm, industry=named("field"), year=2026, source=SOURCE)],
    sources=[SOURCE | {"key": "report"}],
    text=said(f"{MARKDOWN}\n\n[^report] [a [^report]](other)"),
    review_by="2027-06-30",
    share_picture=filled(SharePictureForm, file="images/council.png"),
)
OTHER = ENTRY | {
    "name": said(f"other {SCRIPT}"),
    "dimension": "process",
    "status": "archived",
    "archived": {"as": "faded", "edition": "2026", "reason": said(SCRIPT), "successor": "hostile"},
    "assessments": ENTRY["assessments"][:1],  # type: ignore[index]
    "links": [{"to": "hostile", "type": "enables"}],
}


def hostile_places(data: object, *key: str | int) -> Iterator[tuple[str | int, ...]]:
    """The keys that lead to each text which tries to run a script."""
    match data:
        case dict():
            for name, value in data.items():
                yield from hostile_places(value, *key, name)
        case list():
            for n, value in enumerate(data):
                yield from hostile_places(value, *key, n)
        case str() if SCRIPT in data:
            yield key
        case _:
            pass


def hostile_folder(folder: Path) -> Path:
    """The radar with two entries, one on the chart and one archived."""
    (folder / "trends" / "images").mkdir(parents=True)
    shutil.copy(REFERENCE / "example" / "trends" / "images" / "council.png", folder / "trends" / "images")
    for name, data in (("radar", RADAR), ("trends/hostile", ENTRY), ("trends/other", OTHER)):
        (folder / f"{name}.yaml").write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return folder

"""An expression chooses the blips of which it is true, whatever the radar calls things."""

from dataclasses import replace

import pytest

from radargen.assessing import blips, resolved, selected, value_name, values_of
from radargen.model import Attribute, Case, Effort, Factor, Phase, Radar, SelectionError, Span, Status
from radargen.model.selection import parsed
from tests.make import assessment, radar, rating, text, trend


def some() -> Radar:
    of = radar(
        trend(
            "kanban",
            name=text("Kan\u00adban-Tafel", "Kanban board"),
            aliases=(("en", ("Card wall",)),),
            assessments=(assessment("2025", ring="vision"), assessment("2026", rating(3, 4, 3), impact=5)),
            tags=("flow", "lean"),
            phases=Span("1", "2"),
            factors=("trust",),
            effort=Effort(1, 4),
        ),
        trend("lean", {"2025": "pilot", "2026": "pilot"}, dimension="people", tags=("lean",), phases=Span("3", "3")),
        trend("obeya", {"2026": "vision"}, status=Status.DECLINING, effort=None),
        trend("bank", {"2026": "scale"}, cases=(Case("A bank", text("x"), industry=text("Banken", "Banks")),)),
        editions=("2025", "2026"),
    )
    phases = tuple(Phase(f"{n}", text(f"Stufe {n}", f"Stage {n}")) for n in (1, 2, 3))
    rings = (replace(of.rings[0], name=text("Alltag", "Everyday")), *of.rings[1:])
    return replace(of, phases=phases, factors=(Factor("trust", text("Vertrauen", "Trust")),), rings=rings)


OF = some()
BLIPS = blips(OF, OF.newest)


def chosen(expression: str) -> list[str]:
    return [blip.id for blip in selected(OF, BLIPS, resolved(OF, BLIPS, parsed(expression)))]


@pytest.mark.parametrize(
    ("expression", "ids"),
    [
        ("kanban,lean", ["kanban", "lean"]),
        ("lean kanban", ["kanban", "lean"]),
        ("Kanban board", ["kanban"]),
        ("kanban-tafel|Card wall", ["kanban"]),
        ("id=lean", ["lean"]),
        ("id!=lean", ["bank", "kanban", "obeya"]),
        ("name=lean", ["lean"]),
        ("name=Kanban-Tafel", ["kanban"]),
        ("dimension=people", ["lean"]),
        ("ring=pilot", ["kanban", "lean"]),
        ("ring!=pilot|scale", ["obeya"]),
        ("ring=pilot|vision", ["kanban", "lean", "obeya"]),
        ("ring=pilot,tag=flow", ["kanban"]),
        ("ring=scale|tag=flow", ["bank", "kanban"]),
        ("action=avoid", ["obeya"]),
        ("action=vermeiden", ["obeya"]),
        ("action=Prepare", ["kanban", "lean"]),
        ("movement=in", ["kanban"]),
        ("movement=unverändert", ["lean"]),
        ("movement=moved in", ["kanban"]),
        ("phase=2", ["kanban"]),
        ("phase=Stage 3", ["lean"]),
        ("phase!=1", ["bank", "lean", "obeya"]),
        ("factor=trust", ["kanban"]),
        ("factor=Vertrauen", ["kanban"]),
        ("agreement=estimate", ["kanban"]),
        ("certainty=strong", ["kanban"]),
        ("status=declining", ["obeya"]),
        ("tag=LEAN", ["kanban", "lean"]),
        ("industry=Banks", ["bank"]),
        ("industry=banken", ["bank"]),
        ("impact>=5", ["kanban"]),
        ("impact<=3", ["bank", "lean", "obeya"]),
        ("effort=4", ["kanban"]),
        ("effort<=2", ["bank", "lean"]),
        ("effort!=4", ["bank", "lean", "obeya"]),
        ("tag=flow,ring=vision", []),
    ],
)
def test_an_expression_chooses_what_it_is_true_of(expression: str, ids: list[str]) -> None:
    assert chosen(expression) == ids


@pytest.mark.parametrize(
    ("expression", "at", "sentence"),
    [
        ("kanbn", 1, "The radar has no trend “kanbn”. Did you mean kanban? There are bank, kanban, lean, obeya."),
        ("id=Kanban board", 4, "The radar has no trend “Kanban board”. "),
        ("name=kanban", 6, "The radar has no trend “kanban”. Did you mean Kanban-Tafel? There are Bank, "),
        ("tag=lean|flwo", 10, "The radar has no tag “flwo”. Did you mean flow? There are flow, lean."),
        ("ring=Everday", 6, "The radar has no ring “Everday”. "),
        ("industry=Banker", 10, "The radar has no industry “Banker”. Did you mean Banken? There are Banken."),
        ("status=gone", 8, "The radar has no status “gone”. "),
    ],
)
def test_an_unknown_value_is_told_with_its_place_and_what_there_is(expression: str, at: int, sentence: str) -> None:
    with pytest.raises(SelectionError) as told:
        chosen(expression)
    assert (told.value.at, str(told.value)[: len(sentence)]) == (at, sentence)


def test_a_name_that_two_trends_have_means_both() -> None:
    of = radar(trend("a", name=text("Same")), trend("b", name=text("Same")), trend("c"))
    shown = blips(of, of.newest)
    assert [blip.id for blip in selected(of, shown, resolved(of, shown, parsed("Same")))] == ["a", "b"]


@pytest.mark.parametrize("attribute", Attribute)
def test_every_value_has_a_name_and_chooses_its_blip(attribute: Attribute) -> None:
    told = [(blip.id, value) for blip in BLIPS for value in values_of(OF, blip, attribute)]
    assert told
    for blip_id, value in told:
        assert blip_id in [blip.id for blip in selected(OF, BLIPS, parsed(f"{attribute}={value}"))]
        assert value_name(OF, attribute, value, "en")


def test_values_are_called_as_in_the_readers_language() -> None:
    assert value_name(OF, Attribute.ID, "kanban", "en") == "Kanban board"
    assert value_name(OF, Attribute.RING, "standard", "de") == "Alltag"
    assert value_name(OF, Attribute.PHASE, "1", "en") == "Stage 1"
    assert value_name(OF, Attribute.INDUSTRY, "Banken", "en") == "Banks"
    assert value_name(OF, Attribute.MOVEMENT, "in", "de") == "nach innen gerückt"

import pytest

from radargen.charts.placing.typesetting.label_wrapping import wrapped_labels


def lines(name: str, language: str = "de") -> list[tuple[str, ...]]:
    return [way.lines for way in wrapped_labels(name, language)]


def test_a_short_word_stands_on_one_line_only() -> None:
    assert lines("Kanban") == [("Kanban",)]


def test_each_further_way_is_narrower_and_costs_more() -> None:
    found = wrapped_labels("Voice of the Customer", "en")
    assert [way.lines for way in found] == [
        ("Voice of the Customer",),
        ("Voice of the", "Customer"),
        ("Voice", "of the", "Customer"),
    ]
    assert [way.width for way in found] == sorted((way.width for way in found), reverse=True)
    assert [way.cost for way in found] == sorted(way.cost for way in found)


def test_a_long_word_is_divided_at_its_joint_and_shows_the_hyphen() -> None:
    assert lines("Kundenbindungsmanagement") == [
        ("Kundenbindungsmanagement",),
        ("Kundenbindungs-", "management"),
    ]


def test_where_the_editor_says_a_word_is_divided_there_and_nowhere_else() -> None:
    assert lines("Kunden\u00adbindungsmanagement")[1:] == [("Kunden-", "bindungsmanagement")]


def test_no_way_loses_a_letter() -> None:
    name = "Journey-Orchestrierung im Kundenservice"
    for found in lines(name):
        assert " ".join(found).replace("- ", "-").replace("-", "") == name.replace("-", "")


@pytest.mark.parametrize("name", ["Llama 2", "CX-Betriebsmodell", "KI im Einkauf", "5G for service", "Plan B"])
def test_no_line_of_several_is_a_digit_or_two_letters_alone(name: str) -> None:
    ways = wrapped_labels(name, "de")
    assert ways[0].lines == (name,)
    assert all(len(line.strip("-")) > 2 for way in ways[1:] for line in way.lines)
    assert all("".join(way.lines).replace(" ", "") == name.replace(" ", "") for way in ways)

"""Classifications that a radar declares in radar.yaml."""

from dataclasses import dataclass

from radargen.model.texts import NO_TEXT, Text


@dataclass(frozen=True, slots=True)
class Industry:
    """An industry, by which cases are found."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet; `meaning` is a sentence on what belongs there."""

    id: str
    name: Text
    meaning: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Facet:
    """A classification of trends; with `several`, a trend may have more than one of its values."""

    id: str
    name: Text
    values: tuple[FacetValue, ...]
    question: Text = NO_TEXT
    several: bool = False

    def value(self, value_id: str) -> FacetValue:
        """The value with that id; KeyError if there is none."""
        return {value.id: value for value in self.values}[value_id]

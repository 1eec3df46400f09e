"""The charts of a book as SVG, as `build` passes them in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


def _none() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PaperCharts:
    """The charts as SVG; an empty one leaves its place in the book out.

    `cover` is the radar without texts, `description` its alternative text. `numbers` are the trends' numbers on it,
    where they replace names, by id. `dimensions` are the detail charts. `locators` are markers by trend id, each at its
    place on the small radar `ground`, which has the same size; `changes` has arrows from where trends were in the
    edition before; `marks` are samples of the marks in the key. `pictures` are those of texts, by path.
    """

    cover: str = ""
    radar: str = ""
    description: str = ""
    numbers: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    dimensions: Mapping[str, str] = field(default_factory=_none)
    ground: str = ""
    locators: Mapping[str, str] = field(default_factory=_none)
    changes: str = ""
    marks: Mapping[str, str] = field(default_factory=_none)
    pictures: Mapping[str, str] = field(default_factory=_none)

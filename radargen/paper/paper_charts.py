"""The charts of a book as SVG, as `build` passes them in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


def _none() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PaperCharts:
    """The charts as SVG; an absent one is empty, and its place in the book is left out.

    `cover` is the radar without a word, `description` what the radar says to who does not see it. `numbers` are those
    that trends have on it in place of names, by id. `dimensions` are the detail charts. `locators` are markers by id of
    a trend, each at its place on the small radar `ground`, which is as large; `changes` has arrows from where trends
    stood in the edition before; `marks` are samples of the marks in the key. `pictures` are those of texts, by path.
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

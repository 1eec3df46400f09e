"""Pictures that were kept are those that would be drawn; what was forged is drawn anew."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from radargen.build.drawings import Drawings, drawings, pictured
from radargen.charts.placing import NO_LOCK
from radargen.model import DownloadKind, Radar
from radargen.storage.kept_results import NOTHING_KEPT, KeptResults, packed, unpacked
from radargen.text.messages import translated
from tests.make import radar, text, trend
from tests.selection import BY_FORGE

YEARS = ("2025", "2026")


def moved() -> Radar:
    found = radar(
        trend("kanban", {"2025": "vision", "2026": "pilot"}), trend("lean", "pilot", "people"), editions=YEARS
    )
    return pictured(replace(found, downloads=(DownloadKind.SVG,)))


def crowded() -> Radar:
    """A radar of which some page holds no picture."""
    trends = (trend(f"t{n}", "vision") for n in range(400))
    return pictured(replace(radar(*trends), downloads=(DownloadKind.SVG,)))


def told(drawn: Drawings) -> list[str]:
    return [translated(sentence, language) for sentence in drawn.undrawn for language in ("de", "en")]


@pytest.mark.parametrize("of", [moved, pytest.param(crowded, marks=BY_FORGE)])
def test_what_was_kept_is_what_is_drawn(tmp_path: Path, of: Callable[[], Radar]) -> None:
    kept = KeptResults(str(tmp_path))
    first = drawings(of(), "de", NO_LOCK, kept, cards=False)
    again = drawings(of(), "de", NO_LOCK, kept, cards=False)
    assert again == first == drawings(of(), "de", NO_LOCK, NOTHING_KEPT, cards=False)
    assert again is not first
    assert told(again) == told(first)
    assert bool(told(first)) == (of is crowded)
    assert len([path for path in tmp_path.iterdir() if len(path.name) == 64]) == 1


def test_pictures_ask_for_no_texts_but_for_everything_they_show(tmp_path: Path) -> None:
    kept = KeptResults(str(tmp_path))

    def count() -> int:
        return len([path for path in tmp_path.iterdir() if len(path.name) == 64])

    one = replace(radar(trend("kanban")), downloads=())
    drawings(pictured(one), "de", NO_LOCK, kept, cards=False)
    same = replace(one, trends=(replace(one.trends[0], summary=text("x"), text=text("y")),), about=text("z"))
    drawings(pictured(same), "de", NO_LOCK, kept, cards=False)
    assert count() == 1
    named = replace(one, trends=(replace(one.trends[0], name=text("Other")),))
    for number, (changed, language, cards) in enumerate([(named, "de", False), (one, "en", False)], 2):
        drawings(pictured(changed), language, NO_LOCK, kept, cards=cards)
        assert count() == number


@dataclass(eq=False)
class Forging(KeptResults):
    """Results by somebody who knows how the checksum is made."""

    there: str = ""
    instead: str = ""
    forging: bool = True

    def write(self, key: str, *content: bytes | memoryview) -> None:
        if self.forging:
            head, parts = unpacked(memoryview(b"".join(content)))
            assert self.there in head
            content = tuple(packed(head.replace(self.there, self.instead), parts))
        super().write(key, *content)


FORGED = [
    ('"radar/test-2026-de.svg"', '"../radar/test-2026-de.svg"'),
    ('"radar/test-2026-de.svg"', '"/etc/test-2026-de.svg"'),
    ('"radar/test-2026-de.svg"', '"radar/test-2026-de.html"'),
    ('"home": [', '"home": [1, '),
    ('"matrix": "', '"matrix": 1, "x": "'),
    ('"undrawn": []', '"undrawn": [{"pattern": "{a.b}", "plural": "", "values": {"a": 1}}]'),
    ('"undrawn": []', '"undrawn": [{"pattern": "{a:99999}", "plural": "", "values": {"a": 1}}]'),
    ('"undrawn": []', '"undrawn": [{"pattern": "{b}", "plural": "", "values": {}}]'),
    ('"undrawn": []', '"undrawn": ["words"]'),
    ('{"home"', '{"hom"'),
    ('{"home"', '["home"'),
]


@pytest.mark.parametrize(("there", "instead"), FORGED)
def test_what_was_forged_is_drawn_anew(tmp_path: Path, there: str, instead: str) -> None:
    kept = Forging(str(tmp_path), there=there, instead=instead)
    first = drawings(moved(), "de", NO_LOCK, kept, cards=False)
    kept.forging = False
    assert drawings(moved(), "de", NO_LOCK, kept, cards=False) == first

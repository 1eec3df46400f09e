"""Where the letters of a chart come from, besides the shipped font: which faces draw them, and what no font has."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from radargen.charts.lettering import is_plain, shaped_line
from radargen.charts.scene import Scene, TextMark, Weight
from radargen.model import FontFile


@dataclass(frozen=True, slots=True)
class LetterSources:
    """Faces of the machine by family and file, in order; pairs of what a text tells and its characters without font.

    What a text tells is the id of a trend, else the words.
    """

    installed: tuple[str, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()

    def joined(self, other: "LetterSources") -> "LetterSources":
        """Those of both charts."""
        installed = tuple(sorted({*self.installed, *other.installed}))
        return LetterSources(installed, _merged((*self.missing, *other.missing)))


NO_LETTERS = LetterSources()


def letter_sources(scenes: Sequence[Scene], fonts: tuple[FontFile, ...]) -> LetterSources:
    """Those of all pages, given the radar's own fonts."""
    installed, missing = set[str](), list[tuple[str, str]]()
    for who, words, weight in dict.fromkeys(chain.from_iterable(map(_texts, scenes))):
        if is_plain(words, weight):
            continue
        line = shaped_line(words, weight, fonts)
        installed.update(face.name for _, face in line.faces if face.system)
        if line.missing:
            missing.append((who, line.missing))
    return LetterSources(tuple(sorted(installed)), _merged(missing))


def _merged(missing: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for who, characters in missing:
        found[who] = "".join(dict.fromkeys(found.get(who, "") + characters))
    return tuple(found.items())


def _texts(scene: Scene) -> Iterator[tuple[str, str, Weight]]:
    for blip in scene.blips:
        yield from ((blip.id, text.whole or text.text, text.weight) for text in blip.texts)
    for entry in scene.legend:
        yield from ((entry.id, text.text, text.weight) for text in entry.lines)
    others: Iterator[TextMark] = chain(scene.texts, *(pill.lines for pill in scene.pills))
    yield from ((text.text, text.text, text.weight) for text in others)
    yield from ((arc.words, arc.words, arc.weight) for arc in scene.arcs)

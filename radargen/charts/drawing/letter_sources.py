"""Which fonts besides the shipped one draw a chart's letters, and which characters no font has."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from radargen.charts.lettering import is_plain, shaped_line
from radargen.charts.scene import Scene, TextMark, Weight
from radargen.model import FontFile


@dataclass(frozen=True, slots=True)
class LetterSources:
    """The system's faces used, by family and file, in order; and the texts with characters that no font has.

    Each such text is given with these characters, by the trend's id if it belongs to one, else by its words.
    """

    installed: tuple[str, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()

    def joined(self, other: "LetterSources") -> "LetterSources":
        """The sources of both charts."""
        installed = tuple(sorted({*self.installed, *other.installed}))
        return LetterSources(installed, _merged((*self.missing, *other.missing)))


NO_LETTERS = LetterSources()


def letter_sources(scenes: Sequence[Scene], fonts: tuple[FontFile, ...]) -> LetterSources:
    """The sources of all pages, given the radar's own fonts."""
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

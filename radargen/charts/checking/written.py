"""The promises on drawn files: what they really show is read back and compared with the scene."""

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from radargen.charts.checking.ink import Ink, inked
from radargen.charts.checking.pdf_ink import pdf_ink
from radargen.charts.checking.promise import Promise
from radargen.charts.checking.svg_ink import svg_ink
from radargen.charts.checking.things import Json
from radargen.charts.theme import Theme

# How the ink of a picture's files is read, by suffix. Not for PNG, which has no text and is drawn by the painter of
# PDF.
_READERS: Mapping[str, Callable[[list[bytes]], Iterator[Ink]]] = {
    ".svg": lambda pages: chain.from_iterable(svg_ink(content, page) for page, content in enumerate(pages, start=1)),
    ".pdf": lambda files: pdf_ink(files[0]),
}


def written(chart: str | Json, theme: Theme, files: Mapping[str, bytes]) -> tuple[Promise, ...]:
    """Compare a picture's files, by name in the order of its pages, with the scene's JSON.

    All ink of every text must lie in the room that the scene has for it, in points, and none may be missing. There are
    no promises for formats whose texts cannot be read back (.png, .json). Raises ValueError for a file that radargen
    did not write.
    """
    suffix = next(iter(files), "").rpartition(".")[2]
    reader = _READERS.get(f".{suffix}")
    if reader is None:
        return ()
    scene: Json = json.loads(chart) if isinstance(chart, str) else chart
    return tuple(inked(scene, reader([*files.values()]), theme.fonts))

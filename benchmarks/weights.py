"""What the pages of a radar of many trends weigh, as kilobytes of HTML and as elements, against what is promised."""

import re
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.figures import Figure
from benchmarks.radars import broad
from radargen.build import load, site

# Promised of the pages that are read first, at 1,000 trends; the frame around them adds some 20 kB and 250 elements.
KILOBYTES, ELEMENTS, FRAME_KILOBYTES, FRAME_ELEMENTS = 300.0, 2500.0, 20.0, 250.0
PAGES = ("index.md", "factors/index.md", "trends/index.md", "next/index.md", "next/p2.md")
_ELEMENT = re.compile(r"<[a-z]")


def weights(trends: int = 1000) -> Iterator[Figure]:
    """Each page's size beside the promise."""
    loaded, lock = load({path: words.encode() for path, words in broad(trends).items()})
    assert loaded.radar
    loaded = replace(loaded, radar=replace(loaded.radar, downloads=()))
    files = site(loaded, "en", lock=lock).files
    for page in PAGES:
        words = files[page]
        assert isinstance(words, str)
        size, elements = len(words.encode()) / 1000 + FRAME_KILOBYTES, len(_ELEMENT.findall(words)) + FRAME_ELEMENTS
        yield Figure(f"{page} at {trends:,}, HTML", size, KILOBYTES, "promised", "kB")
        yield Figure(f"{page} at {trends:,}", elements, ELEMENTS, "promised", "el")

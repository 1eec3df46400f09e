"""What an edition costs as book, handouts, deck and one file: seconds and sizes beside what is promised of them."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.radars import broad, written
from radargen.publishing.site.one_file import one_file

# The radar that tests know, 44 trends in two languages with all that can be said of one.
CX = Path(__file__).parent.parent / "tests" / "data" / "cx"
PROMISED = "promised"
MEGABYTE, KILOBYTE = 1e6, 1e3


def documents(
    folder: Path, radargen: tuple[str, ...], as_process: Callable[..., float], in_process: Callable[..., float]
) -> Iterator[Figure]:
    """Each command as a whole process, reading the radar included; further handouts are those of one document."""
    folder.mkdir()
    ours = (*radargen, "--root", CX)
    book, deck, handout = folder / "book.pdf", folder / "deck.pptx", folder / "handout.pdf"
    yield Figure("book of 44", as_process(*ours, "book", book), 3.0, PROMISED)
    yield Figure("book of 44, size", book.stat().st_size / MEGABYTE, 2.5, PROMISED, "MB")
    many = written(folder / "many", broad(300, ("de", "en")))
    yield Figure("book of 300", as_process(*radargen, "--root", many, "book", book, times=1), 15.0, PROMISED)
    yield Figure("book of 300, size", book.stat().st_size / MEGABYTE, 15.0, PROMISED, "MB")
    yield Figure("deck of 44", as_process(*ours, "deck", deck), 2.0, PROMISED)
    yield Figure("deck of 44, size", deck.stat().st_size / KILOBYTE, 400.0, PROMISED, "kB")
    trends = sorted(path.stem for path in (CX / "trends").glob("*.yaml"))[:21]
    one = as_process(*ours, "handout", trends[0], handout)
    yield Figure("handout", one, as_process(*ours, "validate"), "validate, which reads the same")
    more = (as_process(*ours, "handout", *trends, handout) - one) / (len(trends) - 1)
    yield Figure("each further handout", more, 0.04, PROMISED)
    root = folder / "cx"
    shutil.copytree(CX, root)
    as_process(*radargen, "--root", root, "build", "--out", folder / "site", times=1)
    yield Figure(
        "one file of 44, assembled", in_process(lambda: one_file(folder / "site", ("de", "en")), 2), 1.0, PROMISED
    )

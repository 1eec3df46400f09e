"""A radar's site in all its languages: each built by MkDocs in a process of its own, checked, put in place at once."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path

from radargen.model import Radar
from radargen.pages import addresses
from radargen.problems import RadargenError
from radargen.publishing.checking import faults
from radargen.publishing.host import Order, Outcome, dated, write_site
from radargen.publishing.swapping import replacing

__all__ = ["publish"]

# How many faults of a site are named before the rest is counted.
NAMED = 10
Progress = Callable[[str, int, int], None]


def publish(radar: Radar, root: Path, target: Path, progress: Progress) -> None:
    """Build the site of the radar that stands in `root` and replace `target` by it, or leave `target` as it is.

    `progress` is called with a language, its pages written so far, and their total (0 while pictures are drawn).
    RadargenError where the site cannot be built, is not whole, or cannot be put in place.
    """
    with replacing(target) as new:
        first, *others = radar.languages
        folders = {first: new} | {language: new.with_name(f"{new.name}-{language}") for language in others}
        outcomes = _built(root, folders, dated(radar), progress)
        for language in others:
            folders[language].rename(new / language)
        expected = [
            page if language == first else f"{language}/{page}"
            for language, outcome in outcomes.items()
            for page in [
                *outcome.pages,
                *(f"{addresses.url(addresses.trend_page(t.id))}index.html" for t in radar.trends),
            ]
        ]
        if found := faults(new, expected, outcomes[first].site_url):
            more = f" And {len(found) - NAMED} more." if len(found) > NAMED else ""
            raise RadargenError(f"The site is not fit to be published. {' '.join(found[:NAMED])}{more}")


def _built(root: Path, folders: Mapping[str, Path], date: str, progress: Progress) -> dict[str, Outcome]:
    """Every language built into its folder, side by side; none goes on when one fails or this process ends."""
    context = multiprocessing.get_context("spawn")
    outcomes: dict[str, Outcome] = {}
    with _ended_together() as processes:
        waiting: dict[Connection, str] = {}
        for language, folder in folders.items():
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_work, args=(theirs, root, folder, language, date), daemon=True)
            process.start()
            theirs.close()
            processes.append(process)
            waiting[ours] = language
        while waiting:
            ready = wait(waiting)
            for connection in [each for each in waiting if each in ready]:
                match _received(connection, waiting[connection]):
                    case int(done), int(total):
                        progress(waiting[connection], done, total)
                    case Outcome() as outcome:
                        outcomes[waiting.pop(connection)] = outcome
                    case sentence:
                        raise RadargenError(str(sentence))
    return {language: outcomes[language] for language in folders}


def _received(connection: Connection, language: str) -> object:
    try:
        return connection.recv()
    except EOFError:
        # Its traceback, if it had time for one, stands on stderr already.
        raise RadargenError(f"The build of the pages in {language!r} ended before its time.") from None


@contextmanager
def _ended_together() -> Iterator[list[SpawnProcess]]:
    processes: list[SpawnProcess] = []
    try:
        yield processes
    finally:
        for process in processes:
            process.kill()
            process.join()


def _work(answer: Connection, root: Path, folder: Path, language: str, date: str) -> None:
    """Build one language and tell how it goes: pairs of numbers, then the outcome, or a sentence."""
    # Ctrl-C reaches the whole group; the parent says its sentence and ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_outlive_nobody, daemon=True).start()
    os.environ.setdefault("SOURCE_DATE_EPOCH", date)
    order = Order(language=language, progress=lambda done, total: answer.send((done, total)))
    try:
        answer.send(write_site(root, folder, order))
    except RadargenError as error:
        answer.send(str(error))


def _outlive_nobody() -> None:
    """End with the parent, even one that was killed: nobody must go on writing into a folder that others sweep."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)

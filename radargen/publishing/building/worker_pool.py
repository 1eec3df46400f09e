"""A pool of worker processes, one per language: MkDocs keeps global state, and two languages build in half the time.

Further workers make documents in parallel. Where that is safe, all are forked from this process, which has imported
everything once for all of them.
"""

import datetime as dt
import gc
import importlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Self

from radargen.build.drawings import are_kept, place_ahead
from radargen.charts.placing import Lock
from radargen.model import DownloadKind, Radar
from radargen.model.internal_errors import InternalError, as_internal_error
from radargen.publishing.building.documents import DocumentTask, MadeDocuments
from radargen.publishing.code_trust import NO_TRUST, Trust
from radargen.publishing.mkdocs_host.mkdocs_build import BuildOrder, BuildResult, write_site
from radargen.publishing.mkdocs_host.page_cache import PageCache
from radargen.publishing.settings.effective_settings import BuildTime
from radargen.publishing.site.site_config import SiteConfig
from radargen.reading import Loaded
from radargen.storage.kept_results import NOTHING_KEPT, KeptResults
from radargen.storage.run_language import REQUESTED
from radargen.storage.signals import SIGNALS
from radargen.storage.temporary import temporary_files
from radargen.text.messages import Message, RadargenError
from radargen.text.terminal import guard

Progress = Callable[[str, int, int], None]
# The key for the pages of the last build; each page has its own digest.
PAGES = "pages"
# Prefix for the names of workers that make documents.
DOCUMENTS = "documents"
# Modules that every build of pages imports, and those that are only needed to draw.
NEEDED = (
    *("radargen.publishing.mkdocs_plugin", "radargen.build.inspection", "radargen.build.kept_blocks"),
    *("openpyxl", "material.plugins.search.plugin", "markdown.extensions.codehilite"),
)
PAINTING, PAINTED = "radargen.charts.drawing.figure", {DownloadKind.PNG, DownloadKind.PDF, DownloadKind.CARDS}


@dataclass(frozen=True, slots=True)
class BuildTask:
    """One language of the radar in `root`, to be built into `folder`.

    `loaded` was read once for all languages; in a `preview` it includes the problems to show, and with `stale` it has
    the last valid radar.yaml instead of the one on disk. `editors` adds the page of the worklist as of that day,
    `prepared` shows the open edition; `trust` covers the code that mkdocs.yml names; messages are in `run_language`.
    `offline`, `archived`, `documents`, `edits` and `kept` are those of a `BuildOrder`.
    """

    root: Path
    folder: Path
    language: str
    loaded: tuple[Loaded, Lock]
    preview: bool = False
    stale: bool = False
    editors: dt.date | None = None
    prepared: bool = False
    trust: Trust = NO_TRUST
    run_language: str = "en"
    offline: bool = False
    archived: bool = False
    documents: bool = False
    edits: bool = False
    kept: KeptResults = NOTHING_KEPT


@dataclass(frozen=True, slots=True)
class Worker:
    """A process and our end of the pipe to it."""

    process: BaseProcess
    line: Connection


class WorkerPool:
    """One worker process per language, started when first needed; all end with this process."""

    def __init__(self) -> None:
        self.workers: dict[str, Worker] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self.workers.values():
            worker.process.kill()
            worker.process.join()

    def build(
        self, tasks: Sequence[BuildTask], progress: Progress, beside: Sequence[DocumentTask] = ()
    ) -> tuple[dict[str, BuildResult], list[MadeDocuments]]:
        """The results of building, by language, and those of making documents `beside`, in their order.

        RadargenError with the sentence of the first task that failed; an internal error in a worker is raised here as
        an InternalError. `progress` is called with a language, its pages written so far, and their total (0 while
        pictures are drawn); for documents with `DOCUMENTS`, a space, and the language.
        """
        named: dict[str, BuildTask | DocumentTask] = {task.language: task for task in tasks}
        named |= {f"{DOCUMENTS} {task.language}": task for task in beside}
        answers = self._answers(named, progress)
        built = {name: answer for name, answer in answers.items() if isinstance(answer, BuildResult)}
        return built, [answer for answer in answers.values() if isinstance(answer, MadeDocuments)]

    def _answers(
        self, tasks: Mapping[str, BuildTask | DocumentTask], progress: Progress
    ) -> dict[str, BuildResult | MadeDocuments]:
        """The result of each named worker for its task."""
        self._begin(tasks)
        waiting = {self.workers[name].line: name for name in tasks}
        answers: dict[str, object] = {}
        while waiting:
            ready = wait(waiting)
            for line in [pending for pending in waiting if pending in ready]:
                match self._receive(line, waiting[line]):
                    case int(done), int(total):
                        progress(waiting[line], done, total)
                    case answer:
                        answers[waiting.pop(line)] = answer
        results = dict[str, BuildResult | MadeDocuments]()
        for name in tasks:
            match answers[name]:
                case BuildResult() | MadeDocuments() as result:
                    results[name] = result
                case ModuleNotFoundError() as missing:
                    raise missing
                case InternalError() as fault:
                    raise fault
                case Message() as sentence:
                    raise RadargenError(sentence)
                case answer:
                    raise TypeError(f"A process answered with {answer!r}.")
        return results

    def _begin(self, tasks: Mapping[str, BuildTask | DocumentTask]) -> None:
        """Send each task to its worker, which is started if necessary."""
        if _may_fork():
            _prepare(task for name, task in tasks.items() if name not in self.workers)
        for name, task in tasks.items():
            if name in self.workers:
                self.workers[name].line.send(task)
            else:
                self.workers[name] = _start_worker(task)

    def _receive(self, line: Connection, language: str) -> object:
        try:
            return line.recv()
        except EOFError:
            # The worker was killed, by a user or by the system for lack of memory.
            del self.workers[language]
            return Message(
                "The build of the pages in {language} ended before its time; repeat it, with more memory.",
                language=language,
            )


def _start_worker(task: BuildTask | DocumentTask) -> Worker:
    """Start a process whose first task is this one."""
    ours, theirs = multiprocessing.Pipe()
    process: BaseProcess
    forked = _may_fork()
    if forked:
        # A fork has the same task objects, for which `_prepare` has already computed more.
        process = multiprocessing.get_context("fork").Process(target=_work, args=(theirs, task), daemon=True)
    else:
        process = multiprocessing.get_context("spawn").Process(target=_work, args=(theirs,), daemon=True)
    with signals_blocked():
        process.start()
    theirs.close()
    if not forked:
        ours.send(task)
    return Worker(process, ours)


def _may_fork() -> bool:
    """Whether a fork of this process works: not on systems with libraries that forbid it, and never with threads."""
    return sys.platform == "linux" and hasattr(os, "fork") and threading.active_count() == 1


def _prepare(tasks: Iterable[BuildTask | DocumentTask]) -> None:
    """Import what the tasks need, and place what several languages draw, so that all forks share it."""
    builds = [task for task in tasks if isinstance(task, BuildTask)]
    if builds:
        for name in NEEDED:
            importlib.import_module(name)
        drawn = [(radar, task) for task in builds if (radar := task.loaded[0].radar) and _is_drawn(radar, task)]
        for radar, task in drawn[:1]:
            if not PAINTED.isdisjoint(radar.downloads):
                importlib.import_module(PAINTING)
            if len(drawn) > 1:
                place_ahead(radar, task.language, task.loaded[1])
    # None of it is garbage, and a collection would copy its memory pages.
    gc.freeze()


def _is_drawn(radar: Radar, task: BuildTask) -> bool:
    """Whether the task draws pictures, as far as known beforehand: not if they are kept."""
    if task.preview:
        return False
    kept = task.kept.with_also(BuildTime.of(SiteConfig(radar, task.language, {})))
    return not are_kept(radar, task.language, task.loaded[1], kept)


@contextmanager
def signals_blocked() -> Iterator[None]:
    """Block SIGINT and SIGTERM while a process is started, which inherits that until it calls `begin_worker`.

    So Ctrl-C never ends a worker: the parent reports it and ends its workers. A signal to the parent is delivered after
    the block. Windows has no signal masks; there, and outside of the main thread, nothing is blocked.
    """
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield
        return
    # Started here, since starting it within the block would unblock the signals.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin_worker() -> None:
    """First call of a process started with `signals_blocked`: ignore Ctrl-C, accept SIGTERM, end with the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    guard(os.environ)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def result_or_error(work: Callable[[], object]) -> object:
    """The result of `work`, or what it raised in a form that can be sent to the parent.

    A Message for a RadargenError, the ModuleNotFoundError itself, a Fault for anything else.
    """
    try:
        return work()
    except RadargenError as error:
        return error.message
    except ModuleNotFoundError as error:
        return error
    except Exception as error:  # noqa: BLE001 – whoever waits tells of it, and a preview goes on
        return as_internal_error(error)


def _work(line: Connection, first: BuildTask | DocumentTask | None = None) -> None:
    """Main loop of a worker: receive a task, send pairs of (pages written, total), then its result or error."""
    # A fork would inherit this program's handlers for its end.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    begin_worker()
    cache = PageCache()
    task = first or line.recv()
    while True:
        line.send(result_or_error(partial(_done, task, lambda done, total: line.send((done, total)), cache)))
        task = line.recv()


def _done(
    task: BuildTask | DocumentTask, progress: Callable[[int, int], None], cache: PageCache
) -> BuildResult | MadeDocuments:
    if isinstance(task, BuildTask):
        return _build_one(task, progress, cache)
    from radargen.publishing.building.document_making import make  # noqa: PLC0415 – few sites have documents

    REQUESTED.set(task.run_language)
    with temporary_files():
        return make(task, progress)


def _build_one(task: BuildTask, progress: Callable[[int, int], None], cache: PageCache) -> BuildResult:
    """Build the task; a preview keeps `cache` from one task to the next, a build what it made for the next build."""
    REQUESTED.set(task.run_language)
    kept = task.kept.with_also(f"{task.language} {task.prepared or task.editors is not None}")
    if not task.preview:
        cache = PageCache.of_build(kept.read(PAGES))
    order = BuildOrder(
        task.language,
        task.loaded,
        preview=task.preview,
        stale=task.stale,
        progress=progress,
        cache=cache if task.preview or kept.folder else None,
        editors=task.editors,
        prepared=task.prepared,
        trust=task.trust,
        offline=task.offline,
        archived=task.archived,
        documents=task.documents,
        edits=task.edits,
        kept=task.kept,
    )
    # The library that writes workbooks uses temporary files.
    with temporary_files():
        result = write_site(task.root, task.folder, order)
    if cache.changed and not task.preview:
        kept.write(PAGES, *cache.stored())
    result.notes = (*result.notes, *filter(None, [kept.fault or task.kept.fault]))
    return result


def _end_with_parent() -> None:
    """Exit when the parent process ends, even if it was killed: a worker must not write into a folder being removed."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)

"""A process per language, because MkDocs keeps state of its own and languages built side by side take half the time."""

import datetime as dt
import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import TracebackType
from typing import Self

from radargen.charts.placing import Lock
from radargen.model.faults import Fault, met
from radargen.model.problems import RadargenError
from radargen.publishing.code_trust import NO_TRUST, Trust
from radargen.publishing.mkdocs_host.mkdocs_build import Order, Outcome, write_site
from radargen.publishing.mkdocs_host.page_cache import Memory
from radargen.reading import Loaded
from radargen.storage.run_language import ASKED
from radargen.storage.signals import SIGNALS
from radargen.text.messages import Message
from radargen.text.terminal import guard

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Task:
    """One language of the radar in `root`, to be built into `folder`.

    `loaded` is what was read, once for all languages; for a `preview` with the problems that are told of it, and with
    `stale` not all as it is on disk. `editors` asks for their page, as of that day, `prepared` for the edition that is
    being prepared; `trust` is in the code that mkdocs.yml names; complaints of MkDocs are made in the language
    `spoken`.
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
    spoken: str = "en"


@dataclass(frozen=True, slots=True)
class Worker:
    """A process and our end of the line to it."""

    process: SpawnProcess
    line: Connection


class Crew:
    """The processes, started as they are needed and ended together with this one, however it ends."""

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

    def build(self, tasks: list[Task], progress: Progress) -> dict[str, Outcome]:
        """What came of each task, by language; RadargenError with the first task's sentence that could not be done.

        A fault of ours that showed there is raised here as such (`faults.Fault`).
        `progress` is called with a language, its pages written so far, and their total (0 while pictures are drawn).
        """
        for task in tasks:
            if task.language not in self.workers:
                self.workers[task.language] = _started()
            self.workers[task.language].line.send(task)
        waiting = {self.workers[task.language].line: task.language for task in tasks}
        answers: dict[str, object] = {}
        while waiting:
            ready = wait(waiting)
            for line in [each for each in waiting if each in ready]:
                match self._heard(line, waiting[line]):
                    case int(done), int(total):
                        progress(waiting[line], done, total)
                    case answer:
                        answers[waiting.pop(line)] = answer
        outcomes = {}
        for task in tasks:
            match answers[task.language]:
                case Outcome() as outcome:
                    outcomes[task.language] = outcome
                case ModuleNotFoundError() as missing:
                    raise missing
                case Fault() as fault:
                    raise fault
                case Message() as sentence:
                    raise RadargenError(sentence)
                case answer:
                    raise TypeError(f"A process answered with {answer!r}.")
        return outcomes

    def _heard(self, line: Connection, language: str) -> object:
        try:
            return line.recv()
        except EOFError:
            # Somebody, or the system for want of memory, has killed it.
            del self.workers[language]
            return Message(
                "The build of the pages in {language} ended before its time; repeat it, with more memory.",
                language=language,
            )


def _started() -> Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs,), daemon=True)
    with signals_blocked():
        process.start()
    theirs.close()
    return Worker(process, ours)


@contextmanager
def signals_blocked() -> Iterator[None]:
    """Start a process that hears no Ctrl-C from its first moment on: the parent says its sentence and ends it.

    It hears nothing until it calls `begin_worker`. What the parent is sent meanwhile waits until the process is there.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "pthread_sigmask"):
        # Only the main thread hears signals, and only its processes share the terminal's Ctrl-C with a user. Windows
        # cannot keep one from a process.
        yield
        return
    # Else it would be started in between, and let signals through again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin_worker() -> None:
    """Begin in a process started with `signals_blocked`: hear a request to end, and end with whoever started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    guard(os.environ)
    threading.Thread(target=_outlive_nobody, daemon=True).start()


def outcome_of(work: Callable[[], object]) -> object:
    """What came of the work, to be sent to whoever waits: its outcome, a sentence, what lacks, or a fault of ours."""
    try:
        return work()
    except RadargenError as error:
        return error.said
    except ModuleNotFoundError as error:
        return error
    except Exception as error:  # noqa: BLE001 – whoever waits tells of it, and a preview goes on
        return met(error)


def _work(line: Connection) -> None:
    """Do one task after the other; tell pairs of numbers on the way, then the outcome, a sentence or what lacks."""
    begin_worker()
    memory = Memory()
    # A build makes millions of objects, few of them in cycles; to look for those takes a quarter of it.
    gc.disable()
    while True:
        task: Task = line.recv()
        line.send(outcome_of(partial(_done, task, lambda done, total: line.send((done, total)), memory)))
        gc.collect()


def _done(task: Task, progress: Callable[[int, int], None], memory: Memory) -> Outcome:
    """What comes of the task; only a preview remembers what it built before."""
    ASKED.set(task.spoken)
    order = Order(
        task.language,
        task.loaded,
        preview=task.preview,
        stale=task.stale,
        progress=progress,
        memory=memory if task.preview else None,
        editors=task.editors,
        prepared=task.prepared,
        trust=task.trust,
    )
    return write_site(task.root, task.folder, order)


def _outlive_nobody() -> None:
    """End with the parent, even one that was killed: nobody must go on writing into a folder that others sweep."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)

"""What a live preview shows: first the language that somebody looks at, the others while its page is being read."""

import datetime as dt
import gc
import shutil
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape
from pathlib import Path

from radargen.build import load
from radargen.model import faults
from radargen.model.problems import Problem, RadargenError
from radargen.publishing.building.worker_pool import Crew, Task
from radargen.reporting.findings import findings, text
from radargen.storage.files import RADAR, read
from radargen.text.messages import Message, translated
from radargen.text.terminal import printable

# The language of a page that needs no radar, and of nobody's page.
NONE = ""
# Seconds in which a browser can show what is new, and an editor save again, before the rest takes their processor.
PAUSE = 3.0


class Preview:
    """The radar in `root`, built by `crew` into folders below `spare`; `site` leads to what is shown of them.

    `places` has the folder of each language, the first of which `site` shows; the others are links in it. `asked` is
    the language of the page that was asked for last, `due` are those whose pages may be older than the files. `frame`
    is the last radar.yaml that carried a radar. `tell` gets a line in the `language` for each thing worth knowing,
    until it is `over`; with `debug`, also the traceback of a fault of ours.
    """

    def __init__(
        self,
        root: Path,
        spare: Path,
        crew: Crew,
        tell: Callable[[str], None],
        debug: bool = False,
        language: str = "en",
    ) -> None:
        self.debug, self.language = debug, language
        self.root, self.spare, self.crew, self.tell = root, spare, crew, tell
        self.site = spare / "site"
        self.frame: bytes | Problem | None = None
        self.newest = 0
        self.places: Mapping[str, Path] = {}
        self.asked = self.first = NONE
        self.due = frozenset({NONE})
        self.settled = threading.Condition()
        self.hurry = threading.Event()
        # To look for cycles among all that was read takes longer than to read it; it is done when nobody waits.
        gc.disable()
        self.follower: threading.Thread | None = None
        self.over = False
        # What was said of mkdocs.yml last, which need not be said at every change.
        self.notes: dict[str, tuple[Message, ...]] = {}

    def wait(self, path: str) -> None:
        """Return once the pages in the language of that address are as new as the files."""
        folder = path.strip("/").partition("/")[0]
        language = folder if folder in self.places else next(iter(self.places), NONE)
        if path.endswith(("/", ".html")):
            self.asked = language
        with self.settled:
            if language in self.due:
                self.hurry.set()
            self.settled.wait_for(lambda: language not in self.due)

    def renew(self) -> None:
        """Build the language that is looked at and show it; what cannot be built leaves the last one in place.

        The other languages follow behind the back of whoever reads that page.
        """
        # Whoever still pauses comes too late.
        self.hurry.set()
        self.hurry = threading.Event()
        with self.settled:
            self.newest, self.due = self.newest + 1, frozenset(self.places) or self.due
        rest: list[Task] = []
        try:
            rest = self._first()
        except Exception as error:  # noqa: BLE001 – whatever happens, the preview goes on
            self._regret(error)
        finally:
            self._settle(self.newest, frozenset(task.language for task in rest))
        follow = threading.Thread(target=self._follow, args=(rest, self.newest, self.follower), daemon=True)
        self.follower = follow
        follow.start()

    def _first(self) -> list[Task]:
        """Build what is looked at and show it; returns what is left to build."""
        tasks = self._tasks()
        # Where languages come or go, the others stand elsewhere, too.
        first = self.asked if [*self.places] == [task.language for task in tasks] else NONE
        if self.follower and first != self.first:
            # It may be at work on that language.
            self.follower.join()
        self.first = first
        now = [task for task in tasks if first in (NONE, task.language)]
        if now:
            self._build(now)
        return [task for task in tasks if task not in now]

    def _follow(self, rest: list[Task], number: int, before: threading.Thread | None) -> None:
        """Build the rest of that time, unless the files have changed since; sweep up what is shown no longer."""
        if before:
            before.join()
        if number == self.newest:
            self.hurry.wait(PAUSE)
        try:
            if rest and number == self.newest and not self.over:
                self._build(rest)
        except Exception as error:  # noqa: BLE001 – whatever happens, the preview goes on
            self._regret(error)
        finally:
            self._settle(number, frozenset())
        gc.collect()
        for folder in self.spare.glob("[0-9]*"):
            if folder not in self.places.values() and int(folder.name.partition("-")[0]) <= number:
                shutil.rmtree(folder, ignore_errors=True)

    def _build(self, tasks: list[Task]) -> None:
        for language, outcome in self.crew.build(tasks, lambda *_: None).items():
            known = {each for notes in self.notes.values() for each in notes}
            for note in dict.fromkeys(outcome.notes):
                if note not in known:
                    self.tell(printable(translated(note, self.language)))
            self.notes[language] = outcome.notes
        self._show({task.language: task.folder for task in tasks})

    def _regret(self, error: Exception) -> None:
        """Say why something cannot be built, on a page where nothing else can be shown."""
        ours = not isinstance(error, RadargenError | OSError)
        if ours:
            said = faults.sentence(error, "radargen --debug serve")
        elif isinstance(error, RadargenError):
            said = error.said
        else:
            said = Message("{reason}.", reason=error)
        if not self.over:
            if ours and self.debug:
                self.tell(faults.met(error).trace)
            self.say(Message("radargen: {sentence}", sentence=said))
        if not self.places:
            self._plain(translated(said, self.language))

    def say(self, sentence: Message) -> None:
        """Tell it in the language."""
        self.tell(printable(translated(sentence, self.language)))

    def _settle(self, number: int, due: frozenset[str]) -> None:
        """Let everybody go who waits for any other language, unless something newer is on its way."""
        with self.settled:
            if number == self.newest:
                self.due = due
                self.settled.notify_all()

    def _show(self, folders: Mapping[str, Path]) -> None:
        """Let the folders of these languages be seen beside those of the others."""
        with self.settled:
            self.places = {**(self.places if self.first else {}), **folders}
            (_, shown), *others = self.places.items()
            for language, place in others:
                self._lead(shown / language, place)
            self._lead(self.site, shown)

    def _lead(self, link: Path, place: Path) -> None:
        """Make the link lead there from one moment to the next."""
        new = self.spare / "link"
        new.symlink_to(place)
        new.replace(link)

    def _plain(self, words: str) -> None:
        """Show a page that needs no radar, for when there is none yet."""
        folder = self.spare / f"{self.newest}-plain"
        folder.mkdir()
        page = f'<!doctype html><meta charset="utf-8"><title>radargen</title><pre>{escape(words)}</pre>'
        (folder / "index.html").write_text(page, encoding="utf-8")
        self._show({NONE: folder})

    def _tasks(self) -> list[Task]:
        """What is to be built, a task for each language; nothing where no radar is to be had."""
        files = read(self.root)
        loaded, lock = load(files)
        problems, stale = loaded.problems, loaded.radar is None
        if problems:
            self.tell(text(findings(problems, self.language)).rstrip())
        if not stale:
            self.frame = files[RADAR]
        elif self.frame is not None:
            files[RADAR] = self.frame
            loaded, lock = load(files)
        if loaded.radar is None:
            self._plain(text(findings(problems, self.language)))
            return []
        shown = replace(loaded, problems=problems), lock
        today = dt.datetime.now().astimezone().date()
        return [
            Task(
                self.root,
                self.spare / f"{self.newest}-{language}",
                language,
                shown,
                preview=True,
                stale=stale,
                editors=today,
                spoken=self.language,
            )
            for language in loaded.radar.languages
        ]

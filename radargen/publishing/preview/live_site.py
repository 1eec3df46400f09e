"""The site as a live preview shows it: the language being viewed is rebuilt first, the others after it."""

import datetime as dt
import shutil
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape
from pathlib import Path

from radargen.build import load
from radargen.model import internal_errors
from radargen.model.problems import Problem
from radargen.publishing.building.worker_pool import BuildTask, WorkerPool
from radargen.reporting.findings import findings, text
from radargen.storage.files import RADAR
from radargen.storage.working_tree import read
from radargen.text.messages import Message, RadargenError, translated
from radargen.text.terminal import printable

# No language: for the page shown without a radar, and before the first request.
NONE = ""
# Seconds before the other languages are built, so that the browser can reload and an editor can save again first.
PAUSE = 3.0


class LiveSite:
    """The radar in `root`, built by `pool` into folders below `spare`; `site` is a link to the one that is shown.

    `tell` gets the lines for the terminal, in `language`, until `over` is set; with `debug`, also tracebacks of
    faults of ours, with `edits` there is a form that saves. `folders` has the folder that is shown of each
    language: `site` points to the first, which has links to the others. `viewed` is the language of the page that
    was requested last, `due` are the languages whose pages may be older than the files. `last_radar_yaml` is the
    last one without errors. `newest` counts the changes of files.
    """

    def __init__(
        self,
        root: Path,
        spare: Path,
        pool: WorkerPool,
        tell: Callable[[str], None],
        debug: bool = False,
        language: str = "en",
        *,
        edits: bool = False,
    ) -> None:
        self.edits = edits
        self.debug, self.language = debug, language
        self.root, self.spare, self.pool, self.tell = root, spare, pool, tell
        self.site = spare / "site"
        self.last_radar_yaml: bytes | Problem | None = None
        self.newest = 0
        self.folders: Mapping[str, Path] = {}
        self.viewed = self.built_first = NONE
        self.due = frozenset({NONE})
        self.condition = threading.Condition()
        self.hurry = threading.Event()
        self.background: threading.Thread | None = None
        self.over = False
        # Notes about mkdocs.yml by language, so that each is printed once and not at every change.
        self.notes: dict[str, tuple[Message, ...]] = {}

    def wait(self, path: str) -> None:
        """Block until the pages in the language of that address are as new as the files."""
        folder = path.strip("/").partition("/")[0]
        language = folder if folder in self.folders else next(iter(self.folders), NONE)
        if path.endswith(("/", ".html")):
            self.viewed = language
        with self.condition:
            if language in self.due:
                self.hurry.set()
            self.condition.wait_for(lambda: language not in self.due)

    def renew(self) -> None:
        """Build and show the viewed language after a change of files; the others are built in a thread after it.

        Where a build fails, what was shown before stays.
        """
        # End the pause of a background build that this change has made outdated.
        self.hurry.set()
        self.hurry = threading.Event()
        with self.condition:
            self.newest, self.due = self.newest + 1, frozenset(self.folders) or self.due
        others: list[BuildTask] = []
        try:
            others = self._build_viewed_language()
        except Exception as error:  # noqa: BLE001 – whatever happens, the preview goes on
            self._report_failure(error)
        finally:
            self._release_waiting(self.newest, frozenset(task.language for task in others))
        follow = threading.Thread(
            target=self._build_other_languages, args=(others, self.newest, self.background), daemon=True
        )
        self.background = follow
        follow.start()

    def _build_viewed_language(self) -> list[BuildTask]:
        """Build and show the viewed language, all where none is viewed; returns the tasks that are left."""
        tasks = self._tasks()
        # If the list of languages has changed, all folders change, so all are built.
        first = self.viewed if [*self.folders] == [task.language for task in tasks] else NONE
        if self.background and first != self.built_first:
            # The background build may be at work on that language.
            self.background.join()
        self.built_first = first
        now = [task for task in tasks if first in (NONE, task.language)]
        if now:
            self._build(now)
        return [task for task in tasks if task not in now]

    def _build_other_languages(self, tasks: list[BuildTask], number: int, before: threading.Thread | None) -> None:
        """Build the tasks left of change `number` unless there was a newer one, then delete folders not shown any more.

        `before` is the thread that did so for the change before.
        """
        if before:
            before.join()
        if number == self.newest:
            self.hurry.wait(PAUSE)
        try:
            if tasks and number == self.newest and not self.over:
                self._build(tasks)
        except Exception as error:  # noqa: BLE001 – whatever happens, the preview goes on
            self._report_failure(error)
        finally:
            self._release_waiting(number, frozenset())
        for folder in self.spare.glob("[0-9]*"):
            if folder not in self.folders.values() and int(folder.name.partition("-")[0]) <= number:
                shutil.rmtree(folder, ignore_errors=True)

    def _build(self, tasks: list[BuildTask]) -> None:
        """Build and show those languages, and report news about mkdocs.yml."""
        for language, result in self.pool.build(tasks, lambda *_: None)[0].items():
            reported = {note for notes in self.notes.values() for note in notes}
            for note in dict.fromkeys(result.notes):
                if note not in reported:
                    self.tell(printable(translated(note, self.language)))
            self.notes[language] = result.notes
        self._show({task.language: task.folder for task in tasks})

    def _report_failure(self, error: Exception) -> None:
        """Report why a build failed: in the terminal, and on a page if there is no site to show yet."""
        is_internal = not isinstance(error, RadargenError | OSError)
        if is_internal:
            sentence = internal_errors.sentence(error, "radargen --debug serve")
        elif isinstance(error, RadargenError):
            sentence = error.message
        else:
            sentence = Message("{reason}.", reason=error)
        if not self.over:
            if is_internal and self.debug:
                self.tell(internal_errors.as_internal_error(error).trace)
            self.report(Message("radargen: {sentence}", sentence=sentence))
        if not self.folders:
            self._show_plain_page(translated(sentence, self.language))

    def report(self, sentence: Message) -> None:
        """Print the sentence in the language of the preview."""
        self.tell(printable(translated(sentence, self.language)))

    def _release_waiting(self, number: int, due: frozenset[str]) -> None:
        """Let requests go on that wait for any language but those `due`, unless there was a newer change."""
        with self.condition:
            if number == self.newest:
                self.due = due
                self.condition.notify_all()

    def _show(self, folders: Mapping[str, Path]) -> None:
        """Put the new folders of these languages in the place of their old ones."""
        with self.condition:
            self.folders = {**(self.folders if self.built_first else {}), **folders}
            (_, shown), *others = self.folders.items()
            for language, place in others:
                self._point_link(shown / language, place)
            self._point_link(self.site, shown)

    def _point_link(self, link: Path, place: Path) -> None:
        """Set the link to `place`, in one step, so that no request finds it missing."""
        new = self.spare / "link"
        new.symlink_to(place)
        new.replace(link)

    def _show_plain_page(self, words: str) -> None:
        """Show a page of plain words, for when there is no radar to show yet."""
        folder = self.spare / f"{self.newest}-plain"
        folder.mkdir()
        page = f'<!doctype html><meta charset="utf-8"><title>radargen</title><pre>{escape(words)}</pre>'
        (folder / "index.html").write_text(page, encoding="utf-8")
        self._show({NONE: folder})

    def _tasks(self) -> list[BuildTask]:
        """A task for each language of the radar; none without a radar. Problems are reported on the way."""
        files = read(self.root)
        loaded, lock = load(files)
        problems, stale = loaded.problems, loaded.radar is None
        if problems:
            self.tell(text(findings(problems, self.language)).rstrip())
        if not stale:
            self.last_radar_yaml = files[RADAR]
        elif self.last_radar_yaml is not None:
            files[RADAR] = self.last_radar_yaml
            loaded, lock = load(files)
        if loaded.radar is None:
            self._show_plain_page(text(findings(problems, self.language)))
            return []
        loaded_with_problems = replace(loaded, problems=problems), lock
        today = dt.datetime.now().astimezone().date()
        return [
            BuildTask(
                self.root,
                self.spare / f"{self.newest}-{language}",
                language,
                loaded_with_problems,
                preview=True,
                stale=stale,
                editors=today,
                edits=self.edits,
                run_language=self.language,
            )
            for language in loaded.radar.languages
        ]

"""The documents of a site being built: those asked for, kept or made, and how they are put into the site."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from radargen.charts.placing import Lock
from radargen.model import DownloadKind, Radar
from radargen.model.problems import Problem
from radargen.pages.document_offers import MOST_HANDOUTS, document_file
from radargen.publishing.building.documents import EARLY, LATE, DocumentTask, MadeDocuments, document_task, found
from radargen.publishing.site.one_file import one_file
from radargen.publishing.site.settled_offers import settle
from radargen.storage.files import fill
from radargen.storage.kept_results import KeptResults
from radargen.storage.run_language import run_language
from radargen.storage.working_tree import read
from radargen.text.messages import Message
from radargen.text.paths import FOREWORD


class SiteDocuments:
    """Documents of the radar in `root`; `left_out` says what the site lacks of them."""

    def __init__(self, root: Path, radar: Radar, lock: Lock, *, offline: bool, kept: KeptResults) -> None:
        self.root, self.lock, self.kept = root, lock, kept
        self.languages = radar.languages
        self.left_out: list[Message] = []
        self._files: dict[str, bytes] = {}
        kinds = {kind for kind in radar.downloads if kind in (*EARLY, *LATE, DownloadKind.ONEFILE)}
        if offline and DownloadKind.ONEFILE in kinds:
            kinds.remove(DownloadKind.ONEFILE)
            self.left_out.append(
                Message("The site offers no single file, since it needs no server itself; radargen onefile writes one.")
            )
        count = len([*radar.on(radar.newest)])
        if count > MOST_HANDOUTS and DownloadKind.HANDOUTS in kinds:
            kinds.remove(DownloadKind.HANDOUTS)
            self.left_out.append(
                Message(
                    "The site offers no handouts, since its chart has more than {most} trends; radargen handout writes "
                    "them one by one.",
                    most=MOST_HANDOUTS,
                )
            )
        self.radar = replace(radar, downloads=tuple(kind for kind in radar.downloads if kind in kinds))

    @property
    def asked(self) -> bool:
        """Whether pages have documents to offer."""
        return bool(self.radar.downloads)

    @property
    def pages(self) -> frozenset[str]:
        """Documents that look like pages of the site but are not, by path below the site."""
        return frozenset({self._one_file} if self._has_one_file else ())

    @property
    def _has_one_file(self) -> bool:
        return DownloadKind.ONEFILE in self.radar.downloads

    @property
    def _one_file(self) -> str:
        return document_file(self.radar, self.radar.newest, "", DownloadKind.ONEFILE)

    def early(self) -> list[DocumentTask]:
        """The tasks to do in parallel with the pages."""
        forewords: dict[str, bytes | Problem] = {}
        if DownloadKind.BOOK in self.radar.downloads:
            sources = read(self.root)
            forewords = {one: sources.get(FOREWORD.format(language=one), b"") for one in self.languages}
        return self._missing(
            partial(document_task, kinds=EARLY, foreword=forewords.get(language, b""))(self.radar, self.lock, language)
            for language in self.languages
        )

    def late(self, site_url: str) -> list[DocumentTask]:
        """The tasks to do once the site's address is known."""
        return self._missing(
            document_task(self.radar, self.lock, language, LATE, site_url=site_url) for language in self.languages
        )

    def _missing(self, tasks: Iterable[DocumentTask]) -> list[DocumentTask]:
        """The parts of the tasks that no earlier build has kept."""
        missing = []
        for task in tasks:
            known, rest = found(replace(task, kept=self.kept, run_language=run_language()))
            self.take([known])
            if rest.kinds:
                missing.append(rest)
        return missing

    def take(self, made: Iterable[MadeDocuments]) -> None:
        """Add finished documents."""
        for each in made:
            self._files |= each.files
            self.left_out += (sentence for sentence in each.left_out if sentence not in self.left_out)

    def put(self, site: Path) -> None:
        """Write the documents into the site, and state their sizes on its pages."""
        if not self.asked:
            return
        fill(site, self._files)
        settle(site, self.languages, {path: len(content) for path, content in self._files.items()}, self.pages)

    def put_one_file(self, site: Path) -> None:
        """Add the whole site as a single file, once everything else is in place."""
        if self._has_one_file:
            content = one_file(site, self.languages)
            fill(site, {self._one_file: content})
            settle(site, self.languages, {self._one_file: len(content)})

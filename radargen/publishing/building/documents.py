"""Documents that a site offers besides its pages, if the radar asks for them: book, handouts, deck, digests.

For each language they are made by a process of their own, in parallel with the pages. What an earlier build has kept is
reused: a document is found by a digest of the radar and of everything else it shows; a handout is reused if its own
content is unchanged.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from radargen.charts.placing import Lock
from radargen.model import DownloadKind, Radar
from radargen.model.digests import digest
from radargen.model.problems import Problem
from radargen.pages.addresses import folder
from radargen.storage.kept_results import NOTHING_KEPT, KeptResults, packed, unpacked
from radargen.text.messages import Message

Step = Callable[[int, int], None]
# The kinds made in parallel with the pages. Digests contain addresses of the site, which are only known with its pages.
EARLY, LATE = (DownloadKind.BOOK, DownloadKind.DECK, DownloadKind.HANDOUTS), (DownloadKind.DIGEST,)
# The form of a document's path; any other path in kept results is rejected.
_PATH = re.compile(r"(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.(?:pdf|pptx|zip)", re.ASCII)


@dataclass(frozen=True, slots=True)
class DocumentTask:
    """Documents of these `kinds`, for a radar in one language; `told` is a digest of everything they may show.

    `foreword` is the editors' Markdown, or the problem of reading it; `site_url` is the address of the site, ending in
    a slash, or empty. Messages are in `run_language`. Documents `kept` by earlier builds are reused.
    """

    radar: Radar
    lock: Lock
    language: str
    kinds: tuple[DownloadKind, ...]
    told: str
    foreword: bytes | Problem = b""
    site_url: str = ""
    run_language: str = "en"
    kept: KeptResults = NOTHING_KEPT

    def key(self, kind: DownloadKind) -> str:
        """The key under which documents of a kind are kept; handouts always have the same."""
        if kind is DownloadKind.HANDOUTS:
            return f"handouts {self.language} {self.radar.newest.open}"
        return digest(kind, self.told, self.foreword, self.site_url)


def document_task(
    radar: Radar,
    lock: Lock,
    language: str,
    kinds: tuple[DownloadKind, ...],
    *,
    foreword: bytes | Problem = b"",
    site_url: str = "",
    run_language: str = "en",
    kept: KeptResults = NOTHING_KEPT,
) -> DocumentTask:
    """The task to make those of `kinds` that the radar asks for."""
    asked = tuple(kind for kind in kinds if kind in radar.downloads)
    # A document does not depend on which others are asked for.
    radar = replace(radar, downloads=())
    told = digest(radar, lock, language) if asked else ""
    return DocumentTask(radar, lock, language, asked, told, foreword, site_url, run_language, kept)


@dataclass(frozen=True, slots=True)
class MadeDocuments:
    """Files by path below the site, and a sentence for each thing left out."""

    files: Mapping[str, bytes]
    left_out: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptDocuments:
    """Kept documents, by path below their language's folder; `told` is as in `DocumentTask`.

    `digests` are those of each handout's content.
    """

    told: str
    files: Mapping[str, bytes]
    digests: Mapping[str, str]


def found(task: DocumentTask) -> tuple[MadeDocuments, DocumentTask]:
    """What an earlier build has kept of the task, and the rest of the task."""
    files, missing = dict[str, bytes](), list[DownloadKind]()
    for kind in task.kinds:
        if (known := kept_documents(task, kind)) and known.told == task.told:
            files |= known.files
        else:
            missing.append(kind)
    return MadeDocuments(placed(task, files)), replace(task, kinds=tuple(missing))


def placed(task: DocumentTask, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files by path below the site instead of the language's folder."""
    place = folder(task.language, task.radar.languages)
    return {f"{place}{path}": content for path, content in files.items()}


def kept_documents(task: DocumentTask, kind: DownloadKind) -> KeptDocuments | None:
    """The documents of that kind kept by an earlier build, whatever their content; None if unusable."""
    if (content := task.kept.read(task.key(kind))) is None:
        return None
    try:
        text, blobs = unpacked(content)
        head = json.loads(text)
        paths = [str(path) for path in head["paths"]]
        if not all(map(_PATH.fullmatch, paths)):
            return None
        files = dict(zip(paths, map(bytes, blobs), strict=True))
        return KeptDocuments(str(head["told"]), files, {str(path): str(one) for path, one in head["digests"].items()})
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def keep_documents(
    task: DocumentTask, kind: DownloadKind, files: Mapping[str, bytes], digests: Mapping[str, str]
) -> None:
    """Keep the documents of that kind for the next build."""
    head = json.dumps({"told": task.told, "paths": [*files], "digests": dict(digests)})
    task.kept.write(task.key(kind), *packed(head, files.values()))

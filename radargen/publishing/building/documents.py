"""What a site offers besides its pages and pictures, where the radar asks for it: book, handouts, deck and digests.

They are made in each language by a process of its own, while others make the pages. What an earlier build has kept is
not made again: a document is found by a digest of the radar and of all else that it tells; handouts stay as they are
where their own content is the same.
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
# What is made while pages are. Digests name addresses of the site, which only its pages tell.
EARLY, LATE = (DownloadKind.BOOK, DownloadKind.DECK, DownloadKind.HANDOUTS), (DownloadKind.DIGEST,)
# A path of a document: nothing that is read from what was kept leads anywhere else.
_PATH = re.compile(r"(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.(?:pdf|pptx|zip)", re.ASCII)


@dataclass(frozen=True, slots=True)
class DocumentTask:
    """Documents of these `kinds`, of a radar in one language; `told` is a digest of what any of them may tell.

    `foreword` is the Markdown of the editors, or why it cannot be read; `site_url` the address of the site, ending in a
    slash, or empty. Messages are in `run_language`. What earlier builds have `kept` is not made again.
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
        """Under which the documents of a kind are kept; handouts have one place for all times."""
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
    """The task to make those of the kinds for which the radar asks."""
    asked = tuple(kind for kind in kinds if kind in radar.downloads)
    # Which others it asks for makes no difference to any.
    radar = replace(radar, downloads=())
    told = digest(radar, lock, language) if asked else ""
    return DocumentTask(radar, lock, language, asked, told, foreword, site_url, run_language, kept)


@dataclass(frozen=True, slots=True)
class MadeDocuments:
    """Files by path below the site, and a sentence for each thing that is left out."""

    files: Mapping[str, bytes]
    left_out: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptDocuments:
    """Documents that were kept, by path below their language's folder; `told` is as in `DocumentTask`.

    `digests` are those of what each handout tells.
    """

    told: str
    files: Mapping[str, bytes]
    digests: Mapping[str, str]


def found(task: DocumentTask) -> tuple[MadeDocuments, DocumentTask]:
    """What of the task an earlier build has kept, and the task without it."""
    files, missing = dict[str, bytes](), list[DownloadKind]()
    for kind in task.kinds:
        if (known := kept_documents(task, kind)) and known.told == task.told:
            files |= known.files
        else:
            missing.append(kind)
    return MadeDocuments(placed(task, files)), replace(task, kinds=tuple(missing))


def placed(task: DocumentTask, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Files by path below the site, not below the language's folder."""
    place = folder(task.language, task.radar.languages)
    return {f"{place}{path}": content for path, content in files.items()}


def kept_documents(task: DocumentTask, kind: DownloadKind) -> KeptDocuments | None:
    """What an earlier build has kept of that kind, for whatever it told; None where that is nothing of use."""
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

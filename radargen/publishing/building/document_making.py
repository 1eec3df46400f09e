"""Makes the documents of a site, in a process of its own."""

import json
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO

from radargen.build.digest_files import DIGEST_KINDS, digest_files
from radargen.build.paper_documents import PaperPictures, book_content, foreword_problem, handout_contents
from radargen.charts.theme import Labels, themes
from radargen.model import DownloadKind
from radargen.pages.addresses import handout_file
from radargen.pages.document_offers import digested_editions, document_file
from radargen.paper.book import PaperTexts
from radargen.paper.paper_look import Paper, sheet
from radargen.publishing.building.documents import (
    DocumentTask,
    MadeDocuments,
    Step,
    keep_documents,
    kept_documents,
    placed,
)
from radargen.text.messages import Message, joined
from radargen.text.missing import sentence as missing_package
from radargen.text.paths import FOREWORD

# A fixed date for reproducible archives: the earliest that ZIP can store.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def make(task: DocumentTask, step: Step) -> MadeDocuments:
    """Make the documents of the task; `step` is called with the number of finished kinds and the total."""
    files, left_out = dict[str, bytes](), list[Message]()
    for done, kind in enumerate(task.kinds):
        step(done, len(task.kinds))
        made = _made(task, kind)
        files |= made.files
        left_out += made.left_out
    step(len(task.kinds), len(task.kinds))
    return MadeDocuments(placed(task, files), (*left_out, *filter(None, [task.kept.fault])))


def _made(task: DocumentTask, kind: DownloadKind) -> MadeDocuments:
    """The documents of a kind, by path below their language's folder."""
    try:
        match kind:
            case DownloadKind.BOOK:
                return _book(task)
            case DownloadKind.DECK:
                return _deck(task)
            case DownloadKind.HANDOUTS:
                return _handouts(task)
            case _:
                return _digests(task)
    except ModuleNotFoundError as error:
        if not (sentence := missing_package(error, "build")):
            raise
        return MadeDocuments({}, (_without(task, kind, sentence),))


def _without(task: DocumentTask, kind: DownloadKind, *why: Message) -> Message:
    return Message(
        "The site offers no {kind} in {language}: {why}", kind=kind, language=task.language, why=joined(why, " ")
    )


def _kept(
    task: DocumentTask,
    kind: DownloadKind,
    files: Mapping[str, bytes],
    left_out: tuple[Message, ...] = (),
    digests: Mapping[str, str] | None = None,
) -> MadeDocuments:
    """The documents, kept for the next build unless something was left out, since those sentences are not kept."""
    if not left_out:
        keep_documents(task, kind, files, digests or {})
    return MadeDocuments(files, left_out)


def _drawn(task: DocumentTask, labels: Labels = Labels.AUTO) -> PaperPictures:
    radar, light = task.radar, themes(task.radar.house)["light"]
    return PaperPictures(radar, radar.newest, task.language, task.lock, light, labels=labels)


def _book(task: DocumentTask) -> MadeDocuments:
    from radargen.publishing.building.printing_press import RefusedDocumentError, press_with, typeset  # noqa: PLC0415 – typst

    radar, kind = task.radar, DownloadKind.BOOK
    if problem := foreword_problem(task.foreword, FOREWORD.format(language=task.language)):
        return MadeDocuments({}, (_without(task, kind, problem),))
    text = task.foreword.decode("utf-8-sig") if isinstance(task.foreword, bytes) else ""
    drawn = _drawn(task)
    with press_with(radar.house.fonts) as press:
        content = book_content(drawn, press.families, sheet(Paper.A4), PaperTexts(text))
        try:
            document = typeset(press, content, radar.house.fonts, radar.newest.date)
        except RefusedDocumentError as error:
            return MadeDocuments({}, (_without(task, kind, *error.sentences),))
    path = document_file(radar, radar.newest, task.language, kind)
    return _kept(task, kind, {path: document}, tuple(drawn.undrawn()))


def _deck(task: DocumentTask) -> MadeDocuments:
    from radargen.build.slide_documents import Deck  # noqa: PLC0415 – python-pptx

    deck = Deck(task.radar, task.radar.newest, task.language, task.lock)
    path = document_file(task.radar, task.radar.newest, task.language, DownloadKind.DECK)
    return _kept(task, DownloadKind.DECK, {path: deck.bytes()}, tuple(deck.undrawn()))


def _handouts(task: DocumentTask) -> MadeDocuments:
    """A handout for each trend on the chart; those with unchanged content are reused."""
    from radargen.publishing.building.printing_press import RefusedDocumentError, press_with, typeset  # noqa: PLC0415 – typst

    radar, kind = task.radar, DownloadKind.HANDOUTS
    before = kept_documents(task, kind)
    files, digests, left_out = dict[str, bytes](), dict[str, str](), list[Message]()
    with press_with(radar.house.fonts) as press:
        for trend, content in handout_contents(_drawn(task, Labels.NUMBERS), press.families, sheet(Paper.A4)):
            path, told = handout_file(trend.id), sha256(json.dumps(content.data).encode()).hexdigest()
            if before and before.digests.get(path) == told and path in before.files:
                files[path] = before.files[path]
            else:
                try:
                    files[path] = typeset(press, content, radar.house.fonts, radar.newest.date)
                except RefusedDocumentError as error:
                    left_out.append(_without(task, kind, *error.sentences))
                    continue
            digests[path] = told
    return _kept(task, kind, files, tuple(dict.fromkeys(left_out)), digests)


def _digests(task: DocumentTask) -> MadeDocuments:
    """An archive for each edition, with its digest in every format."""
    radar, files, left_out = task.radar, dict[str, bytes](), list[Message]()
    for edition in digested_editions(radar):
        path = document_file(radar, edition, task.language, DownloadKind.DIGEST)
        stem = path.rpartition("/")[2].removesuffix(".zip")
        since = radar.before(edition)
        made = digest_files(radar, edition, task.language, task.lock, since, None, task.site_url, stem, [*DIGEST_KINDS])
        left_out += [made.undrawn] if made.undrawn else []
        files[path] = _archive(made.files)
    return _kept(task, DownloadKind.DIGEST, files, tuple(dict.fromkeys(left_out)))


def _archive(files: Mapping[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            target.writestr(entry, content)
    return packed.getvalue()

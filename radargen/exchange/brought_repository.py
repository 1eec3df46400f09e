"""The files of an imported radar: radar.yaml, one file in trends/ for each entry, and the report of losses."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from radargen.exchange.brought import BroughtName, BroughtRadar, Faults, Markup, Said, Sighting, edition_of
from radargen.exchange.foreign_texts import ForeignText, is_summary
from radargen.exchange.gathered_entries import BroughtEntry, Gathered, gathered
from radargen.exchange.loss_ledger import LossLedger, Mark
from radargen.exchange.loss_report import LossReport
from radargen.reading import slug
from radargen.text.markdown.targets import outward
from radargen.text.messages import Message
from radargen.text.paths import entry_path
from radargen.text.wording import wording
from radargen.writing.starter import BroughtContent
from radargen.writing.yaml_editing import block_scalar, quoted, scalar

# The longest list that an entry may have.
_MANY = 100
_AS_SOURCE = Message("an address became a source, since that is where entries name addresses")
_NO_ADDRESS = Message("it is no web address")
_TOO_MANY = Message("more than {count} of them", count=_MANY)
_EARLIER = Message("what an earlier edition said stands in its assessment")


@dataclass(frozen=True, slots=True)
class BroughtRepository:
    """The parts of a new repository that come from the source, and the report of what was lost."""

    content: BroughtContent
    report: LossReport


def brought_repository(radar: BroughtRadar, ledger: LossLedger, language: str, title: str = "") -> BroughtRepository:
    """The files for a radar in that language; raises Unimportable, with a sentence for each fault, if it is none."""
    found = gathered(radar, ledger, Faults())
    title = ForeignText().name(title or radar.title)
    writer = _EntryWriter(radar, found, ledger, language)
    texts = {entry_path(entry.id): writer.text(entry) for entry in found.entries}
    content = BroughtContent(
        kind=radar.kind,
        title=title,
        frame=_frame(radar, found, title),
        entries=texts,
        dimensions=tuple(found.dimensions.values()),
        rings=tuple(found.rings.values()),
        several=len(radar.editions) > 1,
    )
    report = LossReport(
        kind=radar.kind,
        rows=ledger.rows(),
        total=ledger.total,
        entries=len(found.entries),
        editions=tuple(
            (edition.id, sum(one.edition == edition.id for entry in found.entries for one in entry.sightings))
            for edition in radar.editions
        ),
        moves_agree=found.moves_agree,
        moves_differ=found.moves_differ,
        moves_unknown=found.moves_unknown,
        renamed=found.renamed,
        archived=tuple(entry.id for entry in found.entries if entry.left),
        assumed=radar.assumed,
    )
    return BroughtRepository(content, report)


def _frame(radar: BroughtRadar, found: Gathered, title: str) -> dict[str, list[str]]:
    """The lines of radar.yaml by their top-level key."""
    short = slug(title)[:40].strip("-")
    editions = []
    for edition in radar.editions:
        editions.append(f"  - id: {quoted(edition.id)}")
        if edition.date:
            editions.append(f"    date: {edition.date.isoformat()}")
        if edition.theme:
            editions.append(f"    theme: {scalar(ForeignText().line(Said(edition.theme)))}")
    frame = {
        "dimensions": ["dimensions:", *_named(radar.dimensions, found.dimensions, "question")],
        "rings": ["rings:", *_named(radar.rings, found.rings, "meaning")],
        "editions": ["editions:", *editions],
    }
    if title:
        frame["title"] = [f"title: {scalar(title)}"]
    if short:
        frame["id"] = [f"id: {short}"]
    if len(radar.editions) > 1:
        frame["editions"] += [
            "",
            "# Why trends moved in the past nobody wrote down.",
            f"history: {{accepted_until: {quoted(radar.editions[-1].id)}}}",
        ]
    return frame


def _named(names: Sequence[BroughtName], ids: Mapping[str, str], meaning: str) -> Iterator[str]:
    for name in names:
        words = ForeignText().name(name.name)
        plain = slug(words) == ids[name.key]
        if plain and not name.meaning:
            yield f"  - {scalar(words)}" if ":" not in words else f"  - name: {scalar(words)}"
            continue
        yield f"  - id: {ids[name.key]}"
        yield f"    name: {scalar(words)}"
        if name.meaning and (told := ForeignText().line(Said(name.meaning, Markup.HTML))):
            yield f"    {meaning}: {scalar(told)}"


@dataclass
class _EntryWriter:
    """Writes the files of entries in the format of `radargen fmt`."""

    radar: BroughtRadar
    found: Gathered
    ledger: LossLedger
    language: str
    targets: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        by_name: dict[str, str] = {}
        for entry in self.found.entries:
            for one in entry.sightings:
                if one.key:
                    self.targets.setdefault(one.key.casefold(), entry.id)
                by_name.setdefault(one.name.casefold(), entry.id)
                by_name.setdefault(slug(one.name), entry.id)
        self.targets = by_name | self.targets

    def text(self, entry: BroughtEntry) -> str:
        """The content of the file."""
        newest = entry.newest
        summary, text = self._texts(newest.text)
        lines = [f"name: {scalar(entry.name)}", f"dimension: {entry.dimension}"]
        single = len(self.radar.editions) == 1
        if single and entry.sightings:
            lines.append(f"ring: {self.found.rings[newest.ring]}")
        if summary:
            lines.append(f"summary: {scalar(summary)}")
        if text:
            lines += self._block("text", text, 0)
        lines += self._listed("aliases", newest.aliases)
        if not single and entry.sightings:
            lines += ["assessments:", *self._assessments(entry, summary or text)]
        if entry.left:
            lines += ["status: archived", "archived:", *self._archived(entry)]
        lines += [*self._links(entry), *self._sources(newest)]
        lines += self._listed("tags", newest.tags)
        if newest.owner:
            lines.append(f"owner: {scalar(ForeignText().name(newest.owner))}")
        return "\n".join(lines) + "\n"

    def _texts(self, said: Said) -> tuple[str, str]:
        """The summary or the long text made of the source's text; the other one is empty."""
        text = self._converted(said)
        return (" ".join(text.split()), "") if is_summary(text) else ("", text)

    def _converted(self, said: Said) -> str:
        if not said.words:
            return ""
        foreign = ForeignText(self.targets)
        text = foreign.markdown(said)
        self._note(said.mark, foreign, text)
        return text

    def _sentence(self, said: Said) -> str:
        if not said.words:
            return ""
        foreign = ForeignText(self.targets)
        text = foreign.line(said)
        self._note(said.mark, foreign, text)
        return text

    def _note(self, mark: Mark | None, foreign: ForeignText, text: str) -> None:
        if not mark:
            return
        if not text:
            self.ledger.leave(mark, Message("nothing of it can be shown"))
        for note in foreign.notes:
            self.ledger.change(mark, note)

    def _assessments(self, entry: BroughtEntry, newest_text: str) -> Iterator[str]:
        told = newest_text
        earlier: list[tuple[Sighting, str]] = []
        for one in reversed(entry.sightings):
            text = self._converted(one.text) if one.text.words and one is not entry.newest else ""
            # Text that is repeated in each edition is written once.
            earlier.append((one, text if text and " ".join(text.split()) != " ".join(told.split()) else ""))
            told = text or told
        for one, text in reversed(earlier):
            yield f"  - edition: {quoted(one.edition)}"
            yield f"    ring: {self.found.rings[one.ring]}"
            if reason := self._sentence(one.reason):
                yield f"    reason: {scalar(reason)}"
            if text:
                if one.text.mark:
                    self.ledger.change(one.text.mark, _EARLIER)
                yield from self._block("text", text, 4)

    def _archived(self, entry: BroughtEntry) -> Iterator[str]:
        """What became of the entry, guessed from its last ring; the reason says that it is a guess."""
        innermost = entry.newest.ring == self.radar.rings[0].key
        reason = wording(self.language)("import.left" if entry.sightings else "import.never", edition=entry.left)
        yield f"  as: {'mainstream' if innermost else 'faded'}"
        yield f"  edition: {quoted(entry.left)}"
        yield f"  reason: {scalar(reason)}"

    def _links(self, entry: BroughtEntry) -> Iterator[str]:
        lines: dict[str, None] = {}
        for key, mark in entry.newest.related:
            target = self.targets.get(key.casefold(), "") or self.targets.get(slug(key), "")
            if target and target != entry.id and len(lines) < _MANY:
                lines[f"  - {{to: {target}, type: related}}"] = None
            elif mark:
                note = (
                    _TOO_MANY
                    if target and target != entry.id
                    else Message("the source has no other entry of that name")
                )
                self.ledger.leave(mark, note)
        if lines:
            yield "links:"
            yield from lines

    def _sources(self, one: Sighting) -> Iterator[str]:
        lines: dict[tuple[str, str], list[str]] = {}
        for reference in one.references:
            url = reference.url.strip()
            if not outward(url) or url.casefold().startswith("mailto:") or len(url) > 2_000:
                if reference.mark:
                    self.ledger.leave(reference.mark, _NO_ADDRESS)
                continue
            if len(lines) >= _MANY:
                if reference.mark:
                    self.ledger.leave(reference.mark, _TOO_MANY)
                continue
            if reference.mark:
                self.ledger.change(reference.mark, _AS_SOURCE)
            title = ForeignText().name(reference.title) or _host(url)
            lines[title, url] = [f"  - title: {scalar(title)}", f"    url: {scalar(url)}"]
            if (told := edition_of(reference.date)) and told.id == reference.date:
                lines[title, url].append(f"    date: {reference.date}")
        if lines:
            yield "sources:"
            for each in lines.values():
                yield from each

    @staticmethod
    def _listed(key: str, words: Sequence[str]) -> Iterator[str]:
        if cleaned := [*dict.fromkeys(name for word in words if (name := ForeignText().name(word)))][:_MANY]:
            yield f"{key}: [{', '.join(scalar(word, in_brackets=True) for word in cleaned)}]"

    @staticmethod
    def _block(key: str, text: str, indent: int) -> Iterator[str]:
        first, *further = block_scalar(text, indent + 2)
        if further and further[0].startswith(" " * (indent + 3)):
            # Otherwise YAML would take the spaces of the first line for the indentation.
            first = "|2"
        yield f"{' ' * indent}{key}: {first}"
        yield from further


def _host(url: str) -> str:
    """The name of an address without a title: its host, without www."""
    return re.sub(r"^www\.", "", re.split(r"[/?#]", url.partition("://")[2], maxsplit=1)[0]) or url[:80]

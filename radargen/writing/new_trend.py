"""The file of a new trend: what is known filled in, the sentences to pick from beside what is not."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from radargen.model import LinkType, Radar, Ring, SourceKind
from radargen.reading import document, slug, visible
from radargen.text.messages import Message, RadargenError
from radargen.text.paths import entry_path
from radargen.text.wording import LANGUAGES, Wording, wording
from radargen.writing.yaml_editing import comment, poured, quoted, scalar


@dataclass(frozen=True, slots=True)
class DraftSource:
    """What a new entry rests on; address empty where there is none."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a new trend; texts are in `language`, `rest` are questions and answers that have no field."""

    name: str
    language: str
    dimension: str = ""
    by: str = ""
    summary: str = ""
    text: str = ""
    aliases: tuple[str, ...] = ()
    sources: tuple[DraftSource, ...] = ()
    rest: tuple[tuple[str, str], ...] = ()


def new_id(name: str, radar: Radar, taken: Collection[str]) -> str:
    """The id made of a name; RadargenError where one cannot be made or is `taken`, now or in former times."""
    found = slug(name)
    if not found:
        raise RadargenError(Message("No file name can be made of “{name}”; give one with --id.", name=name))
    former = radar.former()
    trend, path = radar.trend(found), entry_path(found)
    if trend and trend.archived:
        raise RadargenError(
            Message("{path} exists and is archived; take it up again there, or give another --id.", path=path)
        )
    if found in {one.casefold() for one in taken}:
        raise RadargenError(Message("{path} exists; change it, or give another --id.", path=path))
    if found in former:
        raise RadargenError(
            Message("{id} is what {trend} was called before; give another --id.", id=found, trend=former[found])
        )
    return found


def begun(draft: Draft, radar: Radar, day: dt.date) -> str:
    """The file of the new trend, rated on that day; RadargenError where nobody could read its name."""
    if not visible(draft.name):
        raise RadargenError(Message("The trend has no name that can be read; give it one."))
    page = _Page(draft, radar, wording(draft.language), day)
    return "\n".join([*page.head(), *page.stand(), *page.sources(), *page.rest(), *page.optional()]) + "\n"


def holes(path: str, text: str) -> list[str]:
    """What in the file of a new trend has no value yet, in its order; a text in one language as `name (en)`."""
    return list(_empty(document(path, text).tree, ()))


def _empty(tree: object, key: tuple[str, ...]) -> Iterator[str]:
    if isinstance(tree, dict):
        for name, part in tree.items():
            yield from _empty(part, (*key, name))
    elif isinstance(tree, list):
        for part in tree:
            yield from _empty(part, key)
    elif tree is None:
        yield f"{key[-2]} ({key[-1]})" if key[-1] in LANGUAGES else key[-1]


@dataclass(frozen=True, slots=True)
class _Page:
    draft: Draft
    radar: Radar
    say: Wording
    day: dt.date

    def told(self, key: str, words: str, *, long: bool = False) -> Iterator[str]:
        """A text in each language of the radar; what is not known stays empty."""
        if len(self.radar.languages) == 1:
            first, *rest = poured(words, 2) if long and words else [scalar(words) if words else ""]
            yield from [f"{key}: {first}".rstrip(), *rest]
            return
        yield f"{key}:"
        for language in self.radar.languages:
            known = words if language == self.draft.language else ""
            first, *rest = poured(known, 4) if long and known else [scalar(known) if known else ""]
            yield from [f"  {language}: {first}".rstrip(), *rest]

    def head(self) -> Iterator[str]:
        """What the entry is, up to its text."""
        draft = self.draft
        yield from comment(self.say("begin.head"))
        yield ""
        yield from self.told("name", draft.name)
        yield from self.choice([(one.id, one.name.any(draft.language)) for one in self.radar.dimensions])
        yield f"dimension: {draft.dimension}".rstrip()
        yield from comment(self.say("begin.summary"))
        yield from self.told("summary", draft.summary)
        if draft.text:
            yield from self.told("text", draft.text, long=True)
        if draft.aliases:
            names = ", ".join(scalar(alias, in_brackets=True) for alias in draft.aliases)
            yield (
                f"aliases: [{names}]" if len(self.radar.languages) == 1 else f"aliases: {{{draft.language}: [{names}]}}"
            )

    def stand(self) -> Iterator[str]:
        """Where it stands: a ring to pick, or a rating with the sentences of each criterion."""
        if not self.radar.criteria:
            yield from self.choice([(ring.id, self._ring(ring)) for ring in self.radar.rings])
            yield "ring:"
            return
        yield "assessments:"
        yield f"  - edition: {quoted(self.radar.newest.id)}"
        yield "    ratings:"
        yield from comment(self.say("begin.rating"), 6)
        yield f"      - by: {scalar(self.draft.by)}" if visible(self.draft.by) else "      - by:"
        yield f"        date: {self.day.isoformat()}"
        for criterion in self.radar.criteria:
            title, question = (text.any(self.draft.language) for text in (criterion.name, criterion.question))
            sentences = [(str(n), text.any(self.draft.language)) for n, text in enumerate(criterion.levels, 1)]
            # A criterion may do without sentences.
            yield from self.choice(sentences or [("1–5", "")], f"{title}: {question}" if question else title, indent=8)
            yield f"        {criterion.id}:"
        yield from self.scale("impact", indent=4)
        yield "    impact:"

    def sources(self) -> Iterator[str]:
        """What it rests on; a radar that judges by criteria asks for it."""
        if self.draft.sources:
            yield from comment(self.say("begin.sources", kinds=", ".join(SourceKind)))
            yield "sources:"
        elif self.radar.criteria:
            yield from comment(self.say("begin.sources", kinds=", ".join(SourceKind)))
            yield "# sources:"
            yield "#   - {title: …, url: https://…, date: 2026-03, kind: press}"
        for source in self.draft.sources:
            yield f"  - title: {scalar(source.title)}"
            if source.url:
                yield f"    url: {scalar(source.url)}"

    def rest(self) -> Iterator[str]:
        """What was answered and has no field, so that nothing is lost."""
        for question, answer in self.draft.rest:
            yield from comment(f"{question}\n{answer}")

    def optional(self) -> Iterator[str]:
        """What an entry may say besides, as lines to be uncommented."""
        languages = self.radar.languages
        words = "…" if len(languages) == 1 else f"{{{', '.join(f'{one}: …' for one in languages)}}}"
        names = "[…]" if len(languages) == 1 else f"{{{', '.join(f'{one}: […]' for one in languages)}}}"
        yield ""
        yield from comment(self.say("begin.optional"))
        yield f"# label: {words}"
        if not self.draft.aliases:
            yield f"# aliases: {names}"
        if self.radar.criteria:
            for side in ("organisation", "architecture"):
                yield from self.scale(side)
            yield "# effort: {organisation: 2, architecture: 2}"
        if phases := self.radar.phases:
            yield from self.choice([(one.id, one.name.any(self.draft.language)) for one in phases])
            yield f"# phases: {{from: {phases[0].id}, to: {phases[-1].id}}}"
        if factors := self.radar.factors:
            yield from self.choice([(one.id, one.name.any(self.draft.language)) for one in factors])
            yield f"# factors: [{factors[0].id}]"
        yield f"# first_step: {words}"
        yield from self.choice([(kind.value, self.say(f"link.{kind}")) for kind in LinkType])
        yield "# links: [{to: …, type: requires}]"
        yield "# tags: […]"
        yield "# owner: …"

    def scale(self, what: str, *, indent: int = 0) -> Iterator[str]:
        """The sentences of impact or of one side of the effort."""
        sentences = [(str(level), self.say(f"scale-{what}.{level}")) for level in range(1, 6)]
        return self.choice(sentences, f"{self.say(f'scale.{what}')}:", indent=indent)

    def choice(self, known: Sequence[tuple[str, str]], title: str = "", *, indent: int = 0) -> Iterator[str]:
        """What to pick from, a line each: the word to write and what it means."""
        yield from comment(title or self.say("begin.pick"), indent)
        wide = max((len(word) for word, _ in known), default=0)
        for word, means in known:
            yield from comment(f"  {word:<{wide}}  {means}", indent)

    def _ring(self, ring: Ring) -> str:
        name, meaning = ring.name.any(self.draft.language), ring.meaning.any(self.draft.language)
        return f"{name}: {meaning}" if meaning else name

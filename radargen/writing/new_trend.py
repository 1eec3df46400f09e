"""Write the file of a new trend: known fields filled in, and the choices for empty ones as comments."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from radargen.model import LinkType, Radar, Ring, SourceKind
from radargen.reading import document, slug, visible
from radargen.text.messages import Message, RadargenError
from radargen.text.paths import entry_path
from radargen.text.wording import LANGUAGES, Wording, wording
from radargen.writing.yaml_editing import block_scalar, comment, quoted, scalar


@dataclass(frozen=True, slots=True)
class DraftSource:
    """A source of a new entry; the address is empty where there is none."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """The known data of a new trend, in `language`; `other_answers` are questions and answers without a field.

    `ring` is for a radar without criteria, `levels` are those of its rating by the criterion's id.
    """

    name: str
    language: str
    dimension: str = ""
    by: str = ""
    summary: str = ""
    text: str = ""
    aliases: tuple[str, ...] = ()
    sources: tuple[DraftSource, ...] = ()
    other_answers: tuple[tuple[str, str], ...] = ()
    ring: str = ""
    levels: tuple[tuple[str, int], ...] = ()


def new_id(name: str, radar: Radar, taken: Collection[str]) -> str:
    """The id for a name; RadargenError where none can be made, or it is `taken` or a former id of a trend."""
    trend_id = slug(name)
    if not trend_id:
        raise RadargenError(Message("No file name can be made of “{name}”; give one with --id.", name=name))
    former = radar.former()
    trend, path = radar.trend(trend_id), entry_path(trend_id)
    if trend and trend.archived:
        raise RadargenError(
            Message("{path} exists and is archived; take it up again there, or give another --id.", path=path)
        )
    if trend_id in {path_id.casefold() for path_id in taken}:
        raise RadargenError(Message("{path} exists; change it, or give another --id.", path=path))
    if trend_id in former:
        raise RadargenError(
            Message("{id} is what {trend} was called before; give another --id.", id=trend_id, trend=former[trend_id])
        )
    return trend_id


def new_entry(draft: Draft, radar: Radar, day: dt.date) -> str:
    """The text of the new trend's file, with a rating dated `day`; RadargenError for an invisible name."""
    if not visible(draft.name):
        raise RadargenError(Message("The trend has no name that can be read; give it one."))
    writer = _EntryWriter(draft, radar, wording(draft.language), day)
    return (
        "\n".join([*writer.head(), *writer.placement(), *writer.sources(), *writer.other_answers(), *writer.optional()])
        + "\n"
    )


def empty_fields(path: str, text: str) -> list[str]:
    """The fields without a value in the file of a new trend, in order; a text in one language as `name (en)`."""
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
class _EntryWriter:
    """Writes the lines of the file, part by part."""

    draft: Draft
    radar: Radar
    wording: Wording
    day: dt.date

    def text_field(self, key: str, words: str, *, long: bool = False) -> Iterator[str]:
        """A field with a text in each language of the radar, empty where unknown; a `long` one as a block."""
        if len(self.radar.languages) == 1:
            first, *further = block_scalar(words, 2) if long and words else [scalar(words) if words else ""]
            yield from [f"{key}: {first}".rstrip(), *further]
            return
        yield f"{key}:"
        for language in self.radar.languages:
            known_words = words if language == self.draft.language else ""
            first, *further = (
                block_scalar(known_words, 4) if long and known_words else [scalar(known_words) if known_words else ""]
            )
            yield from [f"  {language}: {first}".rstrip(), *further]

    def head(self) -> Iterator[str]:
        """The fields that describe the entry, up to its aliases."""
        draft = self.draft
        yield from comment(self.wording("begin.head"))
        yield ""
        yield from self.text_field("name", draft.name)
        yield from self.choice([(d.id, d.name.any(draft.language)) for d in self.radar.dimensions])
        yield f"dimension: {draft.dimension}".rstrip()
        yield from comment(self.wording("begin.summary"))
        yield from self.text_field("summary", draft.summary)
        if draft.text:
            yield from self.text_field("text", draft.text, long=True)
        if draft.aliases:
            names = ", ".join(scalar(alias, in_brackets=True) for alias in draft.aliases)
            yield (
                f"aliases: [{names}]" if len(self.radar.languages) == 1 else f"aliases: {{{draft.language}: [{names}]}}"
            )

    def placement(self) -> Iterator[str]:
        """The ring to pick, or a rating with the sentences of each criterion."""
        if not self.radar.criteria:
            yield from self.choice([(ring.id, self._ring(ring)) for ring in self.radar.rings])
            yield f"ring: {self.draft.ring}".rstrip()
            return
        yield "assessments:"
        yield f"  - edition: {quoted(self.radar.newest.id)}"
        yield "    ratings:"
        yield from comment(self.wording("begin.rating"), 6)
        yield f"      - by: {scalar(self.draft.by)}" if visible(self.draft.by) else "      - by:"
        yield f"        date: {self.day.isoformat()}"
        chosen = dict(self.draft.levels)
        for criterion in self.radar.criteria:
            title, question = (text.any(self.draft.language) for text in (criterion.name, criterion.question))
            sentences = [(str(n), text.any(self.draft.language)) for n, text in enumerate(criterion.levels, 1)]
            # A criterion may have no sentences.
            yield from self.choice(sentences or [("1–5", "")], f"{title}: {question}" if question else title, indent=8)
            yield f"        {criterion.id}: {chosen.get(criterion.id, '')}".rstrip()
        yield from self.scale("impact", indent=4)
        yield "    impact:"

    def sources(self) -> Iterator[str]:
        """The sources; an example as a comment where there are none and the radar has criteria."""
        if self.draft.sources:
            yield from comment(self.wording("begin.sources", kinds=", ".join(SourceKind)))
            yield "sources:"
        elif self.radar.criteria:
            yield from comment(self.wording("begin.sources", kinds=", ".join(SourceKind)))
            yield "# sources:"
            yield "#   - {title: …, url: https://…, date: 2026-03, kind: press}"
        for source in self.draft.sources:
            yield f"  - title: {scalar(source.title)}"
            if source.url:
                yield f"    url: {scalar(source.url)}"

    def other_answers(self) -> Iterator[str]:
        """The answers without a field, as comments."""
        for question, answer in self.draft.other_answers:
            yield from comment(f"{question}\n{answer}")

    def optional(self) -> Iterator[str]:
        """The optional fields, as comments."""
        languages = self.radar.languages
        words = "…" if len(languages) == 1 else f"{{{', '.join(f'{code}: …' for code in languages)}}}"
        names = "[…]" if len(languages) == 1 else f"{{{', '.join(f'{code}: […]' for code in languages)}}}"
        yield ""
        yield from comment(self.wording("begin.optional"))
        yield f"# label: {words}"
        if not self.draft.aliases:
            yield f"# aliases: {names}"
        if self.radar.criteria:
            for side in ("organisation", "architecture"):
                yield from self.scale(side)
            yield "# effort: {organisation: 2, architecture: 2}"
        if phases := self.radar.phases:
            yield from self.choice([(phase.id, phase.name.any(self.draft.language)) for phase in phases])
            yield f"# phases: {{from: {phases[0].id}, to: {phases[-1].id}}}"
        if factors := self.radar.factors:
            yield from self.choice([(factor.id, factor.name.any(self.draft.language)) for factor in factors])
            yield f"# factors: [{factors[0].id}]"
        yield f"# first_step: {words}"
        yield from self.choice([(kind.value, self.wording(f"link.{kind}")) for kind in LinkType])
        yield "# links: [{to: …, type: requires}]"
        yield "# tags: […]"
        yield "# owner: …"

    def scale(self, name: str, *, indent: int = 0) -> Iterator[str]:
        """The sentences of the scale of impact, or of one side of the effort, as comments."""
        sentences = [(str(level), self.wording(f"scale-{name}.{level}")) for level in range(1, 6)]
        return self.choice(sentences, f"{self.wording(f'scale.{name}')}:", indent=indent)

    def choice(self, options: Sequence[tuple[str, str]], title: str = "", *, indent: int = 0) -> Iterator[str]:
        """The options as comments, a line each: the word to write and its meaning."""
        yield from comment(title or self.wording("begin.pick"), indent)
        width = max((len(word) for word, _ in options), default=0)
        for word, meaning in options:
            yield from comment(f"  {word:<{width}}  {meaning}", indent)

    def _ring(self, ring: Ring) -> str:
        name, meaning = ring.name.any(self.draft.language), ring.meaning.any(self.draft.language)
        return f"{name}: {meaning}" if meaning else name

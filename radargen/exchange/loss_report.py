"""The report of what an import or an export took, changed and left out, as Markdown and JSON."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from radargen.exchange.loss_ledger import Handling, LossRow
from radargen.text.messages import Message, plural, translated

REPORT, REPORT_DATA = "import-report.md", "import-report.json"
# How many positions of a row are listed in Markdown; JSON has all.
_PLACES = 8


@dataclass(frozen=True, slots=True)
class LossReport:
    """What became of every value of the source; the counts of `rows` add up to `total`."""

    kind: str
    rows: tuple[LossRow, ...]
    total: int
    entries: int
    editions: tuple[tuple[str, int], ...] = ()
    moves_agree: int = 0
    moves_differ: tuple[str, ...] = ()
    moves_unknown: int = 0
    renamed: tuple[tuple[str, str], ...] = ()
    archived: tuple[str, ...] = ()
    assumed: tuple[Message, ...] = ()

    def count(self, handling: Handling) -> int:
        """The number of values handled like that."""
        return sum(row.count for row in self.rows if row.handling is handling)

    def summary(self) -> Message:
        """One sentence with the counts."""
        return plural(
            "{count:,} entry; of {total:,} values {taken:,} taken, {changed:,} changed, {left:,} left out.",
            "{count:,} entries; of {total:,} values {taken:,} taken, {changed:,} changed, {left:,} left out.",
            count=self.entries,
            total=self.total,
            taken=self.count(Handling.TAKEN),
            changed=self.count(Handling.CHANGED),
            left=self.count(Handling.LEFT),
        )

    def as_json(self) -> str:
        """The whole report, with every position, in English."""
        data = {
            "source": self.kind,
            "entries": self.entries,
            "values": {"total": self.total, **{handling.value: self.count(handling) for handling in Handling}},
            "editions": [{"id": name, "entries": count} for name, count in self.editions],
            "moves": {"agree": self.moves_agree, "unknown": self.moves_unknown, "differ": list(self.moves_differ)},
            "ids": [{"name": name, "id": identifier} for name, identifier in self.renamed],
            "archived": list(self.archived),
            "fields": [
                {
                    "field": row.field,
                    "handling": row.handling.value,
                    "count": row.count,
                    "notes": [str(note) for note in row.notes],
                    "places": list(row.places),
                }
                for row in self.rows
            ],
        }
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"

    def as_markdown(self, language: str) -> str:
        """The whole report for people, in that language."""

        def say(sentence: Message) -> str:
            return translated(sentence, language)

        return "\n".join(self._lines(say)) + "\n"

    def _lines(self, say: Callable[[Message], str]) -> Iterator[str]:
        yield f"# {say(Message('What became of the source: {kind}', kind=_cell(self.kind)))}"
        yield ""
        yield say(self.summary())
        yield ""
        if self.editions:
            words = (f"{name}: {count}" for name, count in self.editions)
            yield f"{say(Message('Entries on the chart of each edition'))}: {', '.join(words)}."
            yield ""
        for sentence in self.assumed:
            yield _cell(say(sentence))
            yield ""
        headings = (
            Message("field"),
            Message("what became of it"),
            Message("how many"),
            Message("how or why"),
            Message("where"),
        )
        yield f"| {' | '.join(map(say, headings))} |"
        yield "|---|---|---:|---|---|"
        for row in self.rows:
            places = "" if row.handling is Handling.TAKEN else _cell(self._places(row.places, say))
            notes = _cell("; ".join(say(note) for note in row.notes))
            yield f"| `{_code(row.field)}` | {say(_HANDLINGS[row.handling])} | {row.count} | {notes} | {places} |"
        yield from self._moves(say)
        if self.renamed:
            yield ""
            yield f"## {say(Message('Ids that are not simply the name'))}"
            yield ""
            yield from (f"- {_cell(name)}: `{identifier}`" for name, identifier in self.renamed)
        if self.archived:
            yield ""
            yield f"## {say(Message('Archived, since the newest edition is without them'))}"
            yield ""
            yield say(Message("Whether they became normal or faded is guessed from the last ring."))
            yield ""
            yield from (f"- `{identifier}`" for identifier in self.archived)

    def _moves(self, say: Callable[[Message], str]) -> Iterator[str]:
        if not (self.moves_agree or self.moves_differ or self.moves_unknown):
            return
        yield ""
        yield f"## {say(Message('Moves'))}"
        yield ""
        yield say(
            Message(
                "A radar computes moves from the rings of two editions. Of those that the source states, {agree:,} "
                "agree, {differ:,} differ, {unknown:,} cannot be compared, for want of an edition before.",
                agree=self.moves_agree,
                differ=len(self.moves_differ),
                unknown=self.moves_unknown,
            )
        )
        if self.moves_differ:
            yield ""
            yield from (f"- {_cell(each)}" for each in self.moves_differ)

    @staticmethod
    def _places(places: Sequence[str], say: Callable[[Message], str]) -> str:
        shown = list(places[:_PLACES])
        if more := len(places) - len(shown):
            return say(Message("{places}; and {count:,} more", places="; ".join(shown), count=more))
        return "; ".join(shown)


_HANDLINGS = {
    Handling.TAKEN: Message("taken"),
    Handling.CHANGED: Message("changed"),
    Handling.LEFT: Message("left out"),
}


def _code(words: str) -> str:
    """The words for a cell, in backticks."""
    return " ".join(words.split()).replace("`", "'").replace("|", "¦")


def _cell(words: str) -> str:
    """The words for a cell of a Markdown table: on one line, with nothing that would end the cell or be HTML."""
    line = " ".join(words.split())
    for sign in "\\`|<>[]*_":
        line = line.replace(sign, f"\\{sign}") if sign != "`" else line.replace("`", "'")
    return line

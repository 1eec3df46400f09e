"""What becomes of each value of a source: each is counted once, as taken, changed or left out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from radargen.text.messages import Message


class Handling(StrEnum):
    """What became of a value."""

    TAKEN = "taken"
    CHANGED = "changed"
    LEFT = "left out"


@dataclass(frozen=True, slots=True)
class Mark:
    """A value of a source: the number and position of its record, and the name of the field."""

    record: int
    place: str
    field: str


@dataclass(frozen=True, slots=True)
class LossRow:
    """All values of a field that were handled alike, and their positions in the source."""

    field: str
    handling: Handling
    notes: tuple[Message, ...]
    places: tuple[str, ...]

    @property
    def count(self) -> int:
        """The number of these values."""
        return len(self.places)


_NO_PLACE = Message("a radar has no place for it")


@dataclass
class LossLedger:
    """Counts values; those that nobody asked for are left out, with the reason `no_place`."""

    no_place: Message = _NO_PLACE
    _handlings: dict[Mark, Handling | None] = field(default_factory=dict)
    _notes: dict[Mark, list[Message]] = field(default_factory=dict)
    _records: int = 0

    def record(self, kind: str, place: str, values: Mapping[str, object]) -> "SourceRecord":
        """A record of the source, such as a row, whose non-empty values are counted from now on."""
        self._records += 1
        marks = {key: Mark(self._records, place, f"{kind}.{key}") for key, value in values.items() if not _empty(value)}
        self._handlings.update(dict.fromkeys(marks.values()))
        return SourceRecord(self, place, values, marks)

    def take(self, mark: Mark) -> None:
        """Note the value as taken, unless it is known to be changed or left out."""
        self._handlings[mark] = self._handlings.get(mark) or Handling.TAKEN

    def change(self, mark: Mark, how: Message) -> None:
        """Note how the value was changed, in addition to what was noted before."""
        if self._handlings.get(mark) is not Handling.LEFT:
            self._handlings[mark] = Handling.CHANGED
        self._add(mark, how)

    def leave(self, mark: Mark, why: Message) -> None:
        """Note that the value was left out."""
        self._handlings[mark] = Handling.LEFT
        self._notes[mark] = [why]

    def _add(self, mark: Mark, note: Message) -> None:
        notes = self._notes.setdefault(mark, [])
        if note not in notes:
            notes.append(note)

    def rows(self) -> tuple[LossRow, ...]:
        """All values by field, handling and notes, in the order in which the fields occurred."""
        order: dict[str, int] = {}
        grouped: dict[tuple[str, Handling, tuple[Message, ...]], list[str]] = {}
        for mark, handling in self._handlings.items():
            order.setdefault(mark.field, len(order))
            notes = (self.no_place,) if handling is None else tuple(self._notes.get(mark, ()))
            grouped.setdefault((mark.field, handling or Handling.LEFT, notes), []).append(mark.place)
        handlings = list(Handling)
        found = [LossRow(*key, tuple(places)) for key, places in grouped.items()]
        return tuple(sorted(found, key=lambda row: (order[row.field], handlings.index(row.handling))))

    @property
    def total(self) -> int:
        """The number of values in the source."""
        return len(self._handlings)


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A record of the source, such as a row; `place` is its position, for people."""

    ledger: LossLedger
    place: str
    values: Mapping[str, object]
    marks: Mapping[str, Mark]

    def take(self, key: str) -> object:
        """The value, noted as taken; None for an empty one."""
        if (mark := self.marks.get(key)) is None:
            return None
        self.ledger.take(mark)
        return self.values[key]

    def words(self, key: str) -> str:
        """The value as one text, noted as taken; empty if there is none. A list or mapping is left out."""
        value = self.take(key)
        if isinstance(value, list | dict | tuple):
            self.leave(key, Message("a text is expected there"))
            return ""
        return "" if value is None else str(value).strip()

    def several(self, key: str) -> tuple[str, ...]:
        """The texts of a list, or of a text separated by commas, noted as taken."""
        value = self.take(key)
        if isinstance(value, str):
            value = value.split(",")
        if not isinstance(value, list):
            return ()
        return tuple(word for part in value if not isinstance(part, list | dict) and (word := str(part).strip()))

    def change(self, key: str, how: Message) -> None:
        """Note how the value was changed."""
        if key in self.marks:
            self.ledger.change(self.marks[key], how)

    def leave(self, key: str, why: Message) -> None:
        """Note that the value was left out."""
        if key in self.marks:
            self.ledger.leave(self.marks[key], why)

    def leave_rest(self, keys: Iterable[str], why: Message) -> None:
        """Note those values as left out."""
        for key in keys:
            self.leave(key, why)

    def mark(self, key: str) -> Mark | None:
        """The value for the ledger; None for an empty one."""
        return self.marks.get(key)

    def known(self, *names: str) -> Iterator[str]:
        """The record's keys that equal one of the names, ignoring case."""
        wanted = [name.casefold() for name in names]
        return (key for key in self.values if key.strip().casefold() in wanted)


def _empty(value: object) -> bool:
    return value is None or value in ("", [], {}, ()) or (isinstance(value, str) and not value.strip())

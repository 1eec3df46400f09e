"""A problem in one language, with what tells it from all others, and how many there are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from radargen.model.problems import Location, Problem, Severity
from radargen.text.messages import Message, joined, plural, translated
from radargen.text.terminal import printable

# What an edition that is being prepared still has to do, so it is counted by itself.
UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem as it is told.

    `location` has its path as people are told it, `file` as forges are; `fingerprint` (32 hexadecimal digits) stays the
    same in every language, and when lines above it come and go.
    """

    location: Location
    file: str
    severity: Severity
    code: str
    message: str
    hint: str
    fingerprint: str
    language: str

    def at(self, path: str) -> "Finding":
        """The same under another path for people."""
        return replace(self, location=replace(self.location, path=path))

    @property
    def whole(self) -> str:
        """Message and hint as one text."""
        return f"{self.message} {self.hint}".rstrip()


def findings(
    problems: Sequence[Problem],
    language: str = "en",
    *,
    strict: bool = False,
    for_readers: bool = False,
    folder: str = "",
) -> list[Finding]:
    """The problems in `en` or `de`, with nothing a terminal would obey.

    `strict` takes warnings for errors, `for_readers` those about what no reader is to see; `folder` is the radar's,
    with forward slashes, as those call it who are told.
    """
    same: Counter[str] = Counter()
    found = []
    for problem in problems:
        # Of two radars in one repository the same may be wrong.
        known = "\0".join(
            (*([folder] if folder else []), problem.location.path, problem.code, *_lasting(problem.message))
        )
        same[known] += 1
        path = printable(problem.location.path)
        error = strict or (for_readers and problem.kind.unpublishable)
        found.append(
            Finding(
                location=Location(path, problem.location.line, problem.location.column),
                file=f"{folder}/{path}" if folder else path,
                severity=Severity.ERROR if error else problem.severity,
                code=problem.code,
                message=printable(translated(problem.message, language)),
                hint=printable(translated(problem.hint, language)),
                fingerprint=blake2b(f"{known}\0{same[known]}".encode(), digest_size=16).hexdigest(),
                language=language,
            )
        )
    return found


def _lasting(value: object) -> Iterator[str]:
    """What a sentence says apart from numbers, which are often lines."""
    if isinstance(value, Message):
        yield value.pattern
        for part in value.values.values():
            yield from _lasting(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _lasting(part)
    elif isinstance(value, str):
        yield value


def harmless(found: Sequence[Finding]) -> bool:
    """Whether none of them is an error."""
    return all(one.severity is Severity.WARNING for one in found)


def summary(found: Sequence[Finding], entries: int | None, language: str = "en", *, radars: int = 1) -> str:
    """How many problems of each severity were found in how many entries; without a number, in the files named."""
    errors = sum(one.severity is Severity.ERROR for one in found)
    warnings = len(found) - errors
    parts = [
        *([plural("{count:,} error", "{count:,} errors", count=errors)] if errors else []),
        *([plural("{count:,} warning", "{count:,} warnings", count=warnings)] if warnings else []),
    ]
    counted = joined(parts or [Message("No problems")])
    if entries is None:
        sentence = Message("{problems} in the files named.", problems=counted)
    else:
        read = plural("{count:,} entry", "{count:,} entries", count=entries)
        sentence = Message("{problems} in radar.yaml and {entries}.", problems=counted, entries=read)
        if radars > 1:
            sentence = Message(
                "{problems} in {radars:,} radars with {entries}.", problems=counted, radars=radars, entries=read
            )
    if left := sum(one.code == UNCONFIRMED for one in found):
        sentence = plural(
            "{summary} {count:,} assessment is still to be confirmed.",
            "{summary} {count:,} assessments are still to be confirmed.",
            count=left,
            summary=sentence,
        )
    return translated(sentence, language)

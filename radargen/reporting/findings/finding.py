"""Problems translated and with fingerprints, and their summary."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from radargen.model.problems import Location, Problem, Severity
from radargen.text.messages import Message, joined, plural, translated
from radargen.text.terminal import printable

# The code of problems that are counted separately: work left in an edition being prepared.
UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem in one language.

    `location` has the path for people, `file` is that for forges; `fingerprint` (32 hexadecimal digits) depends neither
    on the language nor on line numbers.
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
        """The finding with another path for people."""
        return replace(self, location=replace(self.location, path=path))

    @property
    def full_text(self) -> str:
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
    """The problems in `language`, safe to print.

    `strict` makes errors of all warnings, `for_readers` of those that are unpublishable; `folder` is prepended to paths
    for forges, with forward slashes.
    """
    occurrences: Counter[str] = Counter()
    listed = []
    for problem in problems:
        # Two radars in one repository may have the same problem.
        identity = "\0".join(
            (*([folder] if folder else []), problem.location.path, problem.code, *_stable_parts(problem.message))
        )
        occurrences[identity] += 1
        path = printable(problem.location.path)
        error = strict or (for_readers and problem.kind.unpublishable)
        listed.append(
            Finding(
                location=Location(path, problem.location.line, problem.location.column),
                file=f"{folder}/{path}" if folder else path,
                severity=Severity.ERROR if error else problem.severity,
                code=problem.code,
                message=printable(translated(problem.message, language)),
                hint=printable(translated(problem.hint, language)),
                fingerprint=blake2b(f"{identity}\0{occurrences[identity]}".encode(), digest_size=16).hexdigest(),
                language=language,
            )
        )
    return listed


def _stable_parts(value: object) -> Iterator[str]:
    """The parts of a message that are no numbers, since these are often lines."""
    if isinstance(value, Message):
        yield value.pattern
        for part in value.values.values():
            yield from _stable_parts(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _stable_parts(part)
    elif isinstance(value, str):
        yield value


def harmless(findings: Sequence[Finding]) -> bool:
    """Whether there are no errors."""
    return all(finding.severity is Severity.WARNING for finding in findings)


def summary(findings: Sequence[Finding], entries: int | None, language: str = "en", *, radars: int = 1) -> str:
    """The number of problems of each severity and of entries; `entries` is None if files were named."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = len(findings) - errors
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
    if left := sum(finding.code == UNCONFIRMED for finding in findings):
        sentence = plural(
            "{summary} {count:,} assessment is still to be confirmed.",
            "{summary} {count:,} assessments are still to be confirmed.",
            count=left,
            summary=sentence,
        )
    return translated(sentence, language)

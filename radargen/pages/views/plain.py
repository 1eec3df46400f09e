"""Pages that mostly hold one text: imprint, privacy, and the list of problems while a radar is being edited."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from radargen.model import Text
from radargen.model.problems import Problem, Severity
from radargen.pages.leads import leads
from radargen.pages.prose import Safe, prose
from radargen.pages.volume import Localised, Volume
from radargen.reporting.findings import Finding, findings


@dataclass(frozen=True, slots=True)
class TextView:
    """A titled text; `said` has its language and note where the translation is missing."""

    title: str
    html: Safe
    said: Localised
    publisher: Localised


@dataclass(frozen=True, slots=True)
class FileProblems:
    """The problems of one file, in the order of their lines."""

    path: str
    problems: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ProblemsView:
    """Every problem found, by file."""

    count: str
    files: tuple[FileProblems, ...]


def text_view(volume: Volume, page: str, title: str, text: Text) -> TextView:
    """The view of a publisher's text, which stands on that page."""
    said = volume.said(text)
    html = prose(said.words, leads(volume, page), below=1)
    return TextView(volume.say(title), html, said, volume.said(volume.radar.publisher.name))


def problems_view(volume: Volume, problems: Iterable[Problem]) -> ProblemsView:
    """The view of the list of problems; files with errors first, since their entries are missing."""
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for problem in findings(sorted(problems), volume.language):
        by_file[problem.location.path].append(problem)
    count = sum(len(found) for found in by_file.values())
    ordered = sorted(by_file.items(), key=lambda each: all(found.severity != Severity.ERROR for found in each[1]))
    files = tuple(FileProblems(path, tuple(found)) for path, found in ordered)
    return ProblemsView(volume.say("problems.count", count=count), files)

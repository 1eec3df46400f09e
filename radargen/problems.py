"""What can be wrong with what an editor wrote, as values: a place, a code, a message and the one thing to do."""

from dataclasses import dataclass
from enum import StrEnum


class RadargenError(Exception):
    """The world does not cooperate (no folder, no git, no space): shown as one line, exit status 2."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file of the radar: path below its folder with forward slashes, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Severity(StrEnum):
    """An error leaves its trend out of the radar; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: what was found, in the editor's words, and the one thing to do about it."""

    location: Location
    code: str
    message: str
    hint: str = ""

    @property
    def severity(self) -> Severity:
        """Settled by the code alone, so that the manual can say it."""
        return Severity.WARNING if self.code in WARNINGS else Severity.ERROR


# The manual's list of problems is made from this: code -> one sentence.
CODES: dict[str, str] = {
    # the file itself
    "missing-radar": "The folder has no radar.yaml.",
    "no-trends": "The folder trends/ holds no entry.",
    "unreadable-file": "A file cannot be read as an ordinary file of the radar's folder.",
    "file-too-large": "A file is larger than the limit.",
    "not-utf8": "A file is not encoded in UTF-8.",
    "forbidden-character": "A file holds a character that cannot be shown or that deceives the eye.",
    "bad-file-name": "A trend's file name is its id: lower-case letters, digits and single hyphens, then .yaml.",
    "file-name-clash": "Two file names differ only in case or in how their letters are composed.",
    "empty-file": "A file holds no data.",
    # YAML
    "syntax": "A file is not valid YAML.",
    "tab": "A tab stands where YAML wants spaces.",
    "several-documents": "A file holds more than one YAML document.",
    "repeated-key": "A key stands twice in one mapping.",
    "yaml-feature": "Anchors, aliases, tags and merge keys are not used in a radar.",
    "too-deep": "The data is nested deeper than any radar needs.",
    "too-many-values": "A file holds more values than any radar needs.",
    # the form of the data
    "unknown-key": "A key is none of those that can stand there.",
    "missing-key": "A key that must be given is absent.",
    "wrong-type": "A text, list or mapping stands where another of them is expected.",
    "bad-value": "A value is not one of those allowed.",
    "bad-count": "A list is shorter or longer than allowed.",
    "unknown-language": "A language is not one that radar.yaml lists or that the program speaks.",
    "repeated-id": "Two things of one kind have the same id.",
    "bad-rings": "The rings do not take each level exactly once.",
    # references
    "unknown-dimension": "A trend or the theme names a dimension that radar.yaml does not have.",
    "unknown-ring": "A trend names a ring that radar.yaml does not have.",
    "unknown-edition": "A trend names an edition that radar.yaml does not have.",
    "unknown-phase": "A trend names a phase that radar.yaml does not have.",
    "unknown-factor": "A trend names a factor that radar.yaml does not have.",
    "unknown-criterion": "A rating or the rule names a criterion that radar.yaml does not have.",
    "unknown-trend": "A link or a successor names a trend that does not exist.",
    "self-link": "A trend links to itself.",
    "former-id-in-use": "A former id of a trend is the id of a trend of today.",
    "repeated-former-id": "A former id is claimed twice.",
    "renamed-trend": "A link or a successor names a trend by an id it had before.",
    # the theme
    "bad-logo": "The logo is absent, or no picture that can be shown safely.",
    "low-contrast": "A colour of the theme stands out too little for text or for the outline of a blip.",
    "colours-alike": "Two dimensions have colours that some readers cannot tell apart.",
    # across entries
    "missing-translation": "A text is missing in one of the radar's languages.",
    "long-label": "A label is too long for the chart.",
    "no-assessment": "A trend has no assessment, so it stands on no chart.",
    "no-ring": "An assessment gives neither ratings nor a ring.",
    "missing-rating": "A rating leaves out one of the criteria.",
    "repeated-edition": "A trend has two assessments for one edition.",
    "repeated-rater": "A rater rates twice in one assessment.",
    "move-without-reason": "A trend changed its ring and no reason is given.",
    "unexplained-move": "A trend of a radar without criteria changed its ring and no reason is given.",
    "override-without-reason": "A stated ring replaces the computed one and no reason is given.",
    "missing-dissent": "Several raters disagree and no dissent is published.",
    "vendor-evidence": "Evidence of 3 or more rests on sources of vendors alone.",
    "stale-sources": "The newest dated source is older than 24 months at the edition's date.",
    "technology-alone": "A technology trend has no link to people or process.",
    "no-source": "An active trend names no source.",
    "same-name": "Two trends have the same name in one language.",
    "edition-order": "The editions are not in the order of their dates, or two share a date.",
    "review-overdue": "A trend's review was due before the newest edition.",
    "archived-without-reason": "An archived trend does not say why.",
    "vanished": "A trend was on the chart of the edition before, is not on this one, and is not archived.",
    # the placement that is written down
    "bad-lock": "The file layout.lock.json is not as radargen lock writes it.",
    "stale-lock": "The file layout.lock.json names what the radar does not have.",
}

WARNINGS: frozenset[str] = frozenset(
    {
        "no-trends",
        "low-contrast",
        "colours-alike",
        "missing-translation",
        "long-label",
        "no-assessment",
        "vendor-evidence",
        "stale-sources",
        "technology-alone",
        "unexplained-move",
        "renamed-trend",
        "review-overdue",
        "vanished",
        "stale-lock",
    }
)

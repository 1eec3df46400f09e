"""What can be wrong with what an editor wrote, as values: a place, a code, a message and the one thing to do."""

from dataclasses import dataclass
from enum import StrEnum

from radargen.text.sentences import NOTHING, Said


class RadargenError(Exception):
    """The world does not cooperate (no folder, no git, no space): shown as one line, exit status 2."""

    def __init__(self, said: Said) -> None:
        super().__init__(said)
        self.said = said


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


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """What the manual says of a code, and how severe its problems are.

    One that is `unpublishable` is an error where the radar is shown to readers.
    """

    sentence: Said
    severity: Severity = Severity.ERROR
    unpublishable: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: what was found, in the editor's words, and the one thing to do about it."""

    location: Location
    code: str
    message: Said
    hint: Said = NOTHING

    @property
    def kind(self) -> ProblemKind:
        """What is so of all problems with the code."""
        return CODES[self.code]

    @property
    def severity(self) -> Severity:
        """Settled by the code alone, so that the manual can say it."""
        return self.kind.severity


# Every kind of problem by its code: adding a check adds a row here. The manual's list of problems is made from it.
CODES: dict[str, ProblemKind] = {
    # the file itself
    "missing-radar": ProblemKind(Said("The folder has no radar.yaml.")),
    "no-trends": ProblemKind(Said("The folder trends/ holds no entry."), Severity.WARNING),
    "unreadable-file": ProblemKind(Said("A file cannot be read as an ordinary file of the radar's folder.")),
    "file-too-large": ProblemKind(Said("A file is larger than the limit.")),
    "not-utf8": ProblemKind(Said("A file is not encoded in UTF-8.")),
    "forbidden-character": ProblemKind(Said("A file holds a character that cannot be shown or that deceives the eye.")),
    "stray-file": ProblemKind(Said("A file lies there that only a command at work may have.")),
    "bad-file-name": ProblemKind(
        Said("A trend's file name is its id: lower-case letters, digits and single hyphens, then .yaml.")
    ),
    "file-name-clash": ProblemKind(Said("Two file names differ only in case or in how their letters are composed.")),
    "empty-file": ProblemKind(Said("A file holds no data.")),
    "unfinished-merge": ProblemKind(Said("A merge has left both sides in a file.")),
    # YAML
    "syntax": ProblemKind(Said("A file is not valid YAML.")),
    "tab": ProblemKind(Said("A tab stands where YAML wants spaces.")),
    "several-documents": ProblemKind(Said("A file holds more than one YAML document.")),
    "repeated-key": ProblemKind(Said("A key stands twice in one mapping.")),
    "yaml-feature": ProblemKind(Said("Anchors, aliases, tags and merge keys are not used in a radar.")),
    "too-deep": ProblemKind(Said("The data is nested deeper than any radar needs.")),
    "too-many-values": ProblemKind(Said("A file holds more values than any radar needs.")),
    # the form of the data
    "unknown-key": ProblemKind(Said("A key is none of those that can stand there.")),
    "missing-key": ProblemKind(Said("A key that must be given is absent.")),
    "wrong-type": ProblemKind(Said("A text, list or mapping stands where another of them is expected.")),
    "bad-value": ProblemKind(Said("A value is not one of those allowed.")),
    "bad-count": ProblemKind(Said("A list is shorter or longer than allowed.")),
    "unknown-language": ProblemKind(Said("A language is not one that radar.yaml lists or that the program speaks.")),
    "repeated-id": ProblemKind(Said("Two things of one kind have the same id.")),
    "bad-rings": ProblemKind(Said("The rings do not take each level exactly once.")),
    # references
    "unknown-dimension": ProblemKind(Said("A trend or the theme names a dimension that radar.yaml does not have.")),
    "unknown-ring": ProblemKind(Said("A trend names a ring that radar.yaml does not have.")),
    "unknown-edition": ProblemKind(Said("A trend or the history names an edition that radar.yaml does not have.")),
    "unknown-phase": ProblemKind(Said("A trend names a phase that radar.yaml does not have.")),
    "unknown-factor": ProblemKind(Said("A trend names a factor that radar.yaml does not have.")),
    "unknown-criterion": ProblemKind(Said("A rating or the rule names a criterion that radar.yaml does not have.")),
    "unknown-trend": ProblemKind(Said("A link or a successor names a trend that does not exist.")),
    "self-link": ProblemKind(Said("A trend links to itself.")),
    "former-id-in-use": ProblemKind(Said("A former id of a trend is the id of a trend of today.")),
    "repeated-former-id": ProblemKind(Said("A former id is claimed twice.")),
    "renamed-trend": ProblemKind(Said("A link or a successor names a trend by an id it had before."), Severity.WARNING),
    # texts
    "dead-link": ProblemKind(Said("A link in a text leads nowhere on the site, or to an address that is not allowed.")),
    "bad-picture": ProblemKind(Said("A picture in a text is absent, or none that can be shown safely.")),
    "picture-without-words": ProblemKind(
        Said("A picture in a text has no words for those who cannot see it."), Severity.WARNING
    ),
    "raw-html": ProblemKind(Said("A text holds HTML, which is shown as it stands."), Severity.WARNING),
    "placeholder": ProblemKind(
        Said("A text that says who publishes the site is still to be filled in."), Severity.WARNING, unpublishable=True
    ),
    # the theme
    "bad-logo": ProblemKind(Said("The logo is absent, or no picture that can be shown safely.")),
    "low-contrast": ProblemKind(
        Said("A colour of the theme stands out too little for text or for the outline of a blip."), Severity.WARNING
    ),
    "colours-alike": ProblemKind(
        Said("Two dimensions have colours that some readers cannot tell apart."), Severity.WARNING
    ),
    # across entries
    "missing-translation": ProblemKind(Said("A text is missing in one of the radar's languages."), Severity.WARNING),
    "long-label": ProblemKind(Said("A label is too long for the chart."), Severity.WARNING),
    "no-assessment": ProblemKind(Said("A trend has no assessment, so it stands on no chart."), Severity.WARNING),
    "no-ring": ProblemKind(Said("An assessment gives neither ratings nor a ring.")),
    "missing-rating": ProblemKind(Said("A rating leaves out one of the criteria.")),
    "repeated-edition": ProblemKind(Said("A trend has two assessments for one edition.")),
    "repeated-rater": ProblemKind(Said("A rater rates twice in one assessment.")),
    "unconfirmed": ProblemKind(
        Said("An assessment was carried over into an edition and nobody has confirmed it."), Severity.WARNING
    ),
    "move-without-reason": ProblemKind(Said("A trend changed its ring and no reason is given.")),
    "unexplained-move": ProblemKind(
        Said("A trend of a radar without criteria changed its ring and no reason is given."), Severity.WARNING
    ),
    "override-without-reason": ProblemKind(Said("A stated ring replaces the computed one and no reason is given.")),
    "missing-dissent": ProblemKind(Said("Several raters disagree and no dissent is published.")),
    "vendor-evidence": ProblemKind(Said("Evidence of 3 or more rests on sources of vendors alone."), Severity.WARNING),
    "stale-sources": ProblemKind(
        Said("The newest dated source is older than 24 months at the edition's date."), Severity.WARNING
    ),
    "technology-alone": ProblemKind(Said("A technology trend has no link to people or process."), Severity.WARNING),
    "no-source": ProblemKind(Said("An active trend names no source.")),
    # As an error it would leave the trend out, and readers would hear of no duty at all.
    "duty-without-law": ProblemKind(
        Said("A trend states a legal duty, and none of its sources is the law."), Severity.WARNING
    ),
    "same-name": ProblemKind(Said("Two trends have the same name in one language.")),
    "edition-order": ProblemKind(Said("The editions are not in the order of their dates, or two share a date.")),
    "review-overdue": ProblemKind(Said("A trend's review was due before the newest edition."), Severity.WARNING),
    "archived-without-reason": ProblemKind(Said("An archived trend does not say why.")),
    "archived-on-chart": ProblemKind(
        Said("An archived trend is still assessed for the newest edition, or for the one it left by."), Severity.WARNING
    ),
    "vanished": ProblemKind(
        Said("A trend was on the chart of the edition before, is not on this one, and is not archived."),
        Severity.WARNING,
    ),
    # editions that are being prepared or were published
    "open-edition": ProblemKind(
        Said("An edition is marked as being prepared that is published, or after which another stands.")
    ),
    "changed-edition": ProblemKind(Said("A published edition is no longer as it was published.")),
    "bad-publication": ProblemKind(Said("A file of editions/ is not as radargen edition publish wrote it.")),
    # the placement that is written down
    "bad-lock": ProblemKind(Said("The file layout.lock.json is not as radargen lock writes it.")),
    "stale-lock": ProblemKind(Said("The file layout.lock.json names what the radar does not have."), Severity.WARNING),
    "lock-behind": ProblemKind(Said("The places in layout.lock.json no longer fit the entries."), Severity.WARNING),
}

"""Problems in editors' files, as values: location, code, message and hint."""

from dataclasses import dataclass
from enum import StrEnum

from radargen.text.messages import NOTHING, Message


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A position in a file of the radar: path below its folder with forward slashes, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Severity(StrEnum):
    """An error excludes its trend from the radar; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """The description of a code in the manual, and the severity of its problems.

    One that is `unpublishable` is an error when the radar is published.
    """

    sentence: Message
    severity: Severity = Severity.ERROR
    unpublishable: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: what is wrong, in the editor's terms, and a hint at what to do about it."""

    location: Location
    code: str
    message: Message
    hint: Message = NOTHING

    @property
    def kind(self) -> ProblemKind:
        """Description and severity of the code."""
        return CODES[self.code]

    @property
    def severity(self) -> Severity:
        """The severity; it depends on the code alone."""
        return self.kind.severity


# Every kind of problem by its code: adding a check adds a row here. The manual's list of problems is made from it.
CODES: dict[str, ProblemKind] = {
    # the file itself
    "missing-radar": ProblemKind(Message("The folder has no radar.yaml.")),
    "no-trends": ProblemKind(Message("The folder trends/ holds no entry."), Severity.WARNING),
    "unreadable-file": ProblemKind(Message("A file cannot be read as an ordinary file of the radar's folder.")),
    "file-too-large": ProblemKind(Message("A file is larger than the limit.")),
    "not-utf8": ProblemKind(Message("A file is not encoded in UTF-8.")),
    "forbidden-character": ProblemKind(
        Message("A file holds a character that cannot be shown or that deceives the eye.")
    ),
    "stray-file": ProblemKind(Message("A file lies there that only a command at work may have.")),
    "bad-file-name": ProblemKind(
        Message("A trend's file name is its id: lower-case letters, digits and single hyphens, then .yaml.")
    ),
    "file-name-clash": ProblemKind(Message("Two file names differ only in case or in how their letters are composed.")),
    "empty-file": ProblemKind(Message("A file holds no data.")),
    "unfinished-merge": ProblemKind(Message("A merge has left both sides in a file.")),
    # YAML
    "syntax": ProblemKind(Message("A file is not valid YAML.")),
    "tab": ProblemKind(Message("A tab stands where YAML wants spaces.")),
    "several-documents": ProblemKind(Message("A file holds more than one YAML document.")),
    "repeated-key": ProblemKind(Message("A key stands twice in one mapping.")),
    "yaml-feature": ProblemKind(Message("Anchors, aliases, tags and merge keys are not used in a radar.")),
    "too-deep": ProblemKind(Message("The data is nested deeper than any radar needs.")),
    "too-many-values": ProblemKind(Message("A file holds more values than any radar needs.")),
    # the form of the data
    "unknown-key": ProblemKind(Message("A key is none of those that can stand there.")),
    "missing-key": ProblemKind(Message("A key that must be given is absent.")),
    "wrong-type": ProblemKind(Message("A text, list or mapping stands where another of them is expected.")),
    "bad-value": ProblemKind(Message("A value is not one of those allowed.")),
    "bad-count": ProblemKind(Message("A list is shorter or longer than allowed.")),
    "unknown-language": ProblemKind(Message("A language is not one that radar.yaml lists or that the program speaks.")),
    "repeated-id": ProblemKind(Message("Two things of one kind have the same id.")),
    "bad-rings": ProblemKind(Message("The rings do not take each level exactly once.")),
    # references
    "unknown-dimension": ProblemKind(Message("A trend or the theme names a dimension that radar.yaml does not have.")),
    "unknown-ring": ProblemKind(Message("A trend names a ring that radar.yaml does not have.")),
    "unknown-edition": ProblemKind(Message("A trend or the history names an edition that radar.yaml does not have.")),
    "unknown-phase": ProblemKind(Message("A trend names a phase that radar.yaml does not have.")),
    "unknown-factor": ProblemKind(Message("A trend names a factor that radar.yaml does not have.")),
    "unknown-facet": ProblemKind(Message("A trend names a facet, or a value of one, that radar.yaml does not have.")),
    "unknown-industry": ProblemKind(Message("A case names an industry that radar.yaml does not have.")),
    "unknown-criterion": ProblemKind(Message("A rating or the rule names a criterion that radar.yaml does not have.")),
    "unknown-trend": ProblemKind(Message("A link or a successor names a trend that does not exist.")),
    "self-link": ProblemKind(Message("A trend links to itself.")),
    "former-id-in-use": ProblemKind(Message("A former id of a trend is the id of a trend of today.")),
    "repeated-former-id": ProblemKind(Message("A former id is claimed twice.")),
    "renamed-trend": ProblemKind(
        Message("A link or a successor names a trend by an id it had before."), Severity.WARNING
    ),
    # texts
    "dead-link": ProblemKind(
        Message("A link in a text leads nowhere on the site, or to an address that is not allowed.")
    ),
    "bad-picture": ProblemKind(Message("A picture in a text is absent, or none that can be shown safely.")),
    "picture-without-words": ProblemKind(
        Message("A picture in a text has no words for those who cannot see it."), Severity.WARNING
    ),
    "unknown-source": ProblemKind(
        Message("A mark or a figure names no source of the entry, nor the mark a note of the text."),
        Severity.WARNING,
    ),
    "note-clash": ProblemKind(Message("A text defines a footnote under the key of a source.")),
    "raw-html": ProblemKind(Message("A text holds HTML, which is shown as it stands."), Severity.WARNING),
    "placeholder": ProblemKind(
        Message("A text that says who publishes the site is still to be filled in."),
        Severity.WARNING,
        unpublishable=True,
    ),
    # the theme
    "bad-logo": ProblemKind(Message("The logo is absent, or no picture that can be shown safely.")),
    "bad-font": ProblemKind(Message("A font file is absent, or none that may be used in pictures.")),
    "low-contrast": ProblemKind(
        Message("A colour of the theme stands out too little for text or for the outline of a blip."), Severity.WARNING
    ),
    "colours-alike": ProblemKind(
        Message("Two dimensions have colours that some readers cannot tell apart."), Severity.WARNING
    ),
    # across entries
    "missing-translation": ProblemKind(Message("A text is missing in one of the radar's languages."), Severity.WARNING),
    "long-label": ProblemKind(Message("A label is too long for the chart."), Severity.WARNING),
    "no-assessment": ProblemKind(Message("A trend has no assessment, so it stands on no chart."), Severity.WARNING),
    "no-ring": ProblemKind(Message("An assessment gives neither ratings nor a ring.")),
    "missing-rating": ProblemKind(Message("A rating leaves out one of the criteria.")),
    "repeated-edition": ProblemKind(Message("A trend has two assessments for one edition.")),
    "repeated-rater": ProblemKind(Message("A rater rates twice in one assessment.")),
    "unconfirmed": ProblemKind(
        Message("An assessment was carried over into an edition and nobody has confirmed it."), Severity.WARNING
    ),
    "move-without-reason": ProblemKind(Message("A trend changed its ring and no reason is given.")),
    "unexplained-move": ProblemKind(
        Message("A trend of a radar without criteria changed its ring and no reason is given."), Severity.WARNING
    ),
    "override-without-reason": ProblemKind(Message("A stated ring replaces the computed one and no reason is given.")),
    "missing-dissent": ProblemKind(Message("Several raters disagree and no dissent is published.")),
    "nothing-to-settle": ProblemKind(
        Message("Levels are settled, and only one person rated or all chose these levels."), Severity.WARNING
    ),
    "settled-without-reason": ProblemKind(Message("A settled level is beyond all ratings and no reason is given.")),
    "vendor-evidence": ProblemKind(
        Message("Evidence of 3 or more rests on sources of vendors alone."), Severity.WARNING
    ),
    "uncarried-rating": ProblemKind(
        Message("A rating is above what the sources and cases show, by the needs of its criterion."), Severity.WARNING
    ),
    "past-outlook": ProblemKind(Message("An outlook is for no year after that of its edition."), Severity.WARNING),
    "late-search": ProblemKind(
        Message("A search is more than a month later than the edition that is being prepared."), Severity.WARNING
    ),
    "stale-sources": ProblemKind(
        Message("The newest dated source is older than 24 months at the edition's date."), Severity.WARNING
    ),
    "technology-alone": ProblemKind(Message("A technology trend has no link to people or process."), Severity.WARNING),
    "required-later": ProblemKind(
        Message("A trend requires another that can only be started in a later phase."), Severity.WARNING
    ),
    "circular-requirement": ProblemKind(Message("Trends require each other in a circle."), Severity.WARNING),
    "no-source": ProblemKind(Message("An active trend names no source.")),
    # As an error it would leave the trend out, and readers would hear of no duty at all.
    "duty-without-law": ProblemKind(
        Message("A trend states a legal duty, and none of its sources is the law."), Severity.WARNING
    ),
    "same-name": ProblemKind(Message("Two trends have the same name in one language.")),
    "edition-order": ProblemKind(Message("The editions are not in the order of their dates, or two share a date.")),
    "review-overdue": ProblemKind(Message("A trend's review was due before the newest edition."), Severity.WARNING),
    "archived-without-reason": ProblemKind(Message("An archived trend does not say why.")),
    "archived-on-chart": ProblemKind(
        Message("An archived trend is still assessed for the newest edition, or for the one it left by."),
        Severity.WARNING,
    ),
    "vanished": ProblemKind(
        Message("A trend was on the chart of the edition before, is not on this one, and is not archived."),
        Severity.WARNING,
    ),
    # editions that are being prepared or were published
    "open-edition": ProblemKind(
        Message("An edition is marked as being prepared that is published, or after which another stands.")
    ),
    "changed-edition": ProblemKind(Message("A published edition is no longer as it was published.")),
    "bad-publication": ProblemKind(Message("A file of editions/ is not as radargen edition publish wrote it.")),
    # the placement that is written down
    "bad-lock": ProblemKind(Message("The file layout.lock.json is not as radargen lock writes it.")),
    "stale-lock": ProblemKind(
        Message("The file layout.lock.json names what the radar does not have."), Severity.WARNING
    ),
    "lock-behind": ProblemKind(Message("The places in layout.lock.json no longer fit the entries."), Severity.WARNING),
}

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


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: what was found, in the editor's words, and the one thing to do about it."""

    location: Location
    code: str
    message: Said
    hint: Said = NOTHING

    @property
    def severity(self) -> Severity:
        """Settled by the code alone, so that the manual can say it."""
        return Severity.WARNING if self.code in WARNINGS else Severity.ERROR


# The manual's list of problems is made from this: code -> one sentence.
CODES: dict[str, Said] = {
    # the file itself
    "missing-radar": Said("The folder has no radar.yaml."),
    "no-trends": Said("The folder trends/ holds no entry."),
    "unreadable-file": Said("A file cannot be read as an ordinary file of the radar's folder."),
    "file-too-large": Said("A file is larger than the limit."),
    "not-utf8": Said("A file is not encoded in UTF-8."),
    "forbidden-character": Said("A file holds a character that cannot be shown or that deceives the eye."),
    "stray-file": Said("A file lies there that only a command at work may have."),
    "bad-file-name": Said("A trend's file name is its id: lower-case letters, digits and single hyphens, then .yaml."),
    "file-name-clash": Said("Two file names differ only in case or in how their letters are composed."),
    "empty-file": Said("A file holds no data."),
    "unfinished-merge": Said("A merge has left both sides in a file."),
    # YAML
    "syntax": Said("A file is not valid YAML."),
    "tab": Said("A tab stands where YAML wants spaces."),
    "several-documents": Said("A file holds more than one YAML document."),
    "repeated-key": Said("A key stands twice in one mapping."),
    "yaml-feature": Said("Anchors, aliases, tags and merge keys are not used in a radar."),
    "too-deep": Said("The data is nested deeper than any radar needs."),
    "too-many-values": Said("A file holds more values than any radar needs."),
    # the form of the data
    "unknown-key": Said("A key is none of those that can stand there."),
    "missing-key": Said("A key that must be given is absent."),
    "wrong-type": Said("A text, list or mapping stands where another of them is expected."),
    "bad-value": Said("A value is not one of those allowed."),
    "bad-count": Said("A list is shorter or longer than allowed."),
    "unknown-language": Said("A language is not one that radar.yaml lists or that the program speaks."),
    "repeated-id": Said("Two things of one kind have the same id."),
    "bad-rings": Said("The rings do not take each level exactly once."),
    # references
    "unknown-dimension": Said("A trend or the theme names a dimension that radar.yaml does not have."),
    "unknown-ring": Said("A trend names a ring that radar.yaml does not have."),
    "unknown-edition": Said("A trend or the history names an edition that radar.yaml does not have."),
    "unknown-phase": Said("A trend names a phase that radar.yaml does not have."),
    "unknown-factor": Said("A trend names a factor that radar.yaml does not have."),
    "unknown-criterion": Said("A rating or the rule names a criterion that radar.yaml does not have."),
    "unknown-trend": Said("A link or a successor names a trend that does not exist."),
    "self-link": Said("A trend links to itself."),
    "former-id-in-use": Said("A former id of a trend is the id of a trend of today."),
    "repeated-former-id": Said("A former id is claimed twice."),
    "renamed-trend": Said("A link or a successor names a trend by an id it had before."),
    # texts
    "dead-link": Said("A link in a text leads nowhere on the site, or to an address that is not allowed."),
    "bad-picture": Said("A picture in a text is absent, or none that can be shown safely."),
    "picture-without-words": Said("A picture in a text has no words for those who cannot see it."),
    "raw-html": Said("A text holds HTML, which is shown as it stands."),
    "placeholder": Said("A text that says who publishes the site is still to be filled in."),
    # the theme
    "bad-logo": Said("The logo is absent, or no picture that can be shown safely."),
    "low-contrast": Said("A colour of the theme stands out too little for text or for the outline of a blip."),
    "colours-alike": Said("Two dimensions have colours that some readers cannot tell apart."),
    # across entries
    "missing-translation": Said("A text is missing in one of the radar's languages."),
    "long-label": Said("A label is too long for the chart."),
    "no-assessment": Said("A trend has no assessment, so it stands on no chart."),
    "no-ring": Said("An assessment gives neither ratings nor a ring."),
    "missing-rating": Said("A rating leaves out one of the criteria."),
    "repeated-edition": Said("A trend has two assessments for one edition."),
    "repeated-rater": Said("A rater rates twice in one assessment."),
    "unconfirmed": Said("An assessment was carried over into an edition and nobody has confirmed it."),
    "move-without-reason": Said("A trend changed its ring and no reason is given."),
    "unexplained-move": Said("A trend of a radar without criteria changed its ring and no reason is given."),
    "override-without-reason": Said("A stated ring replaces the computed one and no reason is given."),
    "missing-dissent": Said("Several raters disagree and no dissent is published."),
    "vendor-evidence": Said("Evidence of 3 or more rests on sources of vendors alone."),
    "stale-sources": Said("The newest dated source is older than 24 months at the edition's date."),
    "technology-alone": Said("A technology trend has no link to people or process."),
    "no-source": Said("An active trend names no source."),
    "duty-without-law": Said("A trend states a legal duty, and none of its sources is the law."),
    "same-name": Said("Two trends have the same name in one language."),
    "edition-order": Said("The editions are not in the order of their dates, or two share a date."),
    "review-overdue": Said("A trend's review was due before the newest edition."),
    "archived-without-reason": Said("An archived trend does not say why."),
    "archived-on-chart": Said("An archived trend is still assessed for the newest edition, or for the one it left by."),
    "vanished": Said("A trend was on the chart of the edition before, is not on this one, and is not archived."),
    # editions that are being prepared or were published
    "open-edition": Said("An edition is marked as being prepared that is published, or after which another stands."),
    "changed-edition": Said("A published edition is no longer as it was published."),
    "bad-publication": Said("A file of editions/ is not as radargen edition publish wrote it."),
    # the placement that is written down
    "bad-lock": Said("The file layout.lock.json is not as radargen lock writes it."),
    "stale-lock": Said("The file layout.lock.json names what the radar does not have."),
    "lock-behind": Said("The places in layout.lock.json no longer fit the entries."),
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
        # As an error it would leave the trend out, and readers would hear of no duty at all.
        "duty-without-law",
        "unexplained-move",
        "renamed-trend",
        "picture-without-words",
        "raw-html",
        "placeholder",
        "review-overdue",
        "unconfirmed",
        "archived-on-chart",
        "vanished",
        "stale-lock",
        "lock-behind",
    }
)
# What is a warning while a radar is made, and an error where it is shown to readers.
FOR_READERS: frozenset[str] = frozenset({"placeholder"})

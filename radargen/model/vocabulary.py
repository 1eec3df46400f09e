"""The closed vocabularies of the model, with their values in YAML and JSON.

Docstrings of those that entries use are descriptions in the schemas, so they are translated.
"""

from enum import StrEnum


class Status(StrEnum):
    """What an editor says of a trend as a whole."""

    ACTIVE = "active"
    DECLINING = "declining"
    ARCHIVED = "archived"


class Fate(StrEnum):
    """What became of an archived trend; of one that is merged into another, or split, others go on."""

    MAINSTREAM = "mainstream"
    FADED = "faded"
    MERGED = "merged"
    SPLIT = "split"


class LinkType(StrEnum):
    """How one trend bears on another; read "this trend <type> that trend". A related one bears on it somehow."""

    REQUIRES = "requires"
    ENABLES = "enables"
    REINFORCES = "reinforces"
    COMPETES = "competes"
    RELATED = "related"


# Links without a direction.
SYMMETRIC = frozenset({LinkType.COMPETES, LinkType.RELATED})


class SourceKind(StrEnum):
    """Who speaks in a source; `author` is an author of the field's radar, `company` the organisation itself."""

    AUTHOR = "author"
    PRESS = "press"
    VENDOR = "vendor"
    ACADEMIC = "academic"
    COMPANY = "company"
    LAW = "law"
    ASSOCIATION = "association"
    CONSULTANCY = "consultancy"
    CONFERENCE = "conference"
    STATISTICS = "statistics"


class Shows(StrEnum):
    """What a source or a case has to say of a trend; a `description` proves nothing."""

    BENEFIT = "benefit"
    ADOPTION = "adoption"
    MEANS = "means"
    LIMIT = "limit"
    DESCRIPTION = "description"


class About(StrEnum):
    """What a source or a case is about, where that is not the trend itself."""

    NEIGHBOUR = "neighbour"


class Wanted(StrEnum):
    """What somebody looked for and did not find; a `study` is an independent one."""

    STUDY = "study"
    CASE = "case"
    ADOPTION = "adoption"
    MEANS = "means"
    LIMIT = "limit"
    LAW = "law"


class Countable(StrEnum):
    """The items of an entry that a criterion may count."""

    CASES = "cases"
    SOURCES = "sources"


class DownloadKind(StrEnum):
    """What a site offers to take away: kinds of pictures, the cards that others show of its pages, and documents."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    CARDS = "cards"
    BOOK = "book"
    HANDOUTS = "handouts"
    DECK = "deck"
    ONEFILE = "onefile"
    DIGEST = "digest"


# What a radar has that does not say what it offers.
PICTURES = (DownloadKind.SVG, DownloadKind.PNG, DownloadKind.PDF, DownloadKind.CARDS)


class EntryFlag(StrEnum):
    """A field of an entry that is true or false."""

    LEGAL_DUTY = "legal_duty"


class Outcome(StrEnum):
    """How a case ended, as far as its source tells."""

    REPORTED = "reported"
    SUCCESS = "success"
    MIXED = "mixed"
    REVERSED = "reversed"
    FAILED = "failed"


class Department(StrEnum):
    """A department whose goals a trend may collide with."""

    MARKETING = "marketing"
    SALES = "sales"
    SERVICE = "service"
    IT = "it"


class Architecture(StrEnum):
    """What a trend may need of the systems."""

    API_FIRST = "api-first"
    REAL_TIME = "real-time"
    HEADLESS = "headless"
    MICROSERVICES = "microservices"
    CLOUD_NATIVE = "cloud-native"


class Combine(StrEnum):
    """How a rule makes one level of several: the (lower) median of an ordinal scale, or its lowest."""

    MEDIAN = "median"
    LOWEST = "lowest"


class Movement(StrEnum):
    """A trend's ring compared with the preceding edition. All trends of a radar's first edition are new."""

    NEW = "new"
    IN = "in"
    OUT = "out"
    UNCHANGED = "unchanged"


class Direction(StrEnum):
    """Where the editors expect a trend to move: towards the centre, nowhere, or outwards."""

    IN = "in"
    STAYS = "stays"
    OUT = "out"


class Score(StrEnum):
    """Whether an outlook came true; it is open until an edition of its year is published."""

    HIT = "hit"
    MISS = "miss"
    OPEN = "open"


class Agreement(StrEnum):
    """Inter-rater agreement; `estimate` with fewer than three raters, `stated` for a ring without ratings."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    ESTIMATE = "estimate"
    STATED = "stated"


class Action(StrEnum):
    """The recommended action for a trend."""

    MAINTAIN = "maintain"
    ACT = "act"
    PREPARE = "prepare"
    WATCH = "watch"
    AVOID = "avoid"


class Certainty(StrEnum):
    """Strength of the public evidence: level 4 or 5, level 3, level 1 or 2."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"

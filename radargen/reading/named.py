"""What the schemas of the forms say of ids: of what kind of thing an id is one."""

from enum import StrEnum

# The key under which a schema keeps it. Editing programs never see this key: ids of one radar stand in its place.
NAMED = "named"


class Named(StrEnum):
    """The things of a radar that an entry names by their ids."""

    DIMENSION = "dimension"
    EDITION = "edition"
    FACTOR = "factor"
    FORMER = "former trend"
    LANGUAGE = "language"
    PHASE = "phase"
    RING = "ring"
    TREND = "trend"

"""The error of a radar that has errors, with all that `radargen validate` would name."""

from collections.abc import Sequence

from radargen.reporting.findings import Finding, summary, text
from radargen.text.messages import Message, RadargenError


class InvalidRadarError(RadargenError):
    """A radar has errors; `problems` are those that `radargen validate` names, warnings included.

    As text it is what `radargen validate` prints.
    """

    def __init__(self, problems: Sequence[Finding], entries: int) -> None:
        super().__init__(Message("{problems}{summary}", problems=text(problems), summary=summary(problems, entries)))
        self.problems = tuple(problems)

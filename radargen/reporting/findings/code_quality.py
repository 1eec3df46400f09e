"""Problems as GitLab's code quality report, which its merge requests show beside the lines."""

import json
from collections.abc import Sequence

from radargen.model.problems import Severity
from radargen.reporting.findings.finding import Finding

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def quality(found: Sequence[Finding]) -> str:
    """A list of {description, check_name, fingerprint, severity, location}."""
    listed = [
        {
            "description": one.whole,
            "check_name": one.code,
            "fingerprint": one.fingerprint,
            "severity": _SEVERITY[one.severity],
            "location": {"path": one.file, "lines": {"begin": one.location.line}},
        }
        for one in found
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"

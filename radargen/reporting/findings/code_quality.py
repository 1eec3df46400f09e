"""Problems as a code quality report of GitLab, shown in merge requests beside the lines."""

import json
from collections.abc import Sequence

from radargen.model.problems import Severity
from radargen.reporting.findings.finding import Finding

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def quality(findings: Sequence[Finding]) -> str:
    """A JSON list of {description, check_name, fingerprint, severity, location}."""
    listed = [
        {
            "description": finding.full_text,
            "check_name": finding.code,
            "fingerprint": finding.fingerprint,
            "severity": _SEVERITY[finding.severity],
            "location": {"path": finding.file, "lines": {"begin": finding.location.line}},
        }
        for finding in findings
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"

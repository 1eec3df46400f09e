"""Problems as JSON."""

import json
from collections.abc import Sequence

from radargen.reporting.findings.finding import Finding


def rows(findings: Sequence[Finding]) -> str:
    """A JSON list of {path, line, column, severity, code, message, hint}."""
    listed = [
        {
            "path": finding.location.path,
            "line": finding.location.line,
            "column": finding.location.column,
            "severity": finding.severity,
            "code": finding.code,
            "message": finding.message,
            "hint": finding.hint,
        }
        for finding in findings
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"

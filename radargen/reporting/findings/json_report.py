"""All problems as JSON for programs."""

import json
from collections.abc import Sequence

from radargen.reporting.findings.finding import Finding


def rows(found: Sequence[Finding]) -> str:
    """A list of {path, line, column, severity, code, message, hint}."""
    listed = [
        {
            "path": one.location.path,
            "line": one.location.line,
            "column": one.location.column,
            "severity": one.severity,
            "code": one.code,
            "message": one.message,
            "hint": one.hint,
        }
        for one in found
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"

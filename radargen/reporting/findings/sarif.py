"""Problems in SARIF 2.1.0, the format that code scanning services and editors exchange."""

import json
from collections.abc import Sequence
from urllib.parse import quote

from radargen import __version__
from radargen.model.problems import CODES
from radargen.reporting.findings.finding import Finding
from radargen.text.messages import translated


def sarif(findings: Sequence[Finding]) -> str:
    """A SARIF log of one run, with a rule for each code among the findings, in their language."""
    language = findings[0].language if findings else "en"
    codes = sorted({finding.code for finding in findings})
    rules = [
        {
            "id": code,
            "shortDescription": {"text": translated(CODES[code].sentence, language)},
            "defaultConfiguration": {"level": CODES[code].severity.value},
        }
        for code in codes
    ]
    results = [
        {
            "ruleId": finding.code,
            "ruleIndex": codes.index(finding.code),
            "level": finding.severity,
            "message": {"text": _plain(finding.full_text)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(finding.file)},
                        "region": {"startLine": finding.location.line, "startColumn": finding.location.column},
                    }
                }
            ],
            "partialFingerprints": {"radargen/v1": finding.fingerprint},
        }
        for finding in findings
    ]
    driver = {"name": "radargen", "version": __version__, "rules": rules}
    # Columns are counted in characters and not, as is the default, in units of UTF-16.
    run = {"tool": {"driver": driver}, "language": language, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _plain(words: str) -> str:
    """The words without `[text](address)`, which would be a link even in a plain message (SARIF 2.1.0, 3.11.6)."""
    return words.replace("](", "] (")

"""Problems in SARIF 2.1.0, the format that code scanning services and editors exchange."""

import json
from collections.abc import Sequence
from urllib.parse import quote

from radargen import __version__
from radargen.model.problems import CODES
from radargen.reporting.findings.finding import Finding
from radargen.text.messages import translated


def sarif(found: Sequence[Finding]) -> str:
    """One run with a rule for each code that was met, in the language of the findings."""
    language = found[0].language if found else "en"
    codes = sorted({one.code for one in found})
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
            "ruleId": one.code,
            "ruleIndex": codes.index(one.code),
            "level": one.severity,
            "message": {"text": _plain(one.whole)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(one.file)},
                        "region": {"startLine": one.location.line, "startColumn": one.location.column},
                    }
                }
            ],
            "partialFingerprints": {"radargen/v1": one.fingerprint},
        }
        for one in found
    ]
    driver = {"name": "radargen", "version": __version__, "rules": rules}
    # Columns are counted in characters and not, as is the default, in units of UTF-16.
    run = {"tool": {"driver": driver}, "language": language, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _plain(words: str) -> str:
    """Words in which no `[text](address)` is left, which would be a link even in a plain message (3.11.6)."""
    return words.replace("](", "] (")

"""Problems in a language and in the formats of terminals, programs and forges."""

from radargen.reporting.findings.code_quality import quality
from radargen.reporting.findings.finding import Finding, findings, harmless, summary
from radargen.reporting.findings.github_annotations import annotations
from radargen.reporting.findings.json_report import rows
from radargen.reporting.findings.plain_text import text
from radargen.reporting.findings.sarif import sarif

__all__ = ["Finding", "annotations", "findings", "harmless", "quality", "rows", "sarif", "summary", "text"]

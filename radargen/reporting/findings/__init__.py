"""Problems as people and programs are told of them: in a language, and in the format that each reads."""

from radargen.reporting.findings.annotations import annotations
from radargen.reporting.findings.finding import Finding, findings, harmless, summary
from radargen.reporting.findings.plain_text import text
from radargen.reporting.findings.quality import quality
from radargen.reporting.findings.rows import rows
from radargen.reporting.findings.sarif import sarif

__all__ = ["Finding", "annotations", "findings", "harmless", "quality", "rows", "sarif", "summary", "text"]

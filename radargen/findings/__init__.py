"""Problems as people and programs are told of them: in a language, and in the format that each reads."""

from radargen.findings.annotations import annotations
from radargen.findings.finding import Finding, findings, harmless, summary
from radargen.findings.quality import quality
from radargen.findings.rows import rows
from radargen.findings.sarif import sarif
from radargen.findings.text import text

__all__ = ["Finding", "annotations", "findings", "harmless", "quality", "rows", "sarif", "summary", "text"]

"""What one rule says of a radar."""

from radargen.model import Key, Radar, SourceMap
from radargen.reading.parsing.document import Document
from radargen.reading.rules.context import Rule, RuleContext


def said(rule: Rule, radar: Radar, files: set[str] | None = None, doubtful: Key | None = None) -> list[str]:
    """The messages of the rule; `files` are the ids of all entries, `doubtful` a key with an error in every entry."""
    ids = {trend.id for trend in radar.trends}
    doubts = frozenset({doubtful} if doubtful else ())
    documents = {one: Document(one, {}, SourceMap(one), {}, (), doubtful=doubts) for one in ids}
    return [problem.message for problem in rule(RuleContext(radar, frozenset(files or ids), documents))]

"""The border between data and code: what a mkdocs.yml names that runs or reads more than the pages, and who trusts it.

Entries, radar.yaml, pages and pictures are data. A mkdocs.yml is data as long as all it says is in `usual`; anything
else counts as code, which runs only if somebody has looked at exactly this: on this machine (`radargen trust`), as the
default branch's own workflow, or because it is the same in a commit that is trusted.
"""

from radargen.publishing.code_trust.settings_code import Code, code
from radargen.publishing.code_trust.settings_tree import spared
from radargen.publishing.code_trust.trust_record import (
    NO_TRUST,
    Trust,
    digest,
    forget,
    give,
    given,
    trusted,
    untrusted,
    verified,
)
from radargen.text.paths import SETTINGS

__all__ = [
    "NO_TRUST",
    "SETTINGS",
    "Code",
    "Trust",
    "code",
    "digest",
    "forget",
    "give",
    "given",
    "spared",
    "trusted",
    "untrusted",
    "verified",
]

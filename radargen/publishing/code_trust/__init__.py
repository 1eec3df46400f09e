"""The border between data and code: the code that a mkdocs.yml names, and whether it is trusted.

Entries, radar.yaml, pages and pictures are data. A mkdocs.yml is data as long as everything in it is listed in
`harmless_settings`; anything else counts as code, which runs only if exactly this code is trusted: on this machine
(`radargen trust`), by the default branch's own workflow, or since it is the same in a trusted commit.
"""

from radargen.publishing.code_trust.settings_code import Code, code
from radargen.publishing.code_trust.settings_tree import protected_sources
from radargen.publishing.code_trust.trust_record import (
    NO_TRUST,
    Trust,
    check_trust,
    digest,
    grant_trust,
    revoke_trust,
    trusted,
    trusted_folders,
    untrusted_message,
)
from radargen.text.paths import SETTINGS

__all__ = [
    "NO_TRUST",
    "SETTINGS",
    "Code",
    "Trust",
    "check_trust",
    "code",
    "digest",
    "grant_trust",
    "protected_sources",
    "revoke_trust",
    "trusted",
    "trusted_folders",
    "untrusted_message",
]

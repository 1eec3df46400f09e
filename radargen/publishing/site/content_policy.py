"""The Content-Security-Policy of the pages: what a browser may run and load.

It is the second safeguard behind escaping. Hashes of inline scripts are therefore never taken from the pages that are
published, in which an injected script would be allowed by its own hash.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256

# The file with the policy for servers that send it as a header, where it can also keep other sites from framing ours.
POLICY = "csp.txt"
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\b", re.DOTALL | re.IGNORECASE)
SOURCE = re.compile(r"(?:^|\s)src\s*=", re.IGNORECASE)
# Blocks of data, which a browser never runs.
DATA = re.compile(r"type\s*=\s*[\"']?application/(?:json|ld\+json)\b", re.IGNORECASE)


def inline_scripts(page: str) -> Iterator[str]:
    """The hash of each inline script in the page, in the notation of a policy (`sha256-…`)."""
    for attributes, script in SCRIPT.findall(page):
        if not (SOURCE.search(attributes) or DATA.search(attributes)):
            yield f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"


def policy(hashes: Iterable[str], *, prefetch: bool = False) -> str:
    """The policy that allows only the site's own files, and inline scripts with these hashes.

    `prefetch` allows loading pages of the site in advance, for which Firefox has no more specific directive.
    """
    scripts = " ".join(["'self'", *(f"'{digest}'" for digest in sorted(set(hashes)))])
    default = "'self'" if prefetch else "'none'"
    return (
        f"default-src {default}; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-src 'none'; object-src 'none'"
    )

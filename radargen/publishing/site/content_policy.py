"""The Content-Security-Policy of the pages: what a browser may run and load there.

The second wall behind the escaping: it holds where the first has a hole. So the hashes of inline scripts are never
taken from the pages that are published, where an injected script would get one of its own.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256

SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\b", re.DOTALL | re.IGNORECASE)
SOURCE = re.compile(r"(?:^|\s)src\s*=", re.IGNORECASE)
# Blocks of data, which a browser never runs.
DATA = re.compile(r"type\s*=\s*[\"']?application/(?:json|ld\+json)\b", re.IGNORECASE)


def inline_scripts(page: str) -> Iterator[str]:
    """The hash, as a policy names it, of each script that stands in the text of the page itself."""
    for attributes, script in SCRIPT.findall(page):
        if not (SOURCE.search(attributes) or DATA.search(attributes)):
            yield f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"


def policy(hashes: Iterable[str], *, ahead: bool = False) -> str:
    """The policy of pages on which only the site's own files and the inline scripts with these hashes may run.

    `ahead` lets a browser load pages of the site before they are asked for; Firefox has no other word for it.
    """
    scripts = " ".join(["'self'", *(f"'{each}'" for each in sorted(set(hashes)))])
    default = "'self'" if ahead else "'none'"
    return (
        f"default-src {default}; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-src 'none'; object-src 'none'"
    )

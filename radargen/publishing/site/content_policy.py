"""The Content-Security-Policy of the pages: what a browser may run and load.

It is the second safeguard behind escaping. Hashes of inline scripts are therefore never taken from the pages that are
published, in which an injected script would be allowed by its own hash.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from radargen.model import Radar
from radargen.pages.addresses import EMBED_POLICY, folder
from radargen.pages.views.embed import POLICY as POLICY_OF_EMBED

# The file with the policy, for servers that send it as a header, which can also prevent framing by other sites.
POLICY = "csp.txt"
# Files that make servers send it, with another policy for the page that others may show: rules for Netlify and
# Cloudflare Pages, which read them automatically, and a part of a configuration for nginx.
HEADERS, NGINX = "_headers", "embed/nginx.conf"
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\b", re.DOTALL | re.IGNORECASE)
SOURCE = re.compile(r"(?:^|\s)src\s*=", re.IGNORECASE)
# Data blocks, which a browser never runs.
DATA = re.compile(r"type\s*=\s*[\"']?application/(?:json|ld\+json)\b", re.IGNORECASE)


def inline_scripts(page: str) -> Iterator[str]:
    """The hash of each inline script in the page, in the notation of a policy (`sha256-…`)."""
    for attributes, script in SCRIPT.findall(page):
        if not (SOURCE.search(attributes) or DATA.search(attributes)):
            yield hash_of(script)


def hash_of(text: str) -> str:
    """The hash of a script or stylesheet, in the notation of a policy (`sha256-…`)."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


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


def policy_files(allowed: str, radar: Radar, path: str = "/", *, embeds: bool = True) -> dict[str, str]:
    """The policies as header files, by path; `allowed` is the policy of the pages, `path` the site's on its server.

    If other sites may show the page that exists with `embeds`, there are also rules for servers. Browsers obey every
    policy sent with a page, so only one of them is ever sent.
    """
    policies = {POLICY: f"{allowed}; frame-ancestors 'none'\n"}
    if not embeds:
        return policies
    sites = radar.publisher.embed
    may = " ".join(("'self'", *dict.fromkeys(sites))) if sites else "'none'"
    policies[EMBED_POLICY] = f"{POLICY_OF_EMBED}; frame-ancestors {may}\n"
    if not sites:
        return policies
    folders = [f"{path}{folder(language, radar.languages)}" for language in radar.languages]
    return policies | {HEADERS: _rules(policies, path, folders), NGINX: _nginx(policies, path, folders)}


def _rules(policies: Mapping[str, str], path: str, folders: Iterable[str]) -> str:
    """Rules for servers that apply all matching rules, so pages, which state their policy themselves, get none here.

    A page cannot state itself that no site may frame it, which therefore has a header of its own. Browsers ignore that
    header if a policy says who may frame the page.
    """
    embeds = "".join(f"{each}embed/*\n  Content-Security-Policy: {policies[EMBED_POLICY]}" for each in folders)
    return f"{path}*\n  X-Frame-Options: DENY\n{embeds}"


def _nginx(policies: Mapping[str, str], path: str, folders: Iterable[str]) -> str:
    """A configuration for nginx, in which the first matching pattern gives the policy.

    Only pages get one, as drawings have their own styles.
    """
    languages = "|".join(re.escape(each.removeprefix(path)) for each in folders)
    embeds = rf"{re.escape(path)}(?:{languages})embed/(?:index\.html)?$"
    return (
        "# In the block http: which policy a page is sent with.\n"
        'map "$sent_http_content_type $uri" $radar_policy {\n'
        '    default "";\n'
        f'    "~^text/html[^/]* {embeds}" "{policies[EMBED_POLICY].strip()}";\n'
        f'    "~^text/html" "{policies[POLICY].strip()}";\n'
        "}\n"
        "# In the block server or location of the radar:\n"
        "#     add_header Content-Security-Policy $radar_policy always;\n"
    )

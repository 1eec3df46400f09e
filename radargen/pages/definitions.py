"""What a page is about, for machines: JSON-LD in the terms of schema.org, safe within a script element."""

import json

from radargen.model import Radar, Trend
from radargen.text.markdown.targets import outward

CONTEXT = "https://schema.org"
# Within a script element only these could end it or begin another thing; JSON reads the escapes back.
ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def defined_term(radar: Radar, trend: Trend, language: str, page: str = "", home: str = "") -> str:
    """A trend as a DefinedTerm; `page` and `home` are full addresses, left out where they are not known."""
    aliases = dict(trend.aliases).get(language, ())
    return _embedded(
        {
            "@type": "DefinedTerm",
            "@id": page,
            "name": trend.name.any(language),
            "alternateName": [*aliases],
            "description": trend.summary.any(language),
            "termCode": trend.id,
            "inLanguage": language,
            "url": page,
            "inDefinedTermSet": _set(radar, language, home),
        }
    )


def defined_term_set(radar: Radar, language: str, home: str = "") -> str:
    """The radar as the DefinedTermSet of all its trends."""
    publisher, licence = radar.publisher, radar.publisher.licence
    by: dict[str, object] = {
        "@type": "Organization",
        "name": publisher.name.any(language),
        "url": outward(publisher.url),
    }
    return _embedded(
        _set(radar, language, home)
        | {
            "inLanguage": language,
            "version": radar.newest.name,
            "datePublished": radar.newest.date.isoformat() if radar.newest.date else "",
            "publisher": _said(by) if publisher.name else "",
            "license": (outward(licence.url) or licence.name) if licence else "",
        }
    )


def _set(radar: Radar, language: str, home: str) -> dict[str, object]:
    return _said({"@type": "DefinedTermSet", "@id": home, "name": radar.title.any(language), "url": home})


def _said(of: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in of.items() if value}


def _embedded(of: dict[str, object]) -> str:
    return json.dumps({"@context": CONTEXT, **_said(of)}, ensure_ascii=False).translate(ESCAPES)

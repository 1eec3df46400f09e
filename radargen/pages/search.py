"""Additions to the search index: other spellings, parts of compounds, other names of trends, plurals of industries."""

import html
import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from radargen.model import Industry, Radar, Trend
from radargen.pages.addresses import CASES, industry_anchor, industry_page, trend_page, url
from radargen.text.wording import wording

NAMES = "search/names.json"
# Further fields of each index entry, with their weights; the theme's search uses any field and only displays its own. A
# name has the weight of a title.
FIELDS = {"names": {"boost": 1000.0}, "spellings": {"boost": 1.0}}
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_WORD = re.compile(r"[^\W_]{2,}")
_TAG = re.compile(r"<[^>]*>")
# The minimal lengths of the first and last part of a compound, in letters.
HEAD, TAIL = 3, 4
# Endings of plurals.
ENDINGS = {"de": ("en", "n", "e", "er", "s"), "en": ("s", "es"), "fr": ("s", "x")}


def names(radar: Radar, language: str) -> str:
    """All names of all trends with their pages, as JSON, from which the site suggests a match for a failed search.

    An entry is a name and an address below the language's folder, then the trend's main name if that is different.
    """
    entries = []
    for trend in sorted(radar.trends, key=lambda trend: trend.id):
        own = trend.name.any(language)
        for name in _names(trend, language):
            entries.append([name, url(trend_page(trend.id)), *([own] if name != own else [])])
    entries += [[industry.name.any(language), _industry_address(industry)] for industry in _with_cases(radar)]
    return json.dumps({"meant": wording(language)("site.meant"), "names": entries}, ensure_ascii=False) + "\n"


def extended(index: Mapping[str, Any], radar: Radar, language: str) -> dict[str, Any]:
    """The search index of mkdocs-material with the fields `FIELDS` added.

    Häuser is found as haeuser and hauser; a compound such as Kundenbeirat by its last part, if that occurs as a word.
    """
    names_by_page = {url(trend_page(trend.id)): _names(trend, language) for trend in radar.trends}
    for industry in _with_cases(radar):
        forms = (form for code, name in industry.name.by_language for form in _numbers(name, code))
        # Its cases are on the page of all cases or, if there are many, on a page of their own.
        names_by_page[_industry_address(industry)] = found = tuple(dict.fromkeys(forms))
        names_by_page[url(industry_page(industry_anchor(industry.id)))] = found
    words = [_words(f"{entry['title']} {entry['text']}") for entry in index["docs"]]
    known = frozenset[str]().union(*words)
    parts = cache(lambda word: frozenset(_variants(word, known)))
    entries = []
    for entry, own in zip(index["docs"], words, strict=True):
        other_names = " ".join(names_by_page.get(entry["location"], ()))
        spellings = frozenset[str]().union(*(parts(word) for word in own | _words(other_names))) - own
        further = (("names", other_names), ("spellings", _line(spellings)))
        entries.append(entry | {key: value for key, value in further if value})
    config = index["config"]
    return {**index, "config": config | {"fields": config["fields"] | FIELDS}, "docs": entries}


def _with_cases(radar: Radar) -> tuple[Industry, ...]:
    """The listed industries that occur in a trend's cases."""
    present = {radar.industry(case) for trend in radar.trends for case in trend.cases}
    return tuple(industry for industry in radar.industries if industry.id in present)


def _industry_address(industry: Industry) -> str:
    return f"{url(CASES)}#{industry_anchor(industry.id)}"


def _numbers(name: str, language: str) -> Iterator[str]:
    """A name, and possible singulars or plurals of its last word, so that each finds the other; some are not words."""
    yield name
    for ending in ENDINGS.get(language, ()):
        yield f"{name}{ending}"
        if name.endswith(ending) and len(name) > len(ending) + TAIL:
            yield name.removesuffix(ending)
    if language == "en" and name.endswith("y"):
        yield f"{name[:-1]}ies"


def _names(trend: Trend, language: str) -> tuple[str, ...]:
    """The trend's names and aliases without duplicates, those in this language first."""
    languages = dict.fromkeys((language, *(code for code, _ in (*trend.name.by_language, *trend.aliases))))
    aliases = dict(trend.aliases)
    return tuple(
        dict.fromkeys(name for code in languages for name in (trend.name.get(code), *aliases.get(code, ())) if name)
    )


# Cached for the preview, in which most pages do not change.
@lru_cache(maxsize=8192)
def _words(text: str) -> frozenset[str]:
    bare = html.unescape(_TAG.sub(" ", text)).replace("\u00ad", "")
    return frozenset(match.group().lower() for match in _WORD.finditer(bare))


def _variants(word: str, known: Collection[str]) -> Iterator[str]:
    yield from _spellings(word)
    for start in range(HEAD, len(word) - TAIL + 1):
        if (tail := word[start:]) in known:
            yield tail
            yield from _spellings(tail)


def _spellings(word: str) -> Iterator[str]:
    if not word.isascii():
        bare = unicodedata.normalize("NFKD", word.replace("ß", "ss"))
        yield word.translate(_SPELLED_OUT)
        yield "".join(c for c in bare if not unicodedata.combining(c))


def _line(words: Iterable[str]) -> str:
    return " ".join(sorted(words))

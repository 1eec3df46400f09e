"""What the search needs to know besides the words of the pages: other spellings, parts of compounds, other names."""

import html
import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from radargen.model import Radar, Trend
from radargen.pages.addresses import trend_page, url
from radargen.text.wording import wording

NAMES = "search/names.json"
# Further fields of each entry of the index; the theme's search takes any, and shows none but its own. A name counts as
# much as a title.
FIELDS = {"names": {"boost": 1000.0}, "spellings": {"boost": 1.0}}
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_WORD = re.compile(r"[^\W_]{2,}")
_TAG = re.compile(r"<[^>]*>")
# The shortest first and last part that a compound is taken apart into.
HEAD, TAIL = 3, 4


def names(radar: Radar, language: str) -> str:
    """Every name of every trend with its page, as JSON, for readers whose spelling finds nothing.

    An entry is a name and an address below the language's folder, then the trend's name where the first is another.
    """
    found = []
    for trend in sorted(radar.trends, key=lambda each: each.id):
        own = trend.name.any(language)
        for name in _names(trend, language):
            found.append([name, url(trend_page(trend.id)), *([own] if name != own else [])])
    return json.dumps({"meant": wording(language)("site.meant"), "names": found}, ensure_ascii=False) + "\n"


def extended(index: Mapping[str, Any], radar: Radar, language: str) -> dict[str, Any]:
    """The search index of mkdocs-material with our fields: Häuser is found as haeuser and hauser.

    A compound such as Kundenbeirat is found by its tail, where that occurs as a word by itself.
    """
    called = {url(trend_page(trend.id)): _names(trend, language) for trend in radar.trends}
    words = [_words(f"{entry['title']} {entry['text']}") for entry in index["docs"]]
    known = frozenset[str]().union(*words)
    parts = cache(lambda word: frozenset(_variants(word, known)))
    entries = []
    for entry, own in zip(index["docs"], words, strict=True):
        more = " ".join(called.get(entry["location"], ()))
        spelled = frozenset[str]().union(*(parts(word) for word in own | _words(more))) - own
        entries.append(entry | {key: value for key, value in (("names", more), ("spellings", _line(spelled))) if value})
    config = index["config"]
    return {**index, "config": config | {"fields": config["fields"] | FIELDS}, "docs": entries}


def _names(trend: Trend, language: str) -> tuple[str, ...]:
    """In this language first, then in the others, since readers mix them; each once."""
    languages = (language, *(each for each, _ in (*trend.name.by_language, *trend.aliases)))
    aliases = dict(trend.aliases)
    return tuple(
        dict.fromkeys(
            name for each in dict.fromkeys(languages) for name in (trend.name.get(each), *aliases.get(each, ())) if name
        )
    )


# For a preview, in which the words of most pages stay as they are.
@lru_cache(maxsize=8192)
def _words(text: str) -> frozenset[str]:
    bare = html.unescape(_TAG.sub(" ", text)).replace("\u00ad", "")
    return frozenset(found.group().lower() for found in _WORD.finditer(bare))


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

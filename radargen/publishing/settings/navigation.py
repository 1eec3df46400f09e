"""The navigation in a mkdocs.yml (`nav`), for each language of the radar."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from radargen.publishing.site.site_config import SiteConfig
from radargen.text.messages import Message


def own_nav(given: list[Any], site: SiteConfig, elsewhere: Collection[str]) -> list[Any]:
    """The navigation of mkdocs.yml for the language of `site`; empty where there is none for it.

    It may have a part for each language, named by its code; else it is for all languages, without the pages that only
    other languages have (`elsewhere`).
    """
    languages = site.radar.languages
    names = [next(iter(item), "") if isinstance(item, dict) else "" for item in given]
    if names and set(names) <= set(languages):
        parts = dict(zip(names, given, strict=True))
        given = parts[site.language][site.language] if site.language in parts else []
    return [*_without(given, elsewhere)]


def _without(items: Iterable[Any], pages: Collection[str]) -> Iterator[Any]:
    for item in items:
        match item:
            case dict():
                ((title, inside),) = item.items()
                if isinstance(inside, list):
                    if left := [*_without(inside, pages)]:
                        yield {title: left}
                elif inside not in pages:
                    yield item
            case _:
                if item not in pages:
                    yield item


def untranslated_titles(given: list[Any], site: SiteConfig) -> Iterator[Message]:
    """A message if a navigation for all languages has titles, which are in one language only."""
    languages = site.radar.languages
    names = {next(iter(item), "") for item in given if isinstance(item, dict)}
    if len(languages) > 1 and names and not names <= set(languages):
        yield Message(
            "mkdocs.yml: the titles in nav are the same in every language; name pages without titles, "
            "or write a part for each language: nav: [{parts}].",
            parts=", ".join(f"{language}: […]" for language in languages),
        )

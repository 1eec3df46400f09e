"""From a view to a page source: front matter, and the page as one block of HTML that a site's Markdown leaves alone."""

import html
import json
from functools import cache, lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from radargen.charts.theme import LIGHT
from radargen.pages.edition_view import EditionView
from radargen.text.wording import wording


def page(
    template: str,
    view: object,
    edition_view: EditionView,
    *,
    title: str,
    description: str = "",
    intro: str = "",
    kept: bool = False,
    hidden: bool = False,
) -> str:
    """The page source; `intro` is Markdown of the site's own folder, which is trusted, and comes first.

    A template sees the `view`, `say`, the classes `root` of its outermost element, and whether it has to bring the
    page's `heading`. What became of a view can be `kept`, if all of it can be hashed, for when it is shown again. One
    that is `hidden` is found by no search.
    """
    few = len(edition_view.radar.dimensions) <= len(LIGHT.few)
    root = f"radar-page radar-{'few' if few else 'many'}"
    shown = (_kept if kept else _block)(template, view, edition_view.language, root, not intro)
    if intro and not intro.lstrip().startswith("# "):
        intro = f"# {html.escape(title)}\n\n{intro}"
    parts = (_front_matter(title, description, hidden), intro.strip(), shown)
    return "\n\n".join(part for part in parts if part) + "\n"


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("radargen.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        keep_trailing_newline=True,
        finalize=_on_one_line,
    )


def _on_one_line(value: object) -> object:
    """Plain words without their line breaks; HTML that is safe already has a type of its own."""
    return " ".join(value.splitlines()) if type(value) is str else value


def _block(template: str, view: object, language: str, root: str, heading: bool) -> str:
    """The HTML without blank lines, which would end the block, and with no line that begins with anything but a tag.

    Some Markdown extensions of a site look for fences and includes at line starts before anything looks for HTML.
    """
    shown = _environment().get_template(template).render(view=view, say=wording(language), root=root, heading=heading)
    lines: list[str] = []
    for line in shown.split("\n"):
        kept = line.strip()
        if kept.startswith("<"):
            lines.append(kept)
        elif kept:
            lines[-1] = f"{lines[-1]} {kept}" if lines else kept
    return "\n".join(lines)


_kept = lru_cache(maxsize=4096)(_block)


def _front_matter(title: str, description: str, hidden: bool) -> str:
    """Escaped as HTML, because themes print title and description as they are; quoted as JSON, which is YAML."""
    apart = "search:\n  exclude: true\nrobots: noindex\n" if hidden else ""
    return (
        f"---\ntitle: {_quoted(title)}\ndescription: {_quoted(description)}\nhide:\n  - navigation\n  - toc\n{apart}---"
    )


def _quoted(words: str) -> str:
    shown = "".join(c if c.isprintable() else " " for c in words)
    return json.dumps(html.escape(" ".join(shown.split())), ensure_ascii=False)

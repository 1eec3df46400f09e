"""Render a view to a page source: front matter, and the page as one HTML block that Markdown does not process."""

import html
import json
from dataclasses import dataclass, field
from functools import cache

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
    cached: bool = False,
    hidden: bool = False,
) -> str:
    """The page source; `intro` is trusted Markdown from the site's own folder, placed first.

    The template gets the `view`, `say` (the `Wording`), `root` (the classes of its outermost element), and whether it
    has to print the `heading`. With `cached`, the HTML of a view, which has to be hashable, is kept for the next round
    of pages (`begin_round`), unless the edition's view has blocks that were rendered before. A `hidden` page is
    excluded from the site's search and from search engines.
    """
    root = _root(edition_view)
    if edition_view.rendered is None:
        block = (_known_block if cached else rendered_block)(template, view, edition_view.language, root, not intro)
    else:
        block = edition_view.rendered.block(template, view, edition_view.language, root, not intro)
    if intro and not intro.lstrip().startswith("# "):
        intro = f"# {html.escape(title)}\n\n{intro}"
    parts = (_front_matter(title, description, hidden), intro.strip(), block)
    return "\n\n".join(part for part in parts if part) + "\n"


def fragment(template: str, view: object, edition_view: EditionView) -> str:
    """A part of a page as HTML that is loaded on demand; the template gets the same variables as a page's."""
    root = _root(edition_view)
    if edition_view.rendered is None:
        return rendered_block(template, view, edition_view.language, root, heading=False)
    return edition_view.rendered.block(template, view, edition_view.language, root, heading=False)


def _root(edition_view: EditionView) -> str:
    few = len(edition_view.radar.dimensions) <= len(LIGHT.few)
    return f"radar-page radar-{'few' if few else 'many'}"


def document(template: str, view: object, language: str) -> str:
    """A whole HTML document, which gets the `view` and `say`."""
    return environment().get_template(template).render(view=view, say=wording(language)).lstrip()


@cache
def environment() -> Environment:
    """The template environment that finds and compiles the pages' templates."""
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
    """Replace line breaks in plain strings by spaces; trusted HTML has another type and is kept."""
    return " ".join(value.splitlines()) if type(value) is str else value


def rendered_block(template: str, view: object, language: str, root: str, heading: bool) -> str:
    """The rendered HTML without blank lines, which would end the block, and with a tag at the start of each line.

    It depends on nothing but the arguments and the program.

    Some Markdown extensions of a site process fences and includes at line starts before HTML blocks are recognised.
    """
    rendered = environment().get_template(template).render(view=view, say=wording(language), root=root, heading=heading)
    lines: list[str] = []
    for line in rendered.split("\n"):
        stripped = line.strip()
        if stripped.startswith("<"):
            lines.append(stripped)
        elif stripped:
            lines[-1] = f"{lines[-1]} {stripped}" if lines else stripped
    return "\n".join(lines)


@dataclass(eq=False)
class _KnownBlocks:
    """The blocks of one language that were `made` or used in this round of pages, and those of the `last` round."""

    made: dict[tuple[object, ...], str] = field(default_factory=dict)
    last: dict[tuple[object, ...], str] = field(default_factory=dict)


_known: dict[str, _KnownBlocks] = {}


def begin_round(language: str) -> None:
    """Forget the cached blocks in that language that were not used since the last call.

    So a preview, which makes all pages after each save, does not accumulate blocks.
    """
    _known[language] = _KnownBlocks(last=_known[language].made if language in _known else {})


def _known_block(template: str, view: object, language: str, root: str, heading: bool) -> str:
    key, known = (template, view, root, heading), _known.setdefault(language, _KnownBlocks())
    if (block := known.made.get(key)) is None:
        block = known.last.pop(key, None) or rendered_block(template, view, language, root, heading)
        known.made[key] = block
    return block


def _front_matter(title: str, description: str, hidden: bool) -> str:
    """The YAML front matter; values are HTML-escaped, since themes print them unescaped, and quoted as JSON."""
    excluded = "search:\n  exclude: true\nrobots: noindex\n" if hidden else ""
    titles = f"title: {_quoted(title)}\ndescription: {_quoted(description)}\n"
    return f"---\n{titles}hide:\n  - navigation\n  - toc\n{excluded}---"


def _quoted(words: str) -> str:
    printable = "".join(c if c.isprintable() else " " for c in words)
    return json.dumps(html.escape(" ".join(printable.split())), ensure_ascii=False)

"""Check a built site before it is published: all pages, no empty file, no foreign script, no dead link.

MkDocs checks only links in Markdown; ours are in HTML and SVG, so the written files are read again. Tags are found by a
pattern instead of a parser: all files were written by serialisers, and a thousand pages must take seconds.
"""

import html
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import SplitResult, unquote, urlsplit

from radargen.publishing.site.content_policy import inline_scripts
from radargen.text.messages import NOTHING, Message

# Comments, whose text only looks like tags; scripts and styles with their text; any other tag. The possessive
# quantifiers do not backtrack, which is fast and changes nothing: no tag ends within what they have matched.
PIECE = re.compile(
    r"<!--.*?-->"
    r"|<((?i:script|style)\b)([^>]*)>(.*?)</(?i:\1)\b"
    r"|<([a-zA-Z][\w:-]*+)((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>",
    re.DOTALL,
)
ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
IN_CSS = re.compile(r"(?:url\(\s*|@import\s+)[\"']?([^\"')\s;]+)", re.IGNORECASE)
ADDRESSES = frozenset({"href", "xlink:href", "src", "srcset", "poster", "data", "action", "formaction"})
# Addresses a reader follows; every other one is fetched by the browser unasked.
FOLLOWED = frozenset({"a", "area"})
NAMED_ONLY = frozenset({"canonical", "alternate", "prev", "next", "license", "author", "edit"})
# Addresses that feeds and the sitemap have in elements instead of attributes.
IN_XML = re.compile(r"<(?:loc|icon|logo|uri)>([^<]*)</")
# Previews of a page (Open Graph), and refreshes that redirect readers.
IN_META = re.compile(r"(?:og|twitter):(?:image|url)$|refresh$", re.IGNORECASE)
# The text before the address in a refresh; browsers also accept it without the word.
REFRESHED = re.compile(r"^[\s\d.]*[;,\s]\s*(?:url\s*=\s*)?[\"']?", re.IGNORECASE)
# Elements that run what they fetch.
RUNNING = frozenset({"script", "iframe", "frame", "object", "embed"})
READ = (".html", ".svg", ".css", ".xml")


@dataclass(frozen=True, slots=True)
class Reference:
    """An address in a file, whether a browser fetches it without a click, and whether it then runs it."""

    address: str
    fetched: bool
    runs: bool = False


@dataclass(frozen=True, slots=True)
class FileContent:
    """The content of a written file: ids that links can target, and references to other files.

    `scripts` are the hashes of its inline scripts, `forbidden` describes what the policy of the pages blocks.
    """

    ids: frozenset[str]
    references: tuple[Reference, ...]
    scripts: tuple[str, ...] = ()
    forbidden: tuple[Message, ...] = ()


def faults(
    site: Path,
    pages: Iterable[str],
    address: str = "",
    scripts: Collection[str] | None = None,
    apart: Collection[str] = (),
) -> list[Message]:
    """A message for each fault of the site below `site`, in order; an empty list if it may be published.

    `pages` are the required files; `address` is that of the site, or empty; `scripts` are the hashes of the allowed
    inline scripts, None if unknown. Files that stand `apart` are documents and no pages, with a policy of their own.
    """
    present = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    missing = [Message("{page} was not written.", page=page) for page in sorted(pages) if page not in present]
    empty = [Message("{page} is empty.", page=name) for name, path in present.items() if path.stat().st_size == 0]
    contents = {
        name: content(path.read_text(encoding="utf-8"), path.suffix)
        for name, path in present.items()
        if path.suffix in READ and name not in apart
    }
    written = WrittenSite(contents, frozenset(present), urlsplit(address))
    return [
        *missing,
        *empty,
        *(fault for name in contents for fault in written.bad_references(name)),
        *(fault for name, file in contents.items() for fault in _policy_violations(name, file, scripts)),
    ]


def _policy_violations(name: str, file: FileContent, scripts: Collection[str] | None) -> Iterator[Message]:
    """A message for each part of that file which the policy blocks."""
    if scripts is not None and not set(scripts).issuperset(file.scripts):
        yield Message("{page} holds a script that is not the theme's own.", page=name)
    for thing in file.forbidden:
        yield Message("{page} holds {thing}, which the policy of the site forbids.", page=name, thing=thing)


def content(text: str, suffix: str) -> FileContent:
    """Parse the text of an .html, .svg, .css or .xml file."""
    if suffix == ".css":
        return FileContent(frozenset(), tuple(Reference(address, True) for address in IN_CSS.findall(text)))
    ids, references, forbidden = set[str](), list[Reference](), list[Message]()
    if suffix == ".xml":
        references += [Reference(html.unescape(address), False) for address in IN_XML.findall(text)]
    for raw, attributes, body, tag, tag_attributes in dict.fromkeys(PIECE.findall(text)):
        if raw.lower() == "style":
            references += [Reference(address, True) for address in IN_CSS.findall(body)]
            forbidden.append(Message("a style element"))
        tag_content = _tag_content(raw or tag, attributes or tag_attributes)
        ids |= tag_content.ids
        references += tag_content.references
        forbidden += tag_content.forbidden
    return FileContent(
        frozenset(ids),
        tuple(dict.fromkeys(references)),
        tuple(inline_scripts(text)),
        # Drawings stand alone or are shown as pictures; only pages have the policy.
        tuple(dict.fromkeys(forbidden)) if suffix == ".html" else (),
    )


@lru_cache(maxsize=100_000)
def _tag_content(tag: str, inside: str) -> FileContent:
    """Parse a single tag; cached, since most tags of a page are the same on all others."""
    attributes = {
        name.lower(): html.unescape(double or single or bare)
        for name, double, single, bare in ATTRIBUTE.findall(inside)
    }
    references = list[Reference]()
    only_named = NAMED_ONLY.intersection(attributes.get("rel", "").lower().split())
    fetched = tag.lower() not in FOLLOWED and not only_named
    for name in attributes.keys() & ADDRESSES:
        values = attributes[name].split(",") if name == "srcset" else [attributes[name]]
        runs = fetched and tag.lower() in RUNNING
        references += [Reference(value.split()[0] if name == "srcset" else value, fetched, runs) for value in values]
    references += [Reference(address, True) for address in IN_CSS.findall(attributes.get("style", ""))]
    if IN_META.match(attributes.get("property") or attributes.get("http-equiv") or attributes.get("name", "")):
        # Browsers follow a refresh by themselves; Open Graph addresses are only for other sites.
        sent = attributes.get("http-equiv", "").lower() == "refresh"
        references.append(Reference(REFRESHED.sub("", attributes.get("content", "")), sent))
    forbidden = [
        Message("an attribute {name}", name=name) for name in attributes if name == "style" or name.startswith("on")
    ]
    if "mermaid" in attributes.get("class", "").split():
        # The theme would fetch a script from another host, which writes styles into the page.
        forbidden.append(Message("a diagram of mermaid"))
    return FileContent(
        frozenset(attributes[key] for key in ("id", "name") if key in attributes),
        tuple(references),
        forbidden=tuple(forbidden),
    )


@dataclass(frozen=True, slots=True)
class WrittenSite:
    """The files of a site by path; `base` is the site's address, empty if unknown."""

    contents: Mapping[str, FileContent]
    present: frozenset[str]
    base: SplitResult

    def bad_references(self, name: str) -> Iterator[Message]:
        """A message for each address in that file that is malformed, a script, on a foreign host, or dead."""
        for reference in sorted(self.contents[name].references, key=lambda r: r.address):
            try:
                # As browsers do.
                parts = urlsplit(reference.address.lstrip().replace("\\", "/"))
            except ValueError:
                yield Message("{page} names '{address}', which is no address.", page=name, address=reference.address)
                continue
            if fault := self._foreign(parts, reference) or self._dead(name, parts):
                yield Message("{page} names '{address}', {fault}.", page=name, address=reference.address, fault=fault)

    def _foreign(self, parts: SplitResult, reference: Reference) -> Message:
        if parts.scheme in ("javascript", "vbscript") or (parts.scheme == "data" and reference.runs):
            return Message("which is a script")
        if reference.fetched and parts.scheme != "data" and (parts.scheme or parts.netloc) and not self._own(parts):
            return Message("which the browser would fetch from another host")
        return NOTHING

    def _own(self, parts: SplitResult) -> bool:
        return bool(self.base.netloc) and parts.netloc == self.base.netloc and parts.scheme in ("", self.base.scheme)

    def _dead(self, name: str, parts: SplitResult) -> Message:
        if (parts.scheme or parts.netloc) and not self._own(parts):
            return NOTHING
        path, top = unquote(parts.path), self.base.path or "/"
        if path.startswith("/"):
            if not path.startswith(top):
                return NOTHING
            target = normpath(path.removeprefix(top) or ".")
        else:
            target = normpath(join(dirname(name), path)) if path else name
        if target not in self.present:
            target = normpath(f"{target}/index.html")
        if target not in self.present:
            return Message("which the site does not have")
        if parts.fragment and target in self.contents and unquote(parts.fragment) not in self.contents[target].ids:
            return Message("but {page} has no such place", page=target)
        return NOTHING

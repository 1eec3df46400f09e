"""A built site as one HTML file with every page in every language, to open with a double click or to send by mail.

The file contains what is cut out of the pages; addresses follow its hash (#). A policy allows only what is in the file,
by hashes of our own script and of the site's stylesheets, never of the pages' content.
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape, unescape
from mimetypes import guess_type
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from radargen.pages.search import NAMES
from radargen.publishing.site.content_policy import hash_of
from radargen.publishing.site.repeated_text import folded
from radargen.publishing.site.site_as_files import LATER, ONLINE_ONLY
from radargen.publishing.site.site_config import SCRIPT_OF_SEARCH, THEME, bare, inner_assets, page_scripts
from radargen.publishing.site.used_styles import shared_faces, used_styles
from radargen.text.wording import wording

_PAGE = "index.html"
_CONTENT = re.compile(r"<div class=\"md-content\" data-md-component=\"content\">.*</article>\s*</div>", re.DOTALL)
_NEIGHBOURS = re.compile(r"<nav class=\"md-footer__inner\b.*?</nav>", re.DOTALL)
_BODY = re.compile(r"<body\b([^>]*)>(.*)</body>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_STYLESHEET = re.compile(r"<link rel=\"stylesheet\" href=\"([^\"]+)\"")
_CANONICAL = re.compile(r"<link rel=\"canonical\" href=\"([^\"]+)\"")
_IMAGE = re.compile(r"(<img\b[^>]*?\ssrc=)([\"'])(.*?)\2", re.DOTALL)
_LINK = re.compile(r"(\s)(href|data-of|xlink:href)=([\"'])(.*?)\3", re.DOTALL)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)
_SETTINGS = '<script id="__config" type="application/json">'
# Elements that cannot run or load here, that need a server, or that only editors need.
_NOT_SHOWN = re.compile(
    r"<!--.*?-->|<(script|style|noscript)\b[^>]*>(?:.*?</\1\s*>|.*$)|<(?:link|meta|base)\b[^>]*>"
    r"|<details class=\"radar-editing\".*?</details>",
    re.DOTALL | re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
# Elements that preserve white space.
_SET = re.compile(r"(<(?:pre|textarea)\b.*?</(?:pre|textarea)>)", re.DOTALL)
_HAZARD = re.compile(r"<(?=[!01]|/?script)", re.IGNORECASE)
_ADDRESS = re.compile(r"url\(\s*([\"']?)([^\"')]+)\1\s*\)")
_NAMED = re.compile(r"\s(?:class|id)=[\"']?([^\"'>]*)")
_WORD = re.compile(r"[\w-]+")
_POLICY = (
    "default-src 'none'; script-src '{script}'; style-src {styles}; img-src data:; font-src data:; base-uri 'none'; "
    "form-action 'none'"
)
# Browsers slant the upright letters instead, which saves a fifth of the fonts' bytes.
_ITALIC = re.compile(r"@font-face\s*\{[^{}]*font-style:\s*italic[^{}]*\}")
_OWN_STYLES = (
    ".radar-absent{display:none!important}.md-typeset a[data-absent]{border:0;color:inherit;text-decoration:none}"
)
# Files that can be embedded, by suffix: pages and what they show.
_READ = frozenset({".html", ".css", ".json", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".woff2"})


def one_file(folder: Path, languages: Sequence[str]) -> bytes:
    """The site in the folder as one file; `languages` are the radar's, with the first at the top of the site."""
    kept = (path for path in folder.rglob("*") if path.suffix in _READ and path.is_file())
    return _File({path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(kept)}, languages).bytes()


@dataclass(frozen=True)
class _File:
    """The site by path, with the parts that make up the file."""

    site: Mapping[str, bytes]
    languages: Sequence[str]

    def bytes(self) -> bytes:
        first = self.languages[0]
        home = self._texts[_PAGE]
        attributes, _ = self._body(_PAGE)
        outer, inner = self._stylesheets
        script = self._script
        pages, meant = folded(self._stream)
        head = _POLICY.format(script=hash_of(script), styles=" ".join(f"'{hash_of(each)}'" for each in (outer, inner)))
        icon = re.search(r"<link rel=\"icon\" href=\"([^\"]+)\"", home)
        about = {
            "languages": self.languages,
            "pages": [*self._routes],
        }
        parts = [
            "<!doctype html>",
            f'<html lang="{escape(first)}" class="no-js">',
            "<head>",
            f'<meta http-equiv="Content-Security-Policy" content="{head}">',
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{self._title(_PAGE)}</title>",
            f'<link rel="icon" href="{self._data(icon[1]) if icon else "data:,"}">',
            f"<style>{outer}</style>",
            f'<style id="radar-inner">{inner}</style>',
            "</head>",
            f"<body{attributes}>",
            f'<noscript><p class="radar-banner">{escape(wording(first)("site.one-file-bare"))}</p></noscript>',
            self._shell(_PAGE).replace(_HERE, self._content(_PAGE)),
            f'<script type="application/json" id="radar-about">{_json(about)}</script>',
            f'<script type="text/plain" id="radar-pages">{pages}</script>',
            f'<script type="text/plain" id="radar-meant">{meant}</script>',
            f"<script>{script}</script>",
            "</body>",
            "</html>",
        ]
        return "\n".join(parts).encode()

    @cached_property
    def _texts(self) -> dict[str, str]:
        """All pages by path, without redirects and 404 pages."""
        texts = {path: c.decode().replace("\r\n", "\n") for path, c in self.site.items() if path.endswith(_PAGE)}
        return {path: text for path, text in texts.items() if _CONTENT.search(text)}

    @cached_property
    def _routes(self) -> dict[str, str]:
        """The paths of pages by their addresses in the file, such as /en/trends/x/; the first is the home page.

        The same page in all languages is kept together, since these have much in common and compress well.
        """
        routes = {self._route(path.removesuffix(_PAGE)): path for path in self._texts}
        kinds = sorted(routes, key=lambda route: (route.split("/")[2], route))
        home = f"/{self.languages[0]}/"
        return {home: routes[home], **{route: routes[route] for route in kinds}}

    @cached_property
    def _stream(self) -> str:
        """Surroundings and names per language, content that is loaded later, and all pages but the first."""
        shells = [self._shell(f"{language}/{_PAGE}" if nth else _PAGE) for nth, language in enumerate(self.languages)]
        _, *rest = self._routes.values()
        pages = map(self._content, rest)
        names = [_json(self._names(language)) for language in self.languages]
        return _NEXT.join([*shells, *names, _json(self._later), *pages])

    @cached_property
    def _later(self) -> dict[str, dict[str, object]]:
        """What pages of a large radar load on demand, by its address in the file."""
        found = {path: json.loads(content) for path, content in self.site.items() if LATER.search(path)}
        return {
            self._route(path): {
                key: self._clean(_page_of(path), part) if isinstance(part, str) else part for key, part in parts.items()
            }
            for path, parts in sorted(found.items())
        }

    def _title(self, path: str) -> str:
        title = _TITLE.search(self._texts[path])
        return escape(unescape(title[1].strip()), quote=False) if title else ""

    def _body(self, path: str) -> tuple[str, str]:
        body = _BODY.search(self._texts[path])
        return (body[1], body[2]) if body else ("", "")

    def _shell(self, path: str) -> str:
        """The surroundings of a page: header, navigation and footer, with a mark where the page goes."""
        around = _NEIGHBOURS.sub("", _CONTENT.sub(_HERE, self._body(path)[1], count=1))
        settings = re.search(rf"{re.escape(_SETTINGS)}(.*?)</script>", around, re.DOTALL)
        told = json.loads(settings[1]).get("translations", {}) if settings else {}
        words = {key.rpartition(".")[2]: told.get(key, "") for key in told if key.startswith("search.result.")}
        kept = f'<data id="__config" hidden>{{}}</data><data id="radar-words" hidden>{escape(_json(words))}</data>'
        return f"{self._clean(path, around)}\n{kept}"

    def _content(self, path: str) -> str:
        found = _CONTENT.search(self._texts[path])
        return self._clean(path, found[0] if found else "")

    def _clean(self, path: str, markup: str) -> str:
        """The markup with embedded pictures, without anything that cannot run here, empty lines and indents."""
        shown = _NOT_SHOWN.sub("", ONLINE_ONLY.sub("", markup))
        shown = _IMAGE.sub(lambda image: f'{image[1]}"{self._data(image[3], path)}"', shown)
        shown = _LINK.sub(lambda link: f"{link[1]}{self._led(link[2], unescape(link[4]), dirname(path))}", shown)
        lines = "".join(each if n % 2 else re.sub(r"\n\s+", "\n", each) for n, each in enumerate(_SET.split(shown)))
        return _HAZARD.sub("&lt;", _CONTROL.sub("", lines)).strip()

    def _led(self, attribute: str, address: str, folder: str) -> str:
        """The attribute with the address in the file, or on the site if that is known; else only its name."""
        known = (address, folder)
        if known not in self._links:
            self._links[known] = self._address(address, folder)
        found = self._links[known]
        return f'{attribute}="{escape(found)}"' if found else "data-absent"

    @cached_property
    def _links(self) -> dict[tuple[str, str], str]:
        """Targets of links, by address and folder of the linking page."""
        return {}

    def _address(self, address: str, folder: str) -> str:
        try:
            parts = urlsplit(address)
        except ValueError:
            return address
        if _ELSEWHERE.match(address):
            return address
        path = normpath(join(folder, unquote(parts.path) or _PAGE)).removesuffix(_PAGE).strip("/.")
        route = self._route(f"{path}/" if path else "")
        if route in self._routes:
            return f"#{parts._replace(path=route).geturl()}"
        return f"{self._address_of_site}{parts._replace(path=path).geturl()}" if self._address_of_site else ""

    def _route(self, folder: str) -> str:
        """The address in the file of the page in that folder."""
        others = self.languages[1:]
        return f"/{folder}" if folder.partition("/")[0] in others else f"/{self.languages[0]}/{folder}"

    @cached_property
    def _address_of_site(self) -> str:
        """The address of the site, ending in a slash; empty if unknown."""
        canonical = _CANONICAL.search(self._texts[_PAGE])
        return unescape(canonical[1]) if canonical else ""

    def _data(self, address: str, page: str = _PAGE) -> str:
        """The file at that address, relative to the page, as a data: address; itself if there is no file."""
        path = normpath(join(dirname(page), unquote(urlsplit(unescape(address)).path)))
        content = self.site.get(path)
        if content is None:
            return address if address.startswith("data:") else "data:,"
        return f"data:{guess_type(path)[0] or 'application/octet-stream'};base64,{b64encode(content).decode()}"

    def _names(self, language: str) -> object:
        """The names that the site's search knows, in the form that its script reads."""
        folder = "" if language == self.languages[0] else f"{language}/"
        found = self.site.get(f"{folder}{NAMES}")
        return json.loads(found) if found else {"meant": "", "names": []}

    @cached_property
    def _stylesheets(self) -> tuple[str, str]:
        """The rules for all pages, and those for all but the home page."""
        named = " ".join(dict.fromkeys(_NAMED.findall(f"{self._stream}{self._content(_PAGE)}")))
        words = {*_WORD.findall(named), *_WORD.findall(self._script)}
        paths = {
            normpath(join(dirname(path), unescape(address))): None
            for path, text in self._texts.items()
            # Other languages have the same files in their folders.
            if path.partition("/")[0] not in self.languages[1:]
            for address in _STYLESHEET.findall(text)
        }
        of_home = {normpath(address) for address in _STYLESHEET.findall(self._texts[_PAGE])}
        texts = {path: self._with_files(path, self.site[path].decode()) for path in paths if path in self.site}
        outer = "".join(text for path, text in texts.items() if path in of_home)
        inner = "".join(text for path, text in texts.items() if path not in of_home)
        shared = shared_faces(_ITALIC.sub("", outer))
        return tuple(  # type: ignore[return-value]
            used_styles(sheet, words).replace("</", "<\\/") for sheet in (shared + _OWN_STYLES, inner)
        )

    def _with_files(self, path: str, stylesheet: str) -> str:
        def held(match: re.Match[str]) -> str:
            if match[2].startswith(("data:", "#")):
                return match[0]
            return f'url("{self._data(match[2], path)}")'

        return _ADDRESS.sub(held, stylesheet)

    @cached_property
    def _script(self) -> str:
        """The site's own scripts as functions, which run again for each page, and the code that shows pages."""
        assets = (*page_scripts(), *inner_assets()["scripts"], "assets/later/picture.js")
        functions = ",\n".join(_function(path) for path in assets)
        own = (Path(__file__).parent / "templates" / "one-file.js").read_text(encoding="utf-8")
        search = _function(SCRIPT_OF_SEARCH)
        return (
            f"(() => {{\nconst scripts = [\n{functions}\n];\nconst search = {search};\n{bare('one-file.js', own)}}})();"
        )


# The mark for a page in its surroundings, and the separator between pages.
_HERE, _NEXT = '<div class="md-content"></div>', "<1>"


def _page_of(path: str) -> str:
    """The page that loads this file on demand, such as home.json or compare-2.json."""
    name = path.rpartition("/")[2].removesuffix(".json").partition("-")[0]
    return join(dirname(dirname(path)), "" if name == "home" else name, _PAGE)


def _function(path: str) -> str:
    return f"(location, history, fetch) => {{\n{bare(path, (THEME / path).read_text(encoding='utf-8'))}}}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def routes_of(file: bytes) -> Iterator[str]:
    """The addresses of all pages in a file, to check that it is complete."""
    about = re.search(rb"id=\"radar-about\">(.*?)</script>", file, re.DOTALL)
    yield from json.loads(about[1])["pages"] if about else ()

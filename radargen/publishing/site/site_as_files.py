"""Turns a built site into one that works from a double click, without a server: every link names its file.

For a link to a folder, browsers show its contents, and a page opened as a file can use neither workers nor fetched data
nor fonts. So links end in `index.html`, the search index becomes a script, the theme's worker runs on the page itself,
and fonts are embedded in the stylesheet.
"""

import html
import json
import re
import zipfile
from base64 import b64encode
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path, PurePosixPath
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import urlsplit

from radargen.pages.addresses import content_file
from radargen.pages.search import NAMES
from radargen.publishing.site.content_policy import POLICY

# The theme's search index without its entries, and with them.
SEARCH_INDEX, SEARCH_ENTRIES = "search/search_index.json", "search/entries.json"
WORKER = re.compile(r"(?:(.*)/)?assets/javascripts/workers/search\.\w+\.min\.js$")
# What a page of a large radar loads on demand.
LATER = re.compile(rf"(?:^|/){re.escape(content_file('*')).replace(re.escape('*'), '([a-z0-9-]+)')}$")
# The script that replaces the worker; written here, since it contains the theme's own code.
SEARCH_ON_PAGE = "assets/search-on-page.js"
PAGE = "index.html"
# Text in scripts only looks like tags; links can be in any other tag, and in a refresh.
LINK = re.compile(
    r"(?P<script><script\b[^>]*>.*?</script>)"
    r"|(?P<before>\s(?:xlink:href|href|data-of)=(?P<quote>[\"'])|\burl=(?P<refresh>))(?P<address>[^\"'<>\s]*)",
    re.DOTALL | re.IGNORECASE,
)
PRELOAD = re.compile(r"[ \t]*<link rel=\"?preload\"?[^>]*\bcrossorigin\b[^>]*>\n?")
BUNDLE = re.compile(r"<script src=\"([^\"]*)assets/javascripts/bundle\.")
# The script that makes pictures, and their fonts, which it cannot fetch in such a site.
PICTURE, FACES = "assets/later/picture.js", "../fonts/RadargenSans-{}.woff2"
WEIGHTS = {400: "Regular", 600: "Semibold", 700: "Bold"}
FONT = re.compile(r"url\(\s*[\"']?([^\"')]+\.woff2)[\"']?\s*\)")
# Only for a site on a server: the archive of the site itself.
ONLINE_ONLY = re.compile(r"<(section|li|p)\b[^>]*\bdata-radar-online\b.*?</\1>\n?", re.DOTALL)
POLICY_OF_FONTS = ("font-src 'self'", "font-src 'self' data:")
# A fixed date for reproducible archives: the earliest that ZIP can store.
NO_TIME = (1980, 1, 1, 0, 0, 0)
# Runs the worker's code with a substitute for the worker's global object. Scripts that it imports are added as
# elements.
ON_PAGE = """(() => {
  if (location.protocol !== "file:") return;
  const here = new URL(".", document.currentScript.src);
  const work = (self, addEventListener, postMessage, importScripts) => {
%s
  };
  const load = (address) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = new URL(address, new URL("javascripts/workers/", here));
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  window.Worker = class extends EventTarget {
    constructor() {
      super();
      const hear = (_, listener) => { this.hear = listener; };
      const tell = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      work(window, hear, tell, async (...scripts) => { for (const each of scripts) await load(each); });
    }
    postMessage(data) { setTimeout(() => this.hear({ data })); }
    terminate() {}
  };
})();
"""


def as_files(site: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """The files that are new or different if the site is to be opened as files, by path.

    Applied to its own result, it changes nothing. The site may have several languages, each in its folder.
    """
    for path, content in site.items():
        if path.endswith((".html", ".svg")):
            yield path, _bytes(_named(_text(content)))
        elif path == POLICY or path.endswith(f"/{POLICY}"):
            yield path, _bytes(_with_data_fonts(_text(content)))
        elif path.endswith(".css"):
            yield path, _bytes(_with_fonts(path, _text(content), site))
        elif path == SEARCH_ENTRIES or path.endswith(f"/{SEARCH_ENTRIES}"):
            index = json.loads(content)
            for entry in index["docs"]:
                entry["location"] = file_address(entry["location"] or "./")
            # When read from a file, the theme's search waits on its own until it is used.
            whole = f"{path.removesuffix(SEARCH_ENTRIES)}{SEARCH_INDEX}"
            yield f"{whole.removesuffix('.json')}.js", _script("__index", index)
        elif path == NAMES or path.endswith(f"/{NAMES}"):
            names = json.loads(content)
            names["names"] = [[name, file_address(page), *rest] for name, page, *rest in names["names"]]
            yield f"{path.removesuffix('.json')}.js", _script("radargenNames", names)
        elif later := LATER.search(path):
            parts = {key: _named_content(part) for key, part in json.loads(content).items()}
            yield f"{path.removesuffix('.json')}.js", _content_script(later[1], parts)
        elif path == PICTURE or path.endswith(f"/{PICTURE}"):
            yield join(dirname(path), "fonts.js"), _script("radargenFonts", _faces(path, site))
        elif worker := WORKER.match(path):
            yield join(worker[1] or "", SEARCH_ON_PAGE), (ON_PAGE % content.decode()).encode()


def write_search_index(folder: Path, index: Mapping[str, Any]) -> None:
    """Write an index of the theme's search as two files: one that each page loads, one for when it is used."""
    for path, told in ((SEARCH_ENTRIES, index), (SEARCH_INDEX, {**index, "docs": []})):
        words = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        (folder / path).write_text(words, encoding="utf-8")


def write_as_files(folder: Path) -> None:
    """Turn the site in the folder into one to be opened as files."""
    for path, content in as_files(_read(folder)):
        (folder / path).write_bytes(content)


def write_archive(folder: Path, name: str) -> None:
    """Put the site in the folder, as files, into an archive at the path `name` below it."""
    (folder / name).write_bytes(archive(_read(folder), PurePosixPath(name).stem))


def _read(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def archive(site: Mapping[str, bytes], folder: str) -> bytes:
    """The site as files in a ZIP archive, all below `folder`; the same files give the same bytes."""
    files = {**site, **dict(as_files(site))}
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{path}", NO_TIME)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            target.writestr(
                entry, content if not path.endswith(".html") else _bytes(ONLINE_ONLY.sub("", _text(content)))
            )
    return packed.getvalue()


def _text(content: bytes) -> str:
    """The text of a file; the radar's own files need not be UTF-8, and keep their bytes."""
    return content.decode(errors="surrogateescape")


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogateescape")


def file_address(address: str) -> str:
    """The address with the file name that a server would add; only addresses of folders change."""
    try:
        parts = urlsplit(address)
    except ValueError:
        # Text that only looks like an address.
        return address
    last = parts.path.rpartition("/")[2]
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/") or last not in ("", ".", ".."):
        return address
    folder = parts.path if parts.path.endswith("/") else f"{parts.path}/"
    return parts._replace(path=f"{folder.removeprefix('./')}{PAGE}").geturl()


def _named(page: str) -> str:
    page = PRELOAD.sub("", LINK.sub(_link, page))
    if SEARCH_ON_PAGE not in page:
        page = BUNDLE.sub(lambda bundle: f'<script src="{bundle[1]}{SEARCH_ON_PAGE}"></script>\n{bundle[0]}', page)
    return _with_data_fonts(page)


def _named_content(part: object) -> object:
    """HTML with links that name files; anything else unchanged."""
    return LINK.sub(_link, part) if isinstance(part, str) else part


def _with_data_fonts(policy: str) -> str:
    return policy if POLICY_OF_FONTS[1] in policy else policy.replace(*POLICY_OF_FONTS, 1)


def _link(match: re.Match[str]) -> str:
    if match["script"]:
        return match[0]
    address = html.unescape(match["address"])
    named = file_address(address)
    return match[0] if named == address else f"{match['before']}{html.escape(named)}"


def _with_fonts(path: str, stylesheet: str, site: Mapping[str, bytes]) -> str:
    def font(match: re.Match[str]) -> str:
        content = site.get(normpath(join(dirname(path), match[1])))
        return match[0] if content is None else f"url(data:font/woff2;base64,{b64encode(content).decode()})"

    return FONT.sub(font, stylesheet)


def _faces(script: str, site: Mapping[str, bytes]) -> dict[int, str]:
    """The fonts for pictures made in the browser, by weight, in base64."""
    places = {weight: normpath(join(dirname(script), FACES.format(name))) for weight, name in WEIGHTS.items()}
    return {weight: b64encode(site[place]).decode() for weight, place in places.items() if place in site}


def _script(name: str, value: object) -> bytes:
    return f"var {name} = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def _content_script(name: str, value: object) -> bytes:
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"(window.radargenContent ??= {{}})[{json.dumps(name)}] = {told};\n".encode()

"""What a small site becomes as one file: read without a browser, with what is folded in it unfolded."""

import json
import re
from html import unescape
from pathlib import Path

from radargen.pages.addresses import content_file
from radargen.pages.search import NAMES
from radargen.publishing.site.content_policy import hash_of
from radargen.publishing.site.one_file import one_file, routes_of
from radargen.publishing.site.repeated_text import unfolded

PAGE = """<!doctype html><html><head><title> {title} &amp; more </title>
<link rel="canonical" href="https://example.org/r/{place}"><link rel="icon" href="{up}i.png">
<link rel="stylesheet" href="{up}all.css">{more}</head>
<body dir="ltr" class="{title}">
<header><a href="{up}">top</a></header>
<div class="md-content" data-md-component="content"><article>{content}</article>
</div>
<nav class="md-footer__inner x"><a href="{up}">before</a></nav>
<script id="__config" type="application/json">{{"translations": {{"search.result.none": "No <", "x": "c"}}}}</script>
<script>alert(1)</script>
</body></html>
"""


def page(title: str, content: str, place: str = "", more: str = "") -> bytes:
    up = "../" * place.count("/")
    return PAGE.format(title=title, content=content, place=place, up=up, more=more).encode()


def opened(site: dict[str, bytes], folder: Path) -> tuple[str, list[str]]:
    """The file made of the site in two languages, and what is folded in it: surroundings, names, the rest."""
    for path, content in site.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    text = one_file(folder, ("de", "en")).decode()
    pages, meant = (re.search(rf'id="radar-{name}">(.*?)</script>', text, re.DOTALL) for name in ("pages", "meant"))
    assert pages and meant
    return text, unfolded(pages[1], meant[1]).split("<1>")


CONTENT = """<h1 id="one">Eins</h1>
    <p class="used">a
    b</p><pre>
  as it is</pre><!-- gone --><noscript>gone</noscript><details class="radar-editing">gone</details>
<section data-radar-online><p>gone</p></section>
<img src="i.png"><img src='none.png'><img src="data:image/gif;base64,AA==">
<a href="a/">A</a><a href="a/?x=1&amp;y=2#z">B</a><a href="en/">C</a><a href="./#one">D</a><a href="gone.csv?v=1">E</a>
<a href="https://example.org/">F</a><a href="#one">G</a><a href="//[">H</a><g data-of='a/'></g><!doctype x>"""
SITE = {
    "index.html": page("Heim", CONTENT),
    "a/index.html": page(
        "Zwei", '<a href="../">up</a><a href="../en/a/">en</a>', "a/", '<link rel="stylesheet" href="../in.css">'
    ),
    "en/index.html": page(
        "Home", '<a href="../">de</a><a href="a/">a</a>', "en/", '<link rel="stylesheet" href="e.css">'
    ),
    "en/a/index.html": page("Two", "Two.", "en/a/", '<link rel="stylesheet" href="../e.css">'),
    "old/index.html": b"<html><head><title>moved</title></head><body>moved</body></html>",
    "all.css": b'.used{background:url("i.png")} .unused{top:0} a{src:url(#x)} b{src:url(data:x)}',
    "in.css": b".used{left:0}",
    "en/e.css": b".used{right:0}",
    "i.png": b"png",
    NAMES: b'{"meant":"?","names":[["a","a/"]]}',
    "later/compare-2.json": b'{"rows":"<a href=\\"../\\">up</a>","count":2}',
    content_file("home"): b'{"list":"<a href=\\"a/\\">A</a>"}',
}


def test_addresses_lead_to_pages_of_the_file_or_to_the_site(tmp_path: Path) -> None:
    text, _ = opened(SITE, tmp_path)
    for attributes, words in [
        ('href="#/de/a/"', "A"),
        ('href="#/de/a/?x=1&amp;y=2#z"', "B"),
        ('href="#/en/"', "C"),
        ('href="#/de/#one"', "D"),
        ('href="https://example.org/r/gone.csv?v=1"', "E"),
        ('href="https://example.org/"', "F"),
        ('href="#one"', "G"),
        ('href="//["', "H"),
    ]:
        assert f"<a {attributes}>{words}</a>" in text
    assert '<g data-of="#/de/a/">' in text
    alone = SITE | {"index.html": SITE["index.html"].replace(b'rel="canonical"', b'rel="x"')}
    assert "<a data-absent>E</a>" in opened(alone, tmp_path)[0]


def test_a_page_keeps_what_can_be_shown_in_the_file(tmp_path: Path) -> None:
    text, _ = opened(SITE, tmp_path)
    shown = text[text.index('<h1 id="one">') : text.index("</article>")]
    assert shown.startswith('<h1 id="one">Eins</h1>\n<p class="used">a\nb</p><pre>\n  as it is</pre>')
    assert "gone</" not in shown
    assert shown.endswith("&lt;!doctype x>")
    pictures = re.findall('<img src="(.*?)">', shown)
    assert pictures == ["data:image/png;base64,cG5n", "data:,", "data:image/gif;base64,AA=="]
    assert "alert(1)" not in text and "before</a>" not in text


def test_the_head_is_that_of_the_first_page_and_the_policy_allows_what_stands_there(tmp_path: Path) -> None:
    text, _ = opened(SITE, tmp_path)
    assert text.startswith('<!doctype html>\n<html lang="de" class="no-js">\n')
    assert "<title>Heim &amp; more</title>" in text
    assert '<link rel="icon" href="data:image/png;base64,cG5n">' in text
    assert '<body dir="ltr" class="Heim">' in text
    styles = re.findall(r"<style[^>]*>(.*?)</style>", text.partition("</head>")[0])
    outer, inner = styles
    assert '.used{background:url("data:image/png;base64,cG5n")}' in outer
    assert ".unused" not in outer
    assert "a{src:url(#x)}b{src:url(data:x)}" in outer
    assert inner == ".used{left:0}"
    script = text[text.rindex("<script>") + len("<script>") : text.rindex("</script>")]
    policy = re.search('http-equiv="Content-Security-Policy" content="(.*?)"', text)
    assert policy
    for each in (*styles, script):
        assert f"'{hash_of(each)}'" in policy[1]


def test_all_pages_are_there_once_those_of_both_languages_side_by_side(tmp_path: Path) -> None:
    text, parts = opened(SITE, tmp_path)
    assert [*routes_of(text.encode())] == ["/de/", "/en/", "/de/a/", "/en/a/"]
    assert [*routes_of(b"something else")] == []
    around, around_en, names, names_en, later, *pages = parts
    assert '<header><a href="#/de/">top</a></header>\n<div class="md-content"></div>' in around
    assert '<header><a href="#/de/">top</a></header>' in around_en
    words = re.search('<data id="radar-words" hidden>(.*?)</data>', around)
    assert words and json.loads(unescape(words[1])) == {"none": "No <"}
    assert [json.loads(names), json.loads(names_en)] == [
        {"meant": "?", "names": [["a", "a/"]]},
        {"meant": "", "names": []},
    ]
    assert [*json.loads(later).items()] == [
        ("/de/later/compare-2.json", {"rows": '<a href="#/de/">up</a>', "count": 2}),
        ("/de/later/home.json", {"list": '<a href="#/de/a/">A</a>'}),
    ]
    assert [re.sub("<.*?>", "", each).strip() for each in pages] == ["dea", "upen", "Two."]
    assert 'href="#/en/a/"' in pages[0]

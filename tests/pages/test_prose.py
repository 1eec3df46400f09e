import pytest

from radargen.pages.prose import CitedSource, EmbeddedPicture, prose
from tests.pages.reading import Page, dangers
from tests.selection import mostly_slow

HOSTILE = [
    # raw HTML
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<details open ontoggle=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<style>body{display:none}</style>",
    "<form action=//evil.example><button>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<!--><script>alert(1)</script-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "</div></div></article><script>alert(1)</script>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    # links and images
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript&colon;alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "[x](file:///etc/passwd)",
    "[x](http://[])",
    "[x](../../../../etc/passwd)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    "![x](https://evil.example/pixel.png)",
    '![x" onerror="alert(1)](y)',
    '[x](https://example.org "\\" onclick=alert(1)")',
    "[x](https://example.org 'a\" onmouseover=alert(1) b=\"')",
    # extensions of a site's Markdown
    '[x](https://example.org){ onclick="alert(1)" }',
    '# Heading { #__search onclick="alert(1)" style="position:fixed" }',
    '--8<-- "/etc/passwd"',
    "--8<--\n/etc/passwd\n--8<--",
    "{{ config }} {% include '/etc/passwd' %}",
    '```{ .html onclick="alert(1)" }\n<script>alert(1)</script>\n```',
    "~~~ html\n<script>alert(1)</script>\n~~~",
    "````\n```mermaid\ngraph LR; A-->B; click A callback\n```\n````",
    "$$<script>alert(1)</script>$$",
    '!!! note "<script>alert(1)</script>"\n    x',
    '!!! md-overlay md-search "x"\n    covers the page',
    '??? note "<img src=x onerror=alert(1)>"\n    x',
    "*[HTML]: <script>alert(1)</script>\n\nHTML",
    "- [ ] <input autofocus onfocus=alert(1)>",
    "Term\n: <script>alert(1)</script>",
    "x[^1]\n\n[^1]: <script>alert(1)</script>",
    'x[^bryn]<script>alert(1)</script>[^pilot"onclick=alert(1)]',
    "x[^__search]\n\n[^__search]: y",
    "| <script>alert(1)</script> | b |\n|:-:|--|\n| `<b onclick=x>` | [x](javascript:alert(1)) |",
    ":material-account:{ onclick=alert(1) }",
    "++ctrl+<script>alert(1)</script>++",
    "`<script>alert(1)</script>`",
    "\x02wzxhzdk:0\x03",
    "<div markdown=1>\n\n<script>alert(1)</script>\n\n</div>",
    "\\<script>alert(1)\\</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
]


@pytest.mark.parametrize("body", HOSTILE)
def test_a_hostile_body_is_inert(body: str) -> None:
    assert list(dangers(prose(body))) == []


@pytest.mark.parametrize("body", [*HOSTILE, "a\n\n    code\n\n    more\n\n- b\n\n  c", "```\nx\n\n\ny\n```"])
def test_it_comes_on_one_line(body: str) -> None:
    assert "\n" not in prose(body)


def test_a_star_within_a_word_is_a_star() -> None:
    assert prose("Kund*innen und Nutzer*innen, Manager:innen") == "<p>Kund*innen und Nutzer*innen, Manager:innen</p>"


def test_stars_around_words_still_mean_emphasis() -> None:
    assert prose("*Alle **Kund*innen** hier*") == "<p><em>Alle <strong>Kund*innen</strong> hier</em></p>"


def test_headings_start_below_those_of_the_page() -> None:
    assert Page(prose("# A\n\n## B")).headings() == ["h3", "h4"]
    assert Page(prose("## A\n\n#### B")).headings() == ["h3", "h5"]


def test_an_image_is_shown_as_its_alternative_text() -> None:
    assert prose("Ein ![Bild *von* uns](bild.png).") == "<p>Ein Bild von uns.</p>"


class Leading:
    """A site that has one entry and one picture, and a page with the sources `bryn` and `pilot`."""

    def entry(self, address: str) -> str:
        return "../../trends/kanban/" if address == "kanban" else ""

    def picture(self, address: str) -> EmbeddedPicture | None:
        return EmbeddedPicture("../../assets/a.png", 30, 20) if address == "a.png" else None

    def source(self, key: str) -> CitedSource | None:
        numbers = {"bryn": 1, "pilot": 2}
        return CitedSource(numbers[key], f"#source-{key}", f'Quelle: "<{key}>') if key in numbers else None


BRYN = '<sup class="footnote-ref"><a href="#source-bryn" aria-label="Quelle: &quot;&lt;bryn&gt;">[1]</a></sup>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mehr.[^bryn]", f"<p>Mehr.{BRYN}</p>"),
        ("*Mehr[^bryn]*", f"<p><em>Mehr{BRYN}</em></p>"),
        ("# Mehr[^bryn]", f"<h3>Mehr{BRYN}</h3>"),
        ("Mehr.[^brn]", "<p>Mehr.[^brn]</p>"),
        ("`[^bryn]` \\[^bryn]", "<p><code>[^bryn]</code> [^bryn]</p>"),
        ("[a[^bryn]](kanban)", '<p><a href="../../trends/kanban/">a<sup class="footnote-ref">[1]</sup></a></p>'),
        ("![a[^bryn]](b.png)", "<p>a</p>"),
        ("[^<b>]", "<p>[^&lt;b&gt;]</p>"),
    ],
)
def test_a_mark_leads_to_the_source_it_names(text: str, expected: str) -> None:
    assert prose(text, Leading()) == expected


def test_without_sources_a_mark_is_shown_as_it_was_written() -> None:
    assert prose("Mehr.[^bryn] *a[^b-c]* [^<x>]") == "<p>Mehr.[^bryn] <em>a[^b-c]</em> [^&lt;x&gt;]</p>"


def test_notes_of_the_text_are_counted_on_from_its_sources() -> None:
    html = prose("A[^pilot] b[^1] c^[Inline.].\n\n[^1]: Wegen[^bryn].", Leading())
    assert Page(html).text == "A [2] b [3] c [4] . Wegen [1] . ↩︎ Inline. ↩︎"
    assert '<ol class="footnotes-list" start="3">' in html
    for number in (3, 4):
        assert f'<a href="#fn{number}" id="fnref{number}">' in html and f'<li id="fn{number}"' in html


def test_a_note_of_the_text_wins_over_a_source() -> None:
    assert "source-bryn" not in prose("A[^bryn].\n\n[^bryn]: Eigenes.", Leading())


def test_a_link_to_an_entry_leads_to_its_page_and_others_are_only_words() -> None:
    assert prose("[k](kanban) [x](other)", Leading()) == '<p><a href="../../trends/kanban/">k</a> <a>x</a></p>'


def test_a_picture_has_its_size_and_its_words_and_others_are_only_words() -> None:
    assert prose('![Ein *Kasten* "da"](a.png) ![weg](b.png)', Leading()) == (
        '<p><img src="../../assets/a.png" alt="Ein Kasten &quot;da&quot;" width="30" height="20" loading="lazy">'
        " weg</p>"
    )


@pytest.mark.parametrize(
    "src", ["https://evil.example/a.png", "//evil.example/a.png", "data:image/png;base64,x", "/a.png"]
)
def test_a_picture_from_elsewhere_is_stopped_by_the_second_wall(src: str) -> None:
    class Astray(Leading):
        def picture(self, address: str) -> EmbeddedPicture | None:
            return EmbeddedPicture(src, 1, 1) if address else None

    assert "src" not in prose("![x](a.png)", Astray())


@pytest.mark.parametrize("body", HOSTILE)
def test_a_hostile_body_is_inert_where_links_lead_somewhere(body: str) -> None:
    assert list(dangers(prose(body, Leading()))) == []


def test_task_lists_show_their_boxes() -> None:
    html = prose("- [ ] a\n- [x] b\n  1. [X] c\n  2. d\n- [y] e\n- [ ]")
    assert (html.count("<input"), html.count("checked"), html.count('class="contains-task-list"')) == (3, 4, 1)


def test_links_to_the_web_say_that_they_are_not_ours() -> None:
    assert prose("[x](https://example.org/?a=1&b=2)") == (
        '<p><a href="https://example.org/?a=1&amp;b=2" rel="nofollow noopener noreferrer">x</a></p>'
    )


def test_a_table_keeps_its_alignment_without_a_style() -> None:
    html = prose("| a | b |\n|--|-:|\n| 1 | 2 |")
    assert '<td class="radar-right">2</td>' in html


def test_what_editors_use_survives() -> None:
    html = prose(
        "~~alt~~\n\n- [x] erledigt\n\nBegriff\n: Erklärung\n\n!!! tip\n    Rat\n\nDazu[^1].\n\n[^1]: Fußnote\n\n> Zitat"
    )
    tags = {element.tag for element in Page(html).elements}
    assert {"s", "input", "dl", "dt", "dd", "div", "sup", "ol", "blockquote"} <= tags
    assert '<div class="admonition tip">' in html


def test_code_keeps_its_lines() -> None:
    assert prose("```\na\n\nb\n```") == "<pre><code>a&#10;&#10;b&#10;</code></pre>"


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", mostly_slow(["*a ", "a*", "> ", "- ", "`a", "|a", "[a](", "!!! a\n", "[", "![", "[^"], quick=7)
)
def test_a_long_hostile_text_is_read_in_bounded_depth(piece: str) -> None:
    assert len(prose(piece * (20_000 // len(piece)))) < 2_000_000


@pytest.mark.parametrize(
    "written", ["&lrm;", "&rlm;", "&#8238;", "&#x2066;", "&ZeroWidthSpace;", "&NoBreak;", "&#x2028;"]
)
@pytest.mark.parametrize(
    "text", ["a{}b", "`a` **{}b**", "[a{}b](https://example.org/{} 'a{}b')", "| a{}b |\n|---|", '!!! note "a{}b"']
)
def test_what_nobody_sees_stays_away_also_by_its_name(text: str, written: str) -> None:
    shown = prose(text.replace("{}", written))
    assert not [c for c in shown if not c.isprintable() and c != "\N{NO-BREAK SPACE}"]

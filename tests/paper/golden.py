"""What a book is made of, a line for each value; `python -m tests.paper.golden` writes it anew, and you look at a book.

Charts stand with what they are of; samples, locators and covers in full, with tenths of a point.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from radargen.build.paper_documents import PaperPictures, book_content, handout_content
from radargen.charts.placing import NO_LOCK
from radargen.charts.theme import LIGHT, PRINT
from radargen.model import Picture
from radargen.pages.prose import prose
from radargen.paper.book import PaperTexts
from radargen.paper.paper_look import Paper, sheet
from radargen.paper.passages import passage, read_aloud, words
from tests.folders import ROOT
from tests.slides.golden import deck_radar

FOLDER = ROOT / "tests" / "golden" / "paper"
FOREWORD = "# Vorweg\n\nEin *Wort* zu [Blueprinting](trend:service-blueprinting) und [mehr](https://example.org/).\n"
# A text with everything that Markdown knows.
MARKDOWN = """# Kopf

Ein *Wort*, **zwei**, ~~drei~~, `vier`, H~2~O, x^2^ und [eins](https://example.org/a), [keins](other.md).[^1]
Zweite Zeile\\
nach Umbruch, ![Bild](assets/a.png) darin.

#### Tief

1. eins
2. zwei

    weiter

3. [x] getan

7) sieben

- Punkt
    - darunter
- [ ] offen

> Zitat
>
> - im Zitat

| a | b |
|---|---|
| 1 | **2** |

Begriff
:   Erklärung

!!! note "Kasten"
    Inhalt

```
code <b>
  eingerückt
```

***

[^1]: Fußnote
"""
# Sentences of the site, which are kept with their catalogues.
_ELSEWHERE = {"words"}
# As deep as lines go.
_DEEPEST = 3


def golden() -> dict[str, str]:
    """Name of a file to what it should hold."""
    pictures = tuple(Picture(f"site/assets/{name}", 40, 30, b"data") for name in ("a.png", "b.jpeg", "c.JPG"))
    of = replace(deck_radar(), pictures=pictures)
    drawn = PaperPictures(of, of.newest, "de", NO_LOCK, LIGHT)
    book = book_content(drawn, ("Own Font",), sheet(Paper.A4, printed=True), PaperTexts(FOREWORD)).data
    grey = PaperPictures(of, of.newest, "en", NO_LOCK, PRINT)
    one = tuple(trend for trend in of.trends if trend.id == "disputed")
    handout = handout_content(grey, (), sheet(Paper.LETTER), one).data
    blocks = passage(prose(MARKDOWN), lambda address: f"to {address}", 2)
    told = {"blocks": blocks, "aloud": read_aloud(blocks), "words": words(prose("A *b* c"), str.upper)}
    files = (("book.txt", book), ("handout.txt", handout), ("passage.txt", {"passage": told}))
    return {name: "\n".join([*_lines(data, ""), ""]) for name, data in files}


def _lines(value: Any, path: str, depth: int = 0) -> Iterator[str]:
    if isinstance(value, dict) and (depth < _DEEPEST or "svg" in str(value)[:40]):
        for key, each in value.items():
            if key not in _ELSEWHERE or depth:
                yield from _lines(each, f"{path}.{key}" if path else key, depth + 1)
    elif isinstance(value, list) and depth < _DEEPEST and value and isinstance(value[0], dict):
        for number, each in enumerate(value):
            yield from _lines(each, f"{path}[{number}]", depth + 1)
    elif isinstance(value, str) and value.startswith(("<svg", "<?xml")):
        yield f"{path}: {_picture(value, whole=not re.search('radar|changes|dimensions|cover|chart$', path))}"
    else:
        yield f"{path}: {json.dumps(value, ensure_ascii=False)}"


def _picture(svg: str, *, whole: bool) -> str:
    """A picture in full without fonts, or how often it has which elements, in which colours."""
    bare = re.sub(r"<style>.*?</style>|base64,[\w+/=]+", "", svg, flags=re.DOTALL)
    if not whole:
        found = Counter(re.findall(r"<([a-z]+)|(?:fill|stroke)=\"(#\w+)\"", bare))
        return ", ".join(f"{count} {element or colour}" for (element, colour), count in sorted(found.items()))
    return " ".join(re.sub(r"\d+\.\d+", lambda number: f"{float(number[0]):.1f}", bare).split())


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, made in golden().items():
        (FOLDER / name).write_text(made, encoding="utf-8", newline="\n")

"""What the pages of the reference say around the fields, in both languages."""

# What a pattern of the schema asks for.
PATTERNS = {
    "^[1-5]$": "1-5",
    "^[0-4]$": "0-4",
    "^[a-z0-9]+(-[a-z0-9]+)*$": "id",
    "^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$": "edition",
    "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$": "partial-date",
    "^[12][0-9]{3}$": "year",
    "^[1-9][0-9]{0,11}$": "whole-number",
    r"^-?[0-9]{1,12}(\.[0-9]{1,6})?$": "number",
    "^https?://": "address",
    "^(https?://|mailto:)": "contact",
    "^https://[^/*?#]+/?$": "site",
    "^#[0-9A-Fa-f]{6}$": "colour",
    "^[A-Za-z0-9]+([ -][A-Za-z0-9]+)*$": "font",
    r"^([A-Za-z0-9_][A-Za-z0-9_.-]*/)*[A-Za-z0-9_][A-Za-z0-9_.-]*\.(png|svg)$": "picture",
    r"^([A-Za-z0-9_][A-Za-z0-9_.-]*/)*[A-Za-z0-9_][A-Za-z0-9_.-]*\.(otf|ttf)$": "font-file",
    r"^[^:?#\s]+\.([pP][nN][gG]|[jJ][pP][eE]?[gG])$": "photograph",
}
WORDS = {
    "en": {
        "columns": "| field | what it says | value | example |",
        "scale": "| {key} | what it means |",
        "criterion": "*a criterion's id*",
        "text": "text",
        "Name": "text, or text per language",
        "IndustryRef": "id, or text",
        "Words": "text, or text per language",
        "Markdown": "Markdown, or Markdown per language",
        "Names": "list of texts, or such a list per language",
        "list": "list of{count}: {items}",
        "form": "[these fields](#{key})",
        "count": " {least} to {most}",
        "or": " or ",
        "by-id": "{value}, by id",
        "boolean": "`true` or `false`",
        "date": "day",
        "1-5": "1 to 5",
        "0-4": "0 to 4",
        "id": "id",
        "edition": "id of an edition",
        "partial-date": "day, month or year",
        "year": "year",
        "whole-number": "whole number from 1",
        "number": "number",
        "address": "web address",
        "site": "beginning of a web address, such as `https://intranet.example.org`",
        "contact": "web or mail address",
        "colour": "colour",
        "font": "font family",
        "picture": "path of a PNG or SVG file",
        "photograph": "path of a PNG or JPEG file",
        "font-file": "path of a TTF or OTF file",
        "below": "below",
        "example": "An example with every field",
        "made-up": "Everything in it is made up.",
        "trend": """\
# The fields of a trend

A trend is one file in `trends/`. The file's name without `.yaml` is the trend's id and its address for ever:
lower-case letters, digits and single hyphens (ä becomes ae, ß becomes ss). What stands in **bold** must be there. The
order is free; `radargen fmt` sets the fields in that of this page. The short form is `name`, `dimension` and `ring`.
[Deutsch](trend.de.md)
""",
        "radar": """\
# The fields of radar.yaml

`radar.yaml` is the frame that every trend refers to. What stands in **bold** must be there. The short form is `title`,
`dimensions` and `rings` with plain names. [Deutsch](radar.de.md)
""",
        "texts": """\
What is *text, or text per language* is written either way; a plain text is in the radar's first language:

```yaml
summary: Twelve customers advise the shop.
```

```yaml
summary: {de: Zwölf Kundinnen beraten den Laden., en: Twelve customers advise the shop.}
```

In braces a text with a comma, and anywhere one with a colon and a space, stands in quotation marks.
""",
    },
    "de": {
        "columns": "| Feld | was es sagt | Wert | Beispiel |",
        "scale": "| {key} | was es heißt |",
        "criterion": "*Kennung eines Kriteriums*",
        "text": "Text",
        "Name": "Text, oder Text je Sprache",
        "IndustryRef": "Kennung, oder Text",
        "Words": "Text, oder Text je Sprache",
        "Markdown": "Markdown, oder Markdown je Sprache",
        "Names": "Liste von Texten, oder eine je Sprache",
        "list": "Liste{count}: {items}",
        "form": "[diese Felder](#{key})",
        "count": " mit {least} bis {most}",
        "or": " oder ",
        "by-id": "{value}, je Kennung",
        "boolean": "`true` oder `false`",
        "date": "Tag",
        "1-5": "1 bis 5",
        "0-4": "0 bis 4",
        "id": "Kennung",
        "edition": "Kennung einer Ausgabe",
        "partial-date": "Tag, Monat oder Jahr",
        "year": "Jahr",
        "whole-number": "ganze Zahl ab 1",
        "number": "Zahl",
        "address": "Webadresse",
        "site": "Anfang einer Webadresse, etwa `https://intranet.example.org`",
        "contact": "Web- oder Mailadresse",
        "colour": "Farbe",
        "font": "Schriftfamilie",
        "picture": "Pfad einer PNG- oder SVG-Datei",
        "photograph": "Pfad einer PNG- oder JPEG-Datei",
        "font-file": "Pfad einer TTF- oder OTF-Datei",
        "below": "unten",
        "example": "Ein Beispiel mit jedem Feld",
        "made-up": "Alles darin ist erfunden.",
        "trend": """\
# Die Felder eines Trends

Ein Trend ist eine Datei in `trends/`. Ihr Name ohne `.yaml` ist die Kennung des Trends und für immer seine Adresse:
kleine Buchstaben, Ziffern und einzelne Bindestriche (ä wird ae, ß wird ss). Was **fett** steht, muss da sein. Die
Reihenfolge ist frei; `radargen fmt` stellt die dieser Seite her. Die Kurzform ist `name`, `dimension` und `ring`.
[English](trend.md)
""",
        "radar": """\
# Die Felder von radar.yaml

`radar.yaml` ist der Rahmen, auf den sich jeder Trend bezieht. Was **fett** steht, muss da sein. Die Kurzform ist
`title`, `dimensions` und `rings` mit bloßen Namen. [English](radar.md)
""",
        "texts": """\
Wo *Text, oder Text je Sprache* steht, geht beides; ein Text ohne Sprache ist in der ersten des Radars:

```yaml
summary: Zwölf Kundinnen beraten den Laden.
```

```yaml
summary: {de: Zwölf Kundinnen beraten den Laden., en: Twelve customers advise the shop.}
```

In geschweiften Klammern steht ein Text mit Komma in Anführungszeichen, überall sonst einer, in dem ein Doppelpunkt mit
Leerzeichen vorkommt.
""",
    },
}

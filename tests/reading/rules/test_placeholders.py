"""What a template leaves in imprint and privacy, told from what somebody wrote, and where that is an error."""

import json
from pathlib import Path

import pytest
import yaml

from radargen.reading.rules.placeholders import placeholders
from radargen.writing.forge import SETUP, Forge, forge_files
from radargen.writing.starter import Example, starter_files
from radargen.writing.starter.install_source import released
from tests.folders import radar_folder, radargen
from tests.runner import INSTALL, run_step, run_steps, script

LEFT = """
**Noch auszufüllen.** Wer diese Seite veröffentlicht, trägt hier Name und Anschrift ein.
**Still to be filled in.** Whoever publishes this site states here who that is.
Still to be added: who answers
Noch zu ergänzen
Wird noch ergänzt.
Folgt in Kürze
Coming soon
Insert your address here
Hier eintragen
TODO
todo: Anschrift
TBD
XXX GmbH
FIXME before launch
Lorem ipsum dolor sit amet, consetetur sadipscing elitr.
Platzhalter für das Impressum
This is a placeholder.
Max Mustermann
Musterstraße 1
Musterstr. 12
12345 Musterstadt
Erika Musterfrau, Musterweg 3
Jane Doe
Beispielfirma GmbH
kontakt@example.org
https://www.example.com/imprint
info@musterfirma.de
post@deine.invalid
mail@ihre-domain.de
Telefon: 0123 456789
VAT: DE123456789
[Name]
[Ihr Name], [Straße, Hausnummer], [PLZ Ort]
[Name des Unternehmens]
[E-Mail-Adresse]
[…]
<Anschrift>
{{name}}
{address}
Name: …
Name: ___
**Anschrift:** ...
E-Mail: xxx
…
???
Vorname Nachname
Straße und Hausnummer
PLZ Ort
Your company
**Ihre Anschrift**
""".strip().splitlines()
EMPTY = ["**", "---", "# Imprint", "## Impressum", "n/a", "-", "...", "[]()", "***", "none", "> Datenschutz"]
WRITTEN = """
Diese Fassung ist eine Vorschau ohne Anbieter.
Anna Berg, Am Markt 5, 04109 Leipzig
E-Mail: anna [at] berg [dot] de
[E-Mail](mailto:anna@berg.de)
<https://berg.de> und <anna@berg.de>
Wir verarbeiten Ihren Namen, Ihre Anschrift und Ihre E-Mail-Adresse.
We process your name and your e-mail address.
- Ihre E-Mail-Adresse
## Ihre Rechte
**Name und Anschrift des Verantwortlichen:**
Muster GmbH, Inhaberin: Petra Muster
Telefon: 0711 1234567
Ein Muster für Formulare und Beispiele liegt bei.
https://www.examples-online.com, https://test.de, https://beispielhaft.de
Die Angaben [1] stehen fest.
Wer fragt, dem wird geantwortet … und zwar bald.
Fill in the form and send it to us.
What is to be done is decided by the board.
Fülle das Formular aus.
![Anschrift](images/anschrift.png)
""".strip().splitlines()


@pytest.mark.parametrize("text", [*LEFT, *EMPTY])
def test_what_a_template_left_is_found(text: str) -> None:
    assert len(list(placeholders(text))) == 1


@pytest.mark.parametrize("text", LEFT)
def test_it_is_found_among_words_of_ones_own_at_its_line(text: str) -> None:
    ((at, words),) = placeholders(f"Anna Berg, Am Markt 5\n\n{text}\n\n04109 Leipzig")
    assert text.startswith(words) or words in text
    assert at >= len("Anna Berg, Am Markt 5\n\n")


@pytest.mark.parametrize("text", WRITTEN)
def test_what_somebody_wrote_is_none(text: str) -> None:
    assert list(placeholders(text)) == []


def test_a_rule_of_markdown_and_a_link_defined_below_are_none() -> None:
    assert list(placeholders("Anna Berg\n\n___\n\nLeipzig, [E-Mail]\n\n[E-Mail]: mailto:anna@berg.de")) == []


def test_each_line_is_told_and_none_hides_another() -> None:
    assert [words for _, words in placeholders("Max Mustermann, [Name]\nTODO\n\nAnna Berg\nTel.: ???")] == [
        "Mustermann",
        "TODO",
        "???",
    ]


@pytest.mark.parametrize(
    "text",
    ["a.a." * 20_000, ":" * 80_000, "_" * 80_000 + "x", "[name " * 12_000, ": " * 40_000, "insert " + "a " * 40_000,
     "1 2 3 4 " * 10_000, "[name]\n" * 10_000, "your " * 16_000, "*_ " * 27_000 + "x"],
)  # fmt: skip
def test_a_text_made_to_take_long_is_looked_through(text: str) -> None:
    assert len(list(placeholders(text))) <= len(text)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("example", list(Example))
@pytest.mark.parametrize("host", list(Forge))
def test_a_new_radar_is_checked_and_not_published_until_it_is_filled_in(
    example: Example, language: str, host: Forge, tmp_path: Path
) -> None:
    found = starter_files(example, language, host, released("1.0"))
    for path, text in found.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert radargen("--root", tmp_path, "validate").returncode == 0
    done = radargen("--root", tmp_path, "validate", "--for-readers", "--format", "json")
    told = [(row["code"], row["severity"], row["path"]) for row in json.loads(done.stdout)]
    assert (done.returncode, set(told)) == (1, {("placeholder", "error", "radar.yaml")})
    fields = 2 * (2 if example is Example.CX else 1)
    assert len(told) == fields


@pytest.mark.parametrize("filled", [False, True])
def test_the_workflows_that_publish_ask_for_it(filled: bool, tmp_path: Path) -> None:
    root = radar_folder(tmp_path / "radar")
    frame = root / "radar.yaml"
    if not filled:
        words = frame.read_text(encoding="utf-8").replace("Who writes here.", "'[Name and address]'")
        frame.write_text(words, encoding="utf-8")
    (root / ".ci").mkdir()
    script(root / SETUP, INSTALL)
    run_steps(tmp_path, root, [{"name": "set up", "run": SETUP}], {})
    hub = yaml.safe_load(forge_files(Forge.GITHUB, "en", None)[".github/workflows/publish.yml"])
    lab = yaml.safe_load(forge_files(Forge.GITLAB, "en", None)[".gitlab-ci.yml"])
    lines = [step["run"] for step in hub["jobs"]["build"]["steps"] if "validate" in step.get("run", "")]
    lines += [line for line in lab["pages"]["script"] if "validate" in line]
    assert len(lines) == 2
    for line in lines:
        done = run_step(tmp_path, root, {"name": "validate", "run": line}, {})
        assert (done.returncode, done.stdout.count("[placeholder]")) == ((0, 0) if filled else (1, 1)), done.stderr

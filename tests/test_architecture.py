"""What developers are told is true: files, names and words mentioned are there, and the picture is drawn anew."""

import ast
import importlib
import re
from collections import Counter
from pathlib import Path

import pytest

from radargen.text.catalogues import FOLDER
from tests import architecture, messages
from tests.folders import ROOT
from tests.manual import spans

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
CONVENTIONS = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## For developers")[2]
# What both set as code.
MENTIONED = sorted({*spans(PAGE), *spans(CONVENTIONS)})
PACKAGE = ROOT / "radargen"
ROOMS = sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists())
NUMBERS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen")
NOUN = re.compile(r"^\| `(\w+)` \| (.+?) \| .+? \| `(.+?)` \|$", re.MULTILINE)
NOUNS = NOUN.findall(PAGE)


@pytest.mark.slow
def test_the_picture_is_drawn_from_the_contracts_of_today() -> None:
    assert architecture.picture() == architecture.PICTURE.read_text(encoding="utf-8")


def test_what_a_folder_holds_is_taken_in_at_a_glance() -> None:
    modules = Counter(path.parent.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
    assert {folder: count for folder, count in modules.items() if count > 23} == {}


def test_every_room_is_described_from_the_bottom_up() -> None:
    described = re.findall(r"^### (\w+)$", PAGE, re.MULTILINE)
    assert sorted(described) == ROOMS
    assert f"{NUMBERS[len(ROOMS) - 10]} rooms" in PAGE
    floor = {room: n for n, floor in enumerate(reversed(architecture.floors())) for room in floor}
    assert [floor[room] for room in described] == sorted(floor[room] for room in described)


@pytest.mark.parametrize("path", [span for span in MENTIONED if "/" in span and not {*" <"} & {*span}])
def test_every_path_mentioned_is_there(path: str) -> None:
    # Paths below the package stand without its name, as in the folder view.
    assert (ROOT / path).exists() or (PACKAGE / path).exists()


@pytest.mark.parametrize("name", [span for span in MENTIONED if span.partition(".")[0] in ROOMS and "/" not in span])
def test_every_name_mentioned_can_be_imported(name: str) -> None:
    module, _, member = f"radargen.{name}".rpartition(".")
    found = importlib.import_module(module)
    assert hasattr(found, member) or importlib.import_module(f"radargen.{name}")


def test_every_noun_of_the_vocabulary_is_a_class_where_the_table_says() -> None:
    assert len(NOUNS) > 30
    for noun, _, path in NOUNS:
        tree = ast.parse((PACKAGE / path).read_text(encoding="utf-8"))
        assert noun in {node.name for node in tree.body if isinstance(node, ast.ClassDef)}, noun


def test_readers_see_the_german_words_of_the_vocabulary() -> None:
    catalogue = messages.read(FOLDER / "de" / "LC_MESSAGES" / "readers.po")
    seen = "\n".join(form for one in catalogue for form in messages.forms(one.string))
    assert [word for _, word, _ in NOUNS if word != "–" and word not in seen] == []


def test_every_tool_mentioned_is_there() -> None:
    named = {word for span in MENTIONED for word in re.findall(r"python -m (tests[\w.]*)", span)}
    assert named
    for word in named:
        path = Path(ROOT, *word.split("."))
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), word


def test_every_noun_and_table_mentioned_is_declared() -> None:
    package = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    named = {span for span in spans(PAGE) if re.fullmatch(r"[A-Z]\w+(\.[A-Z]+)?", span)}
    assert len(named) > 30
    for name in named:
        last = name.rpartition(".")[2]
        assert re.search(rf"^ *(class {last}\b|{last}(: .+)? = )", package, re.MULTILINE), name

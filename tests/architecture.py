"""docs/architecture.svg: the rooms of the package on their floors, drawn from the import contracts.

`python -m tests.architecture` writes it. Rooms and floors are those of pyproject.toml, what a room is for is the first
sentence of its docstring, and beside it stand the packages from elsewhere that the contracts let it know.
"""

import ast
import textwrap
import tomllib
from html import escape
from pathlib import Path
from typing import Any

from tests.folders import ROOT

PACKAGE = "radargen"
PICTURE = ROOT / "docs" / "architecture.svg"
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13">\n'
    "<title>The rooms of radargen on their floors; a room imports from lower floors only</title>\n"
    '<rect width="{width}" height="{height}" fill="#fff"/>'
)
# In pixels: the picture, the column of rooms in it, the space around boxes and within, a line of text.
WIDTH, ROOMS, GAP, PAD, LINE = 980, 730, 8, 12, 18
# How many pixels a letter of the text takes on average, rather too many.
LETTER = 6.9


def floors(container: str = PACKAGE) -> list[list[str]]:
    """The rooms of a package by floor, from the top: what the contract on its layers says."""
    (layers,) = (one["layers"] for one in contracts() if one.get("containers") == [container])
    return [floor.split(" | ") for floor in layers]


def inner_floors() -> dict[str, list[list[str]]]:
    """The same for each package within a room whose floors have a contract."""
    inner = [one["containers"][0] for one in contracts() if one["type"] == "layers" and one["containers"] != [PACKAGE]]
    return {container: floors(container) for container in inner}


def known_packages() -> dict[str, list[str]]:
    """By room, the packages from elsewhere that it and no other may import."""
    known: dict[str, list[str]] = {}
    for contract in contracts():
        for allowance in contract.get("ignore_imports", []):
            importer, _, package = allowance.partition(" -> ")
            if "." not in importer:
                continue  # the package itself, which imports nothing from elsewhere
            packages = known.setdefault(importer.split(".")[1], [])
            if package in contract["forbidden_modules"] and package not in packages:
                packages.append(package)
    return known


def contracts() -> list[dict[str, Any]]:
    """The import contracts of pyproject.toml."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return found


def purpose(room: str) -> str:
    """The first sentence of a room's docstring."""
    folder = ROOT / PACKAGE / room
    file = folder / "__init__.py" if folder.is_dir() else Path(f"{folder}.py")
    return (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").partition("\n")[0].replace("`", "")


def picture() -> str:
    """The SVG."""
    known, inner = known_packages(), inner_floors()
    marks, y = [], float(GAP)
    for floor in floors():
        width = (ROOMS - GAP * (len(floor) - 1)) / len(floor)
        texts = [_lines(room, width, inner) for room in floor]
        height = 2 * PAD + LINE * (1 + max(map(len, texts))) - 4
        for n, (room, lines) in enumerate(zip(floor, texts, strict=True)):
            marks += _room(room, lines, (GAP + n * (width + GAP), y, width, height))
        lists = {room: ", ".join(known.get(room, [])) for room in floor}
        packages = "; ".join(f"{room}: {its}" if len(floor) > 1 else its for room, its in lists.items())
        for n, line in enumerate(textwrap.wrap(packages, int((WIDTH - ROOMS - 4 * GAP) / LETTER))):
            marks.append(_text(line, ROOMS + 3 * GAP, y + PAD + LINE * (n + 0.7), fill="#8a3a00"))
        y += height + GAP
    return "\n".join([HEAD.format(width=WIDTH, height=round(y)), *marks, "</svg>", ""])


def write() -> None:
    """Write the picture anew."""
    PICTURE.write_text(picture(), encoding="utf-8")


def _lines(room: str, width: float, inner: dict[str, list[list[str]]]) -> list[str]:
    """What stands below a room's name: what it is for, and the floors within."""
    within = [
        f"{container.removeprefix(f'{PACKAGE}.')}, from above: {' > '.join(' | '.join(floor) for floor in its)}"
        for container, its in inner.items()
        if container.split(".")[1] == room
    ]
    return [
        line for words in (purpose(room), *within) for line in textwrap.wrap(words, int((width - 2 * PAD) / LETTER))
    ]


def _room(name: str, lines: list[str], box: tuple[float, float, float, float]) -> list[str]:
    x, y, width, height = box
    return [
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="6" fill="#eef2f7" stroke="#5a6b80"/>',
        _text(name, x + PAD, y + PAD + LINE * 0.7, weight="bold"),
        *(_text(line, x + PAD, y + PAD + LINE * (n + 1.7)) for n, line in enumerate(lines)),
    ]


def _text(words: str, x: float, y: float, fill: str = "#1c2530", weight: str = "normal") -> str:
    return f'<text x="{x:g}" y="{y:g}" fill="{fill}" font-weight="{weight}">{escape(words)}</text>'


if __name__ == "__main__":
    write()

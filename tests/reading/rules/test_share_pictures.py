"""The picture of a trend's own for links to it, from the files to what an editor is told."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from radargen.model.problems import Problem
from radargen.reading import Loaded, load
from radargen.storage import files

RADAR = "title: T\nlanguages: [en]\ndimensions: [People, Process]\nrings: [Near, Far]\n"
ENTRY = "name: Kanban\ndimension: people\nring: near\nsources: [{title: A book}]\n"


def picture(width: int = 1200, height: int = 630, kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new("L", (width, height)).save(out, kind)
    return out.getvalue()


def loaded(file: str, data: bytes | Problem | None = None, words: str = ", words: A box") -> Loaded:
    entry = f"{ENTRY}share_picture: {{file: {file}{words}}}\n"
    there: dict[str, str | bytes | Problem] = {"trends/images/box.png": data} if data else {}
    return load({"radar.yaml": RADAR, "trends/kanban.yaml": entry, **there})


@pytest.mark.parametrize("file", ["images/box.png", "trends/images/box.png", "./images/box.png"])
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_for_links_is_kept_with_its_size_and_is_none_of_the_texts(file: str, kind: str) -> None:
    found = loaded(file, picture(kind=kind))
    assert found.problems == ()
    assert found.radar
    assert [(one.path, one.width, one.height) for one in found.radar.share_pictures] == [
        ("trends/images/box.png", 1200, 630)
    ]
    assert found.radar.pictures == ()
    (trend,) = found.radar.trends
    assert trend.share_picture
    assert (trend.share_picture.path, trend.share_picture.words.any("en")) == ("trends/images/box.png", "A box")


@pytest.mark.parametrize(
    "file",
    [
        *("https://example.org/box.png", "//example.org/box.png", "'data:image/png;base64,AA'", "/etc/box.png"),
        *("images/../../box.png", "../../images/../box.png", "elsewhere/box.png", "images/box.svg", "box.png", "''"),
        *(
            '"images/%2e%2e/box.png"',
            '"images\\\\box.png"',
            "images/box.png/",
            '"images/box.png?x=1"',
            "images/.box.png",
        ),
    ],
)
def test_what_lies_elsewhere_or_is_no_photograph_is_refused_at_its_line(file: str) -> None:
    found = loaded(file, picture())
    (problem,) = found.problems
    assert (problem.code, problem.location.line, problem.location.column) == ("bad-value", 5, 23)
    assert found.left_out == ("kanban",)


@pytest.mark.parametrize(
    ("size", "fits"),
    [
        *(((600, 315), True), ((599, 315), False), ((600, 314), False), ((1200, 800), True), ((1200, 801), False)),
        *(((1320, 600), True), ((1321, 600), False)),
    ],
)
def test_a_picture_that_networks_would_shrink_or_cut_is_refused(size: tuple[int, int], fits: bool) -> None:
    assert [one.code for one in loaded("images/box.png", picture(*size)).problems] == ([] if fits else ["bad-picture"])


def test_an_absent_or_broken_file_is_told_of_and_one_without_words_is_a_warning() -> None:
    (absent,) = loaded("images/bax.png").problems
    assert (absent.code, absent.hint) == ("bad-picture", "Put it there, or delete the line.")
    (near,) = loaded("images/bax.png", picture()).problems
    assert near.hint == "Did you mean trends/images/box.png?"
    (broken,) = loaded("images/box.png", picture()[:-20]).problems
    assert (broken.code, broken.message) == ("bad-picture", "‘trends/images/box.png’ is a broken PNG.")
    silent = loaded("images/box.png", picture(), "")
    assert [one.code for one in silent.problems] == ["picture-without-words"]
    assert silent.left_out == ()


@pytest.mark.parametrize(
    "written",
    [
        "{file: images/box.png, words: A box}",
        '\n  file: "images/box.png"\n  words: A box',
        "\n  {'file': images/box.png}",
    ],
)
def test_the_file_is_found_in_the_folder_however_the_entry_is_laid_out(tmp_path: Path, written: str) -> None:
    (tmp_path / "trends" / "images").mkdir(parents=True)
    (tmp_path / "radar.yaml").write_text(RADAR)
    (tmp_path / "trends" / "kanban.yaml").write_text(f"{ENTRY}share_picture: {written}\n")
    (tmp_path / "trends" / "images" / "box.png").write_bytes(picture())
    (tmp_path / "trends" / "images" / "other.png").write_bytes(picture())
    assert [path for path in files.read(tmp_path) if path.startswith("trends/images")] == ["trends/images/box.png"]

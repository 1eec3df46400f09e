"""What of a picture's file is shown, and what is refused."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from radargen.model.problems import Problem
from radargen.reading.picture_files.text_pictures import checked_pictures, picture, picture_paths
from radargen.reading.picture_files.unsafe_picture import Unsafe

SECRET = b"where it was taken"


def photograph(turned: int = 1, **how: Any) -> bytes:
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = SECRET.decode(), turned
    out = BytesIO()
    image = Image.linear_gradient("L").resize((48, 32)).convert("RGB")
    image.save(out, "JPEG", exif=exif, comment=SECRET, icc_profile=SECRET, **how)
    return out.getvalue()


@pytest.mark.parametrize(
    "how", [{}, {"progressive": True}, {"optimize": True, "quality": 95}, {"restart_marker_rows": 1}]
)
def test_a_photograph_loses_its_notes_and_nothing_of_the_picture(how: dict[str, Any]) -> None:
    data = photograph(**how)
    assert SECRET in data
    found = picture("trends/images/a.jpg", data + SECRET)
    assert (found.width, found.height) == (48, 32)
    assert SECRET not in found.data
    assert b"Exif" not in found.data
    assert Image.open(BytesIO(found.data)).tobytes() == Image.open(BytesIO(data)).tobytes()


def test_the_colours_of_a_picture_for_print_are_kept() -> None:
    out = BytesIO()
    Image.new("CMYK", (8, 8), (10, 200, 30, 40)).save(out, "JPEG")
    found = picture("trends/images/a.jpg", out.getvalue())
    assert Image.open(BytesIO(found.data)).getpixel((0, 0)) == Image.open(out).getpixel((0, 0))


@pytest.mark.parametrize("turned", [2, 3, 6, 8])
def test_a_photograph_that_would_lie_on_its_side_is_refused(turned: int) -> None:
    with pytest.raises(Unsafe):
        picture("trends/images/a.jpg", photograph(turned))


def test_a_picture_is_told_by_its_content_and_cut_off_ones_are_refused() -> None:
    data = photograph()
    for wrong in (b"", b"GIF89a", b"\xff\xd8\xff", *(data[:length] for length in range(4, len(data) - 2, 97))):
        with pytest.raises(Unsafe):
            picture("trends/images/a.jpg", wrong)
    assert picture("trends/images/a.png", data).width == 48


@pytest.mark.parametrize("size", [(2_100, 2_000), (1, 10_001), (10_001, 1)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_more_pixels_than_anybody_needs_are_refused(size: tuple[int, int], kind: str) -> None:
    out = BytesIO()
    Image.new("L", size).save(out, kind)
    with pytest.raises(Unsafe):
        picture("trends/images/a.jpg", out.getvalue())


def test_the_pictures_of_a_file_are_those_its_texts_may_name() -> None:
    source = b'text: |\n  ![a](images/a.png) ![b](<../site/assets/b.JPG> "b") ![c][c]\n\n  [c]: images/c.svg\n'
    assert picture_paths(source) == {"trends/images/a.png", "site/assets/b.JPG", "trends/images/c.svg"}
    assert picture_paths(b"text: images/a.png") == frozenset()


def test_many_large_pictures_are_only_looked_into_up_to_a_limit() -> None:
    out = BytesIO()
    Image.new("1", (2_000, 2_000)).save(out, "PNG")
    many = {f"trends/images/p{n:02}.png": out.getvalue() for n in range(52)} | {"trends/images/q.jpg": photograph()}
    found = checked_pictures(many)
    refused = [path for path, one in found.items() if isinstance(one, Problem)]
    assert refused == ["trends/images/p50.png", "trends/images/p51.png"]

"""python -m tests.tutorial_pictures: draw anew, at a smaller size, what the comment in the tutorial shows."""

import tempfile
from pathlib import Path

from PIL import Image

from tests.manual import blocks, spans
from tests.runner import git, run_steps
from tests.tutorial import Forge, page, parts

SIZE = (1280, 720)


def draw(language: str) -> None:
    """The radar of the page in that language, with its trend, mended, against the one before."""
    _, _, write, _, _, mend, *_, beginning = parts(language)
    with tempfile.TemporaryDirectory() as home:
        forge = Forge(Path(home), beginning)
        git(forge.folder, "switch", "--quiet", "--create=proposal")
        path = next(span for span in spans(write) if span.startswith("trends/"))
        wrong, right, *_ = spans(mend)
        (forge.folder / path).write_text(blocks(write)[0].text.replace(wrong, right), encoding="utf-8")
        command = {"name": "draw", "run": "radargen diff main --picture drawn.png --size 16:9"}
        run_steps(forge.home, forge.folder, [command], {})
        drawn = Image.open(forge.folder / "drawn.png").convert("RGB").resize(SIZE).quantize(128)
        drawn.save(page(language).with_suffix(".png"))


if __name__ == "__main__":
    for one in ("en", "de"):
        draw(one)

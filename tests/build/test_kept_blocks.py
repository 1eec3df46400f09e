"""Blocks of pages that a build keeps come back as they were, or not at all."""

import json
from pathlib import Path

import pytest

from radargen.build.kept_blocks import found_blocks, keep_blocks
from radargen.pages import RenderedBlocks
from radargen.storage.kept_results import NOTHING_KEPT, KeptResults, packed


def rendered(template: str, view: object, language: str, root: str, heading: bool) -> str:
    return f"{template} {view} {language} {root} {heading} ä"


def test_a_block_of_the_last_build_is_not_rendered_again(tmp_path: Path) -> None:
    kept = KeptResults(str(tmp_path / "kept"))
    first = RenderedBlocks(rendered)
    block = first.block("a.j2", "view", "de", "", False)
    keep_blocks(kept, "de", first)
    again = found_blocks(kept, "de")
    assert again and {key: bytes(part) for key, part in again.found.items()} == {
        key: bytes(part) for key, part in first.used.items()
    }
    assert block.encode() in [*first.used.values()]
    other = found_blocks(kept, "en")
    assert other and other.found == {}
    assert found_blocks(NOTHING_KEPT, "de") is None
    # What is the same is not written again.
    file = Path(kept.folder, kept._name("de"))
    file.unlink()
    same = RenderedBlocks(rendered, first.used)
    same.block("a.j2", "view", "de", "", False)
    keep_blocks(kept, "de", same)
    keep_blocks(kept, "de", None)
    assert not file.exists()


@pytest.mark.parametrize("keys", ['["a", "b"]', "{", "2", "[2]"])
def test_what_is_no_block_is_none(tmp_path: Path, keys: str) -> None:
    kept = KeptResults(str(tmp_path / "kept"))
    kept.write("de", *packed(keys, [b"one"]))
    found = found_blocks(kept, "de")
    assert found and found.found == {}
    kept.write("de", *packed(json.dumps(["a"]), [b"one"]))
    sound = found_blocks(kept, "de")
    assert sound and [*sound.found] == ["a"]

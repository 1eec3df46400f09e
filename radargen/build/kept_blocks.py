"""Rendered blocks of pages, kept from one build to the next."""

import json

from radargen.pages import RenderedBlocks, rendered_block
from radargen.storage.kept_results import KeptResults, packed, unpacked


def found_blocks(kept: KeptResults, slot: str) -> RenderedBlocks | None:
    """The blocks that the last build kept under that name; None if there are none."""
    if not kept.folder:
        return None
    blocks: dict[str, memoryview] = {}
    if (content := kept.read(slot)) is not None:
        try:
            keys, parts = unpacked(content)
            blocks = {key: part for key, part in zip(json.loads(keys), parts, strict=True) if type(key) is str}
        except (ValueError, TypeError, RecursionError):
            blocks = {}
    return RenderedBlocks(rendered_block, blocks)


def keep_blocks(kept: KeptResults, slot: str, rendered: RenderedBlocks | None) -> None:
    """Keep exactly the blocks of this build, unless they are those of the last one."""
    if rendered and rendered.changed:
        kept.write(slot, *packed(json.dumps([*rendered.used]), [*rendered.used.values()]))

"""A picture with a palette: a third of the bytes, and its flat colours as they were."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

# What a palette holds: the few colours of a scene and the most frequent steps between them at edges.
COLOURS = 256


def reduced(picture: Image.Image) -> Image.Image:
    """An RGB picture with its most frequent colours, the others as the nearest of these.

    Pillow's own ways merge shades as close as those of the rings.
    """
    counted = sorted(picture.getcolors(picture.width * picture.height) or [], reverse=True)
    colours = np.array([colour for _, colour in counted], dtype=np.int64)
    kept = colours[:COLOURS]
    nearest = ((colours[:, None] - kept[None]) ** 2).sum(axis=2).argmin(axis=1)
    places = np.zeros(1 << 24, dtype=np.uint8)
    places[_code(colours)] = nearest
    found = Image.fromarray(places[_code(np.asarray(picture, dtype=np.uint32))], "P")
    found.putpalette(kept.astype(np.uint8).tobytes())
    return found


def _code(colours: NDArray[Any]) -> NDArray[Any]:
    """Red, green and blue as one number."""
    code: NDArray[Any] = (colours[..., 0] << 16) | (colours[..., 1] << 8) | colours[..., 2]
    return code

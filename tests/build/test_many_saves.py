"""What a preview holds on to: after many saves as much as after a few."""

import gc

from benchmarks.radars import broad
from radargen.build import load, site
from radargen.pages.views.page_parts.trend_rows import TrendRow
from radargen.reading.forms.form_errors import Validated

SAVED = "trends/t00003.yaml"


def alive() -> tuple[int, int]:
    """How many rows of pages and parsed entries there are."""
    gc.collect()
    held = gc.get_objects()
    return sum(type(one) is TrendRow for one in held), sum(type(one) is Validated for one in held)


def test_texts_that_were_saved_over_are_forgotten() -> None:
    files: dict[str, bytes] = {path: words.encode() for path, words in broad(6).items()}
    before, counts = files[SAVED], []
    for save in range(4):
        files[SAVED] = before.replace(b"Teams that try", b"%d teams that try" % save)
        loaded, lock = load(files)
        made = site(loaded, "en", lock=lock, pictures=False)
        assert f"{save} teams that try" in str(made.files["trends/t00003.md"])
        counts.append(alive())
    assert min(counts[0]) > 0
    assert counts[1] == counts[-1]

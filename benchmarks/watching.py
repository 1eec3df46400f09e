"""How long an editor waits: from writing a trend's file to reading the change in a browser that shows its page."""

import time
from pathlib import Path

from benchmarks import radars
from tests.browser import opened
from tests.preview import serving

TREND = "t0007"
# Long enough for a preview of any size on a machine that has other things to do.
PATIENCE = 180_000


def waited(root: Path, trends: int, times: int = 3) -> float:
    """The least of several waits in seconds of wall time, for a radar of so many trends that stands in `root`."""
    entry, text = root / "trends" / f"{TREND}.yaml", radars.full(trends)[f"trends/{TREND}.yaml"]
    waits = []
    with serving(root) as preview, opened() as browser:
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(f"{preview.address}/trends/{TREND}/")
        for number in range(1, times + 1):
            # The preview looks a page over once it is there; nobody types faster than that.
            time.sleep(1)
            start = time.perf_counter()
            entry.write_text(text.replace("report fewer", f"report {number} fewer"), encoding="utf-8")
            page.get_by_text(f"report {number} fewer").first.wait_for()
            waits.append(time.perf_counter() - start)
    return min(waits)

"""Print the figures that matter, each as a ratio to a plain way of doing the same work on the same machine.

CPU seconds, user and system, children included; an editor's wait is wall time. A ratio holds where absolute times
drift from machine to machine.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from pathlib import Path

import click

from benchmarks import chains, plain, radars, watching
from benchmarks.documents import documents
from benchmarks.figures import Figure
from benchmarks.growing import OURS, PLAIN_MKDOCS, growing, marginal
from benchmarks.radars import written
from benchmarks.weights import weights
from radargen.build import load as read_radar
from radargen.charts import drawing as painters
from radargen.charts.drawing import figure
from radargen.charts.placing import ChartRequest, chart
from radargen.charts.placing.memory.edition_layout import edition_layout
from radargen.charts.scene import Scene
from radargen.charts.theme import FORMATS, LIGHT, Labels
from radargen.model import Radar
from radargen.publishing.mkdocs_host.mkdocs_build import BuildOrder, write_site
from radargen.publishing.mkdocs_host.page_cache import PageCache
from radargen.reading import load
from radargen.storage.files import read
from tests.reading.test_hostile import HOSTILE, SOUND

PYTHON = (sys.executable, "-m")
RADARGEN = (*PYTHON, "radargen")
Scenes = tuple[Scene, ...]
PAINTERS: dict[str, Callable[[Scenes], bytes]] = {
    "SVG": lambda scenes: painters.svg(scenes[0], LIGHT).encode(),
    "PNG, 150 dpi,": lambda scenes: figure.png(scenes[0], LIGHT, 150),
    "PDF": lambda scenes: figure.pdf(scenes, LIGHT),
}


@click.command()
@click.option("--json", "target", type=click.Path(dir_okay=False, path_type=Path), help="Also write all ratios there.")
@click.option("--growth", is_flag=True, help="Only what further trends and editions cost.")
def main(target: Path | None, growth: bool) -> None:
    """Run all benchmarks, and print each figure as a ratio."""
    # Else mkdocs-material says at each build what it thinks of the next MkDocs.
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    told = []
    with tempfile.TemporaryDirectory() as folder:
        for figure in marginal(Path(folder)) if growth else figures(Path(folder)):
            click.echo(figure.line)
            told.append(figure.record)
    if target:
        target.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def figures(folder: Path) -> Iterator[Figure]:
    """All figures, as they are measured; builds are cold, each in a folder of its own, unless another thing is said."""
    yield from validating(folder)
    yield hostile()
    yield from growing(folder)
    yield from marginal(folder)
    yield from weights()
    yield from documents(folder / "documents", RADARGEN, as_process, in_process)
    for trends in (20, 45, 100, 300):
        yield from drawing(trends)
    placing()
    for line in chains.still("44 trends, 5 rings, skew", chains.one_by_one(chains.chain(44, 5, spread="skew"))):
        click.echo(line)
    for trends in (44, 1000):
        yield building(folder, trends)
        yield rebuilding(folder / f"site{trends}")
    for trends, goal in ((60, 1.0), (1000, 3.0)):
        yield previewing(folder, trends)
        root = written(folder / f"watched{trends}", radars.full(trends) | {"mkdocs.yml": OURS})
        wait = watching.waited(root, trends)
        yield Figure(f"edit to browser at {trends}, wall", wait, goal, "what editors should wait")


def in_process(work: Callable[[], object], times: int = 5) -> float:
    """The least CPU time of several runs, the first not counted, in seconds."""
    work()
    runs = []
    for _ in range(times):
        start = time.process_time()
        work()
        runs.append(time.process_time() - start)
    return min(runs)


def as_process(*command: str | Path, times: int = 3) -> float:
    """The least CPU time of a whole process over several runs, in seconds."""
    runs = []
    for _ in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        runs.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(runs)


def validating(folder: Path) -> Iterator[Figure]:
    """Check 1,000 entries, against libyaml's plain loading of the same files."""
    root = written(folder / "validate", radars.full(1000))
    plain = "import glob, sys, yaml\nfor f in glob.glob(sys.argv[1]): yaml.load(open(f), yaml.CSafeLoader)"
    pattern = str(root / "trends" / "*.yaml")
    ours = as_process(*RADARGEN, "--root", root, "validate")
    yield Figure("validate 1,000 trends", ours, as_process(sys.executable, "-c", plain, pattern), "yaml.load")
    one = as_process(*RADARGEN, "--root", root, "validate", root / "trends" / "t0001.yaml")
    yield Figure(
        "validate one of them by path", one, as_process(sys.executable, "-c", "import pydantic, yaml"), "imports alone"
    )
    bare = as_process(sys.executable, "-c", "import click")
    yield Figure("--help", as_process(*RADARGEN, "--help"), bare, "python -c 'import click'")


def hostile() -> Figure:
    """Read the file that costs most of those made to cost much, against reading a radar of the usual size."""
    worst = max(in_process(partial(load, SOUND | {"trends/bad.yaml": content}), 1) for content in HOSTILE.values())
    return Figure("read a hostile file, the worst", worst, in_process(partial(load, radars.full(45))), "read 45 trends")


def drawing(trends: int) -> Iterator[Figure]:
    """Place and draw a radar on A4, against the same with numbers in place of names."""
    radar = _radar(radars.full(trends))
    named, plain = ([_placed(radar, "a4", labels) for _ in range(3)] for labels in (Labels.AUTO, Labels.NUMBERS))
    numbers = "with numbers"
    yield Figure(f"layout at {trends}", min(time for time, _ in named), min(time for time, _ in plain), numbers)
    (_, ours), (_, theirs) = named[0], plain[0]
    for what, draw in PAINTERS.items():
        yield Figure(
            f"{what} at {trends}", in_process(partial(draw, ours), 3), in_process(partial(draw, theirs), 3), numbers
        )
        sizes = [len(draw(scenes)) / 1024 for scenes in (ours, theirs)]
        yield Figure(f"{what} at {trends}, size", sizes[0], sizes[1], numbers, "KiB")


def placing() -> None:
    """The longest that names took to be placed, over radars and pages of every kind."""
    worst = (0.0, "")
    for trends, dimensions, rings, spread in product((45, 100, 300), (3,), (3, 6), ("even", "one")):
        radar = _radar(radars.short(trends, dimensions, rings, spread))
        for size in ("a4", "16:9"):
            taken, scenes = _placed(radar, size, Labels.AUTO)
            names = sum(bool(mark.label) for mark in scenes[0].blips)
            what = f"{trends} trends, {dimensions} dimensions, {rings} rings, {spread}, on {size}: {names} names"
            worst = max(worst, (taken, what))
    click.echo(f"{'longest placing of names':<34} {worst[0] * 1000:>9.0f} ms   {worst[1]}")


def _radar(files: dict[str, str]) -> Radar:
    radar = load(files).radar
    assert radar
    return radar


def _placed(radar: Radar, size: str, labels: Labels) -> tuple[float, Scenes]:
    """The CPU time of placing a chart from nothing, in seconds, and the chart."""
    edition_layout.cache_clear()
    start = time.process_time()
    scenes = chart(ChartRequest(radar, radar.newest, radar.languages[0], FORMATS[size], labels=labels))
    return time.process_time() - start, scenes


def building(folder: Path, trends: int) -> Figure:
    """Build the site in two languages, against plain mkdocs-material pages with the same words, search included.

    The plain pages are as many: what stands on ours, as Markdown of a person's making. See `plain`.
    """
    files = radars.full(trends)
    root = written(folder / f"site{trends}", files | {"mkdocs.yml": OURS})
    ours = as_process(*RADARGEN, "--root", root, "build", "--out", root / "out", times=1)
    mkdocs = 0.0
    for language in ("de", "en"):
        docs = {f"docs/{path}": text for path, text in plain.pages(files, language).items()}
        bare = written(folder / f"bare{trends}" / language, docs | {"mkdocs.yml": PLAIN_MKDOCS})
        command = ("mkdocs", "build", "-q", "-f", bare / "mkdocs.yml", "-d", bare / "out")
        mkdocs += as_process(*PYTHON, *command, times=1)
    return Figure(f"site of {trends} × 2 languages", ours, mkdocs, "mkdocs-material, same words")


def rebuilding(root: Path) -> Figure:
    """Build a site in two languages again after one changed word, with what the build before kept, and with nothing."""
    entry = root / "trends/t0007.yaml"
    text = entry.read_text(encoding="utf-8")
    taken = list[float]()
    for number, options in enumerate(((), ("--no-cache",))):
        entry.write_text(text.replace("report fewer", f"report {number} fewer"), encoding="utf-8")
        taken.append(as_process(*RADARGEN, "--root", root, "build", *options, "--out", root / "out", times=1))
    return Figure(f"{root.name} again, one word changed", taken[0], taken[1], "the same with --no-cache")


def previewing(folder: Path, trends: int) -> Figure:
    """Show one language anew after a change in a trend's text, against the first time; reading the files included."""
    files = radars.full(trends)
    root = written(folder / f"preview{trends}", files | {"mkdocs.yml": OURS})
    entry, cache, taken = root / "trends/t0007.yaml", PageCache(), list[float]()
    for number in range(3):
        entry.write_text(files["trends/t0007.yaml"].replace("report fewer", f"report {number} fewer"), encoding="utf-8")
        start = time.process_time()
        order = BuildOrder("de", read_radar(read(root)), preview=True, cache=cache)
        write_site(root, root / f"out{number}", order)
        taken.append(time.process_time() - start)
    return Figure(f"preview of {trends} after a change", min(taken[1:]), taken[0], "the first time")


if __name__ == "__main__":
    main()

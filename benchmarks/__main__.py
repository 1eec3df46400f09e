"""Print the figures that matter, each as a ratio to a plain way of doing the same work on the same machine.

CPU seconds, user and system, children included. A ratio holds where absolute times drift from machine to machine.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import click
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from benchmarks import radars
from radargen import drawing as painters
from radargen.build import chart
from radargen.reading import load
from radargen.theme import FORMATS, LIGHT, SITE

PYTHON = (sys.executable, "-m")
RADARGEN = (*PYTHON, "radargen")
OURS = "site_name: ours\ntheme: {name: material}\nplugins: [search, radargen]\n"
PLAIN_MKDOCS = """
site_name: plain
theme: {name: material, font: false}
plugins: [search]
not_in_nav: "*"
nav: [index.md]
"""


def main() -> None:
    """Run all benchmarks."""
    with tempfile.TemporaryDirectory() as folder:
        validating(Path(folder))
        for trends in (45, 300):
            drawing(trends)
        for trends in (44, 1000):
            building(Path(folder), trends)


def row(what: str, ours: float, plain: float, against: str) -> None:
    """One line: our CPU time, the plain one's, and the ratio."""
    click.echo(f"{what:<34} {ours * 1000:>9.0f} ms   {plain * 1000:>9.0f} ms {against:<28} × {ours / plain:.2f}")


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
        subprocess.run(command, check=True, capture_output=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        runs.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(runs)


def written(folder: Path, files: dict[str, str]) -> Path:
    """The files on the disk."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


def validating(folder: Path) -> None:
    """Check 1,000 entries, against libyaml's plain loading of the same files."""
    root = written(folder / "validate", radars.full(1000))
    plain = "import glob, sys, yaml\nfor f in glob.glob(sys.argv[1]): yaml.load(open(f), yaml.CSafeLoader)"
    pattern = str(root / "trends" / "*.yaml")
    ours = as_process(*RADARGEN, "--root", root, "validate")
    row("validate 1,000 trends", ours, as_process(sys.executable, "-c", plain, pattern), "yaml.load, unchecked")
    bare = as_process(sys.executable, "-c", "import click")
    row("--help", as_process(*RADARGEN, "--help"), bare, "python -c 'import click'")


def drawing(trends: int) -> None:
    """Lay out and draw a radar, against matplotlib drawing as many numbered circles."""
    radar = load(radars.full(trends)).radar
    assert radar
    page = FORMATS["a4"]
    scenes = chart(radar, radar.newest, "en", page)

    def circles(suffix: str) -> None:
        figure = Figure(figsize=(page.width / 72, page.height / 72))
        for n in range(trends):
            centre = (n % 20 / 20, n // 20 / 20)
            figure.add_artist(Circle(centre, 0.01))
            figure.text(*centre, str(n), fontsize=7)
        figure.savefig(BytesIO(), format=suffix, dpi=150)

    plain = {suffix: in_process(lambda s=suffix: circles(s), 3) for suffix in ("svg", "png", "pdf")}  # type: ignore[misc]
    layout = in_process(lambda: chart(radar, radar.newest, "en", page))
    row(f"layout at {trends}", layout, plain["png"], "matplotlib, circles as PNG")
    (figure, *_) = chart(radar, radar.newest, "en", SITE)
    svg = in_process(lambda: painters.svg(figure, LIGHT, standalone=False))
    row(f"SVG for the site at {trends}", svg, plain["svg"], "matplotlib, circles as SVG")
    row(
        f"PNG, 150 dpi, at {trends}",
        in_process(lambda: painters.png(scenes[0], LIGHT, 150), 3),
        plain["png"],
        "the same",
    )
    row(
        f"PDF at {trends}",
        in_process(lambda: painters.pdf(scenes, LIGHT), 3),
        plain["pdf"],
        "matplotlib, circles as PDF",
    )
    sizes = [len(painters.svg(figure, LIGHT, standalone=False)), len(painters.pdf(scenes, LIGHT))]
    click.echo(f"{'':<34} SVG {sizes[0] / 1024:.0f} KiB, PDF {sizes[1] / 1024:.0f} KiB")


def building(folder: Path, trends: int) -> None:
    """Build the site in two languages, against plain pages of the same text with mkdocs-material, twice."""
    files = radars.full(trends)
    root = written(folder / f"site{trends}", files | {"mkdocs.yml": OURS})
    plain = {f"plain/docs/{Path(path).stem}.md": _page(text) for path, text in files.items() if path != "radar.yaml"}
    plain |= {"plain/mkdocs.yml": PLAIN_MKDOCS, "plain/docs/index.md": "# Plain\n"}
    bare = written(folder / f"bare{trends}", plain) / "plain"
    ours = as_process(*RADARGEN, "--root", root, "build", "--out", root / "out", times=1)
    mkdocs = as_process(
        sys.executable, "-m", "mkdocs", "build", "-q", "-f", bare / "mkdocs.yml", "-d", bare / "out", times=1
    )
    row(f"site of {trends} × 2 languages", ours, 2 * mkdocs, "mkdocs-material, plain, × 2")


def _page(entry: str) -> str:
    title = entry.split("en: ", 1)[1].split("}", 1)[0]
    body = entry.split("  en: |\n", 1)[1].split("assessments:", 1)[0]
    return f"# {title}\n\n" + "\n".join(line.strip() for line in body.splitlines()) + "\n"


if __name__ == "__main__":
    main()

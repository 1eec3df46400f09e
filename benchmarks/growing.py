"""What ten times as many entries cost: time and memory of whole commands, each against ten times the smaller radar."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from benchmarks import chains, plain, radars
from benchmarks.figures import Figure

PLAIN_MKDOCS = """
site_name: plain
theme: {name: material, font: false}
plugins: [search]
not_in_nav: "*"
nav: [index.md]
"""
OURS = "site_name: ours\ntheme: {name: material}\nplugins: [search, radargen]\n"


class Cost(NamedTuple):
    """What a command said and took: CPU seconds of all its processes, megabytes of the largest."""

    status: int
    said: str
    seconds: float
    megabytes: float


# Linux counts as a process's most memory what the one that began it had; so a small one begins it.
_BILL = """
import resource, subprocess, sys
status = subprocess.call(sys.argv[2:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as bill:
    print(status, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, file=bill)
"""


def cost(command: Sequence[str | Path], folder: Path | None = None) -> Cost:
    """Run the command to its end, in that folder, and look at the bill."""
    with tempfile.TemporaryDirectory() as place:
        bill, said = Path(place, "bill"), Path(place, "said")
        with said.open("wb") as file:
            subprocess.run(
                [sys.executable, "-c", _BILL, bill, *command], stdout=file, stderr=file, cwd=folder, check=True
            )
        status, seconds, megabytes = bill.read_text().split()
        return Cost(int(status), said.read_text(encoding="utf-8"), float(seconds), float(megabytes))


def growing(folder: Path) -> Iterator[Figure]:
    """Both commands at ten times the size; where costs are linear no ratio passes 10 by much."""
    for command, few in (("validate", 1000), ("build", 200)):
        small, large = (_of(folder / f"grown{trends}", trends, command) for trends in (few, 10 * few))
        against = f"{few:,} entries"
        yield Figure(f"{command} {10 * few:,}, CPU", large.seconds, small.seconds, against)
        yield Figure(f"{command} {10 * few:,}, memory", large.megabytes, small.megabytes, against, "MB")


def marginal(folder: Path, few: int = 200, many: int = 600, editions: tuple[int, int] = (1, 9)) -> Iterator[Figure]:
    """What a further trend costs the build of a site in one language, and a further edition that of one in two.

    A trend against a further page of plain Material, of the same words and of the bare text alone; an edition against
    the whole build with one. Few are so many that all have numbers, since names are placed at another cost.
    """
    builds = {
        trends: _built(folder / f"short{trends}", radars.short(trends, 4, 4) | dict(_texts(trends)))
        for trends in (few, many)
    }
    ours = _further(builds)
    for what, pages in (("same words", _same_words), ("bare texts", _bare_texts)):
        mkdocs = {n: _mkdocs(folder / f"{what}{n}", pages(n)) for n in (few, many)}
        yield Figure("a further trend, CPU", ours, _further(mkdocs), f"mkdocs-material, {what}")
    yield Figure(f"site of {many}, memory", builds[many].megabytes, builds[few].megabytes, f"that of {few}", "MB")
    one, more = (
        _built(folder / f"chain{count}", chains.chain(100, 5, count=count, dimensions=4)) for count in editions
    )
    further = (more.seconds - one.seconds) / (editions[1] - editions[0])
    yield Figure("a further edition of 100, CPU", further, one.seconds, "the site with one")


def _further(costs: Mapping[int, Cost]) -> float:
    """The seconds of one more, from two sizes."""
    (few, small), (many, large) = costs.items()
    return (large.seconds - small.seconds) / (many - few)


def _texts(trends: int) -> Iterator[tuple[str, str]]:
    """The entries of a radar in the short form with some hundred and fifty words each."""
    for path, entry in radars.short(trends, 4, 4).items():
        if path != "radar.yaml":
            paragraphs = "\n\n".join("  " + radars.SENTENCE * 2 for _ in range(3))
            yield path, f"{entry}text: |\n{paragraphs}\n"


def _bare_texts(trends: int) -> dict[str, str]:
    texts = {f"t{n:04}.md": f"# {radars.name(n)}\n\n" + "\n\n".join([radars.SENTENCE * 2] * 3) for n in range(trends)}
    return texts | {"index.md": "\n".join(f"- [{radars.name(n)}](t{n:04}.md)" for n in range(trends))}


def _same_words(trends: int) -> dict[str, str]:
    return plain.pages(radars.short(trends, 4, 4) | dict(_texts(trends)), "en")


def _built(root: Path, files: Mapping[str, str]) -> Cost:
    radars.written(root, {**files, "mkdocs.yml": OURS})
    return _sound([sys.executable, "-m", "radargen", "--root", root, "build", "--out", root / "out"])


def _mkdocs(root: Path, pages: Mapping[str, str]) -> Cost:
    radars.written(root, {f"docs/{path}": text for path, text in pages.items()} | {"mkdocs.yml": PLAIN_MKDOCS})
    return _sound([sys.executable, "-m", "mkdocs", "build", "-q", "-f", root / "mkdocs.yml", "-d", root / "out"])


def _sound(command: Sequence[str | Path]) -> Cost:
    found = cost(command)
    assert found.status == 0, found.said
    return found


def _of(root: Path, trends: int, command: str) -> Cost:
    radars.written(root, radars.full(trends) | {"mkdocs.yml": OURS})
    return _sound([sys.executable, "-m", "radargen", "--root", root, command])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        for figure in (*growing(Path(made)), *marginal(Path(made))):
            click.echo(figure.line)

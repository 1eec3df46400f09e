"""What ten times as many entries cost: time and memory of whole commands, each against ten times the smaller radar."""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from benchmarks import radars

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


def growing(folder: Path) -> None:
    """Print both commands; where costs are linear no ratio passes 1 by much."""
    for command, few in (("validate", 1000), ("build", 200)):
        costs = [_of(folder / f"grown{trends}", trends, command) for trends in (few, 10 * few)]
        for what, part, small, large in (
            ("CPU", "s", costs[0].seconds, costs[1].seconds),
            ("memory", "MB", costs[0].megabytes, costs[1].megabytes),
        ):
            name = f"{command} {10 * few:,}, {what}"
            click.echo(
                f"{name:<34} {large:>9.1f} {part:<4} {10 * small:>9.1f} {part:<2} {'ten times ' + f'{few:,}':<28} "
                f"× {large / small / 10:.2f}"
            )


def _of(root: Path, trends: int, command: str) -> Cost:
    radars.written(root, radars.full(trends) | {"mkdocs.yml": OURS})
    found = cost([sys.executable, "-m", "radargen", "--root", root, command])
    assert found.status == 0, found.said
    return found


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        growing(Path(made))

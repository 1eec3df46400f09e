"""What new radars take over from the CX Trend Radar; `python -m tests.starter` writes it into the package anew."""

import re

from radargen.writing.starter import CONTENT, FRAME, Example
from tests.folders import CX, ROOT

CONSTRAINTS, LOCKED = "any/constraints.txt", "any/requirements-locked.txt"
HEAD = """\
# What radargen needs, and what builds it, with the checksums of their files: .ci/setup installs nothing else for it.
"""
PACKAGE = ROOT / "radargen" / "writing" / "starter"
LINK = re.compile(r"  - \{to: ([a-z0-9-]+), .*\}\n")


def expected() -> dict[str, str]:
    """Texts by path in the package: the frame without remarks, trends without links to those left behind, versions."""
    radar = (CX / "radar.yaml").read_text(encoding="utf-8")
    frame = radar[radar.index("\ndimensions:") + 1 : radar.index("\neditions:")]
    found = {FRAME: "".join(line for line in frame.splitlines(keepends=True) if not line.startswith("#"))}
    found[CONSTRAINTS] = _versions()
    found[LOCKED] = _locked()
    taken = {path: source for path, source in CONTENT[Example.CX].items() if path.startswith("trends/")}
    for path, source in taken.items():
        text = LINK.sub(
            lambda link: link[0] if f"trends/{link[1]}.yaml" in taken else "",
            (CX / path).read_text(encoding="utf-8"),
        )
        found[source] = text.replace("links:\n", "") if not LINK.search(text) else text
    return found


def _versions() -> str:
    """What the program needs and in which versions, for what is installed beside it."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    # setuptools, of which pip takes its own.
    needed, _, _ = lock.partition("\n# The following packages are considered")
    return "".join(f"{pinned}\n" for pinned in re.findall(r"^(\S+==\S+) ", needed, re.MULTILINE))


def _locked() -> str:
    """The lock without remarks on what needs what, which name files of this repository."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    kept = "".join(line for line in lock.splitlines(keepends=True) if not re.match(" *#", line))
    return f"{HEAD}{kept.lstrip()}"


if __name__ == "__main__":
    for place, words in expected().items():
        (PACKAGE / place).write_text(words, encoding="utf-8")

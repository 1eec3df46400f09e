"""Read a radar's files from a working tree, as commands do: git says which of them will be in a commit."""

import os
from collections.abc import Collection
from pathlib import Path

from radargen.storage import files, git
from radargen.storage.radar_files import Sources
from radargen.text.messages import RadargenError


def read(root: Path) -> Sources:
    """As `files.read`, with a Problem for a picture that git does not track; in no repository, just that."""
    return files.read(root, untracked)


def untracked(root: Path, paths: Collection[str]) -> Collection[str]:
    """Those of the paths below `root` that git does not track; empty in no repository, or without git."""
    try:
        listed = git.run(root, "--literal-pathspecs", "ls-files", "-z", "--", *paths)
    except RadargenError:
        return ()
    tracked = {os.fsdecode(name) for name in listed.stdout.split(b"\0")}
    return () if listed.returncode else [path for path in paths if path not in tracked]

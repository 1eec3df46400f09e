"""What git is asked: its answers are read, and nothing is checked out or written."""

import os
import subprocess
from pathlib import Path

from radargen.text.messages import Message, RadargenError

# No prompt, no lock of the index, English messages; a repository's own paths must not be swapped for others.
ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", "GIT_NO_REPLACE_OBJECTS": "1"}
# Within a hook these name the repository that called it; here the folder says which it is.
OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")


def asked(root: Path, *arguments: str, questions: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """What git answers; RadargenError where there is no git."""
    environment = {key: value for key, value in os.environ.items() if key not in OF_HOOKS} | ENVIRONMENT
    command = ["git", "-C", str(root), "--no-pager", *arguments]
    try:
        return subprocess.run(  # noqa: S603 – a fixed list of arguments, no shell
            command, input=questions, capture_output=True, check=False, env=environment
        )
    except OSError as error:
        raise RadargenError(Message("git is not installed here; compare two folders instead.")) from error


def top(folder: Path) -> Path | None:
    """The top of the working tree that a folder lies in, a worktree's or a submodule's own; None where there is none.

    Git itself is not asked: it may be absent, and it may refuse to speak of a folder that belongs to somebody else.
    """
    place = folder.resolve()
    return next((each for each in (place, *place.parents) if _is_top(each / ".git")), None)


def _is_top(mark: Path) -> bool:
    """Whether it is a repository, or the file that says where one lies."""
    try:
        return mark.is_file() or os.path.lexists(mark / "HEAD")
    except OSError:
        return False

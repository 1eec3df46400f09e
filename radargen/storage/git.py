"""Run git for reading; nothing is checked out or written."""

import os
import subprocess
from pathlib import Path

from radargen.text.messages import Message, RadargenError

# No prompt, no lock of the index, English messages, no replaced objects.
ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", "GIT_NO_REPLACE_OBJECTS": "1"}
# Set within a hook to the repository that called it; here the folder decides.
OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")


def run(root: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git in `root` with `stdin` as its input; a failure is in the returncode. RadargenError without git."""
    environment = {key: value for key, value in os.environ.items() if key not in OF_HOOKS} | ENVIRONMENT
    command = ["git", "-C", str(root), "--no-pager", *arguments]
    try:
        return subprocess.run(  # noqa: S603 – a fixed list of arguments, no shell
            command, input=stdin, capture_output=True, check=False, env=environment
        )
    except OSError as error:
        raise RadargenError(Message("git is not installed here; compare two folders instead.")) from error


def top(folder: Path) -> Path | None:
    """The top of the working tree around a folder (for a worktree or submodule, its own); None where there is none.

    Found without running git, which may be absent or refuse a folder of another owner.
    """
    real = folder.resolve()
    return next((path for path in (real, *real.parents) if _is_top(path / ".git")), None)


def _is_top(mark: Path) -> bool:
    """Whether a .git is a repository, or the file that names one."""
    try:
        return mark.is_file() or os.path.lexists(mark / "HEAD")
    except OSError:
        return False

"""What a command of this machine leaves that was killed while it replaced files, and how one is killed."""

import os
import signal
import sys
from collections.abc import Collection, Mapping
from hashlib import sha256
from pathlib import Path

from radargen.storage import spare_files, user_state

STEPS = frozenset({"os.rename", "open", "os.remove", "os.mkdir", "os.rmdir"})
TOKEN = "0123456789abcdef"  # noqa: S105 – no secret, but what spare files are known by


def begun(root: Path, outputs: Mapping[str, str], done: Collection[str] = ()) -> None:
    """Leave the radar as if a command had been killed after it had replaced the files that are `done`."""
    plan = {}
    for path, text in outputs.items():
        target = root / path
        old = sha256(target.read_bytes()).hexdigest() if target.exists() else ""
        spare = target.with_name(f".{target.name}.7.{TOKEN}.tmp")
        (target if path in done else spare).write_text(text, encoding="utf-8")
        plan[path] = [spare.name, old, sha256(text.encode()).hexdigest()]
    user_state.record(spare_files.RECORD, root).write({"tokens": [TOKEN], "plan": plan})


def dying_at(moment: int) -> None:
    """Have this process killed at that one of its steps on the disk."""
    steps = iter(range(moment))

    def dies(event: str, _: object) -> None:
        if event in STEPS and next(steps, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(dies)

"""How a process of `tests.forked` is asked for: also as a program that stands for `radargen` where FORKED is set.

It imports so little that it begins in no time.
"""

import json
import os
import socket
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


def forked(
    address: str, arguments: Sequence[str], folder: str, environment: Mapping[str, str], streams: Sequence[int]
) -> int:
    """The exit status of `radargen` with these arguments, there, with these three streams; minus a signal's number."""
    wanted = {"arguments": [*arguments], "folder": folder, "environment": {**environment}}
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(address)
        socket.send_fds(line, [b"-"], [*streams])
        line.sendall(json.dumps(wanted).encode())
        line.shutdown(socket.SHUT_WR)
        return int(line.makefile().read())


if __name__ == "__main__":
    sys.exit(forked(os.environ["FORKED"], sys.argv[1:], str(Path.cwd()), os.environ, (0, 1, 2)))

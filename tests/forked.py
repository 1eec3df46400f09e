"""Commands in processes that are forked from one which has imported everything, and so begin in no time.

Each has arguments, a folder, an environment, streams, an end and modules of its own, like any other process, and so
have the workers that it starts. What a test asks of the start of a process (what it imports, how it takes signals and
limits, what another hash seed or locale does, whether a stranger's module gets in) needs one that begins anew:
`tests.folders.command`, `radargen_anew`.
"""

import atexit
import functools
import gc
import importlib
import json
import os
import pkgutil
import runpy
import select
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from multiprocessing.context import ForkProcess, SpawnProcess
from pathlib import Path

import radargen
from radargen.storage import files, journal
from tests.forked_client import forked

# What `radargen` sets before it imports anything.
_BEFORE = {"PYDANTIC_DISABLE_PLUGINS": "__all__", "OPENPYXL_LXML": "False"}
# What it imports where it needs it.
_LATE = ("babel", "jsonschema", "openpyxl", "PIL.Image")

# Elsewhere a process that has loaded libraries of the system may not be forked, or none may.
CAN_FORK = sys.platform == "linux"


def run(
    arguments: Sequence[str],
    folder: Path,
    answers: str = "",
    environment: Mapping[str, str] | None = None,
    within: tuple[str, ...] = (),
) -> subprocess.CompletedProcess[str]:
    """Run `python -m radargen` with these arguments to its end.

    `answers` is its input, `environment` is added to that of this process; `within` is the beginning of a command line,
    such as `unshare --net`, in which the process is that all are forked from.
    """
    assert "--verify" not in arguments, "this compares processes that begin differently"
    environment = os.environ | (environment or {})
    if not CAN_FORK:
        line = [*within, sys.executable, "-m", "radargen", *arguments]
        return subprocess.run(
            line, cwd=folder, env=environment, input=answers, capture_output=True, encoding="utf-8", check=False
        )
    with ExitStack() as stack:
        streams = [stack.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8")) for _ in range(3)]
        streams[0].write(answers)
        streams[0].seek(0)
        status = forked(server(*within), arguments, str(folder), environment, [each.fileno() for each in streams])
        for stream in streams[1:]:
            stream.seek(0)
        return subprocess.CompletedProcess(arguments, status, streams[1].read(), streams[2].read())


@functools.cache
def server(*within: str) -> str:
    """The address of a server of this process's own, which ends with it."""
    folder = tempfile.TemporaryDirectory(prefix="radargen-forked-")
    address = f"{folder.name}/address"
    process = subprocess.Popen(
        [*within, sys.executable, "-m", "tests.forked", address],
        cwd=Path(__file__).parent.parent,
        env=os.environ | _BEFORE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )

    def end() -> None:
        process.communicate()
        folder.cleanup()

    atexit.register(end)
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    return address


def _served(address: str) -> dict[str, object]:
    """Answer until nobody holds the other end of stdin; returns in forked processes, with what is wanted of them."""
    for module in pkgutil.walk_packages(radargen.__path__, "radargen."):
        if not module.name.endswith(("__main__", "sitecustomize")):
            importlib.import_module(module.name)
    for name in _LATE:
        importlib.import_module(name)
    # What a command spawns is forked as well.
    setattr(SpawnProcess, "_Popen", staticmethod(ForkProcess._Popen))  # noqa: B010 – typed as one kind of process
    gc.freeze()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen()
        os.write(1, b"ready\n")
        while listener in select.select([listener, sys.stdin], [], [])[0]:
            line, _ = listener.accept()
            with line:
                if not os.fork():
                    return _wanted(line)
            _reap()
    _reap()
    os._exit(0)


def _wanted(line: socket.socket) -> dict[str, object]:
    """Fork once more: one process waits for the end and tells of it, the other has the streams and returns."""
    _, streams, _, _ = socket.recv_fds(line, 1, 3)
    wanted: dict[str, object] = json.loads(line.makefile().read())
    if child := os.fork():
        _, status = os.waitpid(child, 0)
        line.sendall(str(os.waitstatus_to_exitcode(status)).encode())
        os._exit(0)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    # Those that there are know of the old ones whether they can seek.
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, mode, buffering=1 if number == 2 else -1, encoding="utf-8", closefd=False)
        for number, mode in enumerate("rww")
    )
    return wanted


def _reap() -> None:
    """Take note of all that have ended, whose time is counted then."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def new_token() -> None:
    """Give this process the token that each process has of its own, where forks of one have the same."""
    token = os.urandom(8).hex()
    for module in (files, journal):
        setattr(module, "TOKEN", token)  # noqa: B010 – not what a module hands on


def _become(arguments: list[str], folder: str, environment: dict[str, str]) -> None:
    """Be `python -m radargen` from here on."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    tempfile.tempdir = None
    new_token()
    sys.path[0] = folder
    sys.argv = ["radargen", *arguments]
    try:
        runpy.run_module("radargen", run_name="__main__", alter_sys=True)
    except SystemExit as done:
        # All that an interpreter does at its end, but for taking everything apart.
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(int(done.code or 0))


if __name__ == "__main__":
    _become(**_served(sys.argv[1]))  # type: ignore[arg-type]

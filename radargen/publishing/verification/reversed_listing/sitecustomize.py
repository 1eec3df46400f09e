"""Lists the files of each folder in reverse order in this Python process, since no file system promises any order."""

import os
import sys
from collections.abc import Iterator
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_listdir, _scandir = os.listdir, os.scandir


class _Backwards(Iterator[Any]):
    """The entries of `os.scandir` in reverse order."""

    def __init__(self, *place: Any) -> None:
        with _scandir(*place) as entries:
            self.entries = iter([*entries][::-1])

    def __next__(self) -> Any:
        return next(self.entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return

    def close(self) -> None:
        """Do nothing, since nothing is held open."""


def _backwards(*place: Any) -> list[Any]:
    return _listdir(*place)[::-1]


os.listdir, os.scandir = _backwards, _Backwards  # type: ignore[assignment]

# Python imports only one module of this name, so run the machine's own as well.
_HERE = str(Path(__file__).parent)
sys.path[:] = [place for place in sys.path if place != _HERE]
if (_spec := PathFinder.find_spec("sitecustomize", sys.path)) and _spec.loader:
    _spec.loader.exec_module(module_from_spec(_spec))

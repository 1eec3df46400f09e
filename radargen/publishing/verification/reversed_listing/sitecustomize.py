"""Shows whatever runs in this Python the files of each folder in the opposite order; no disk promises any order."""

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
    """What `os.scandir` gives, last things first."""

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
        """Nothing is held open."""


def _backwards(*place: Any) -> list[Any]:
    return _listdir(*place)[::-1]


os.listdir, os.scandir = _backwards, _Backwards  # type: ignore[assignment]

# Python looks for one module of this name; the one of this machine shall have its say, too.
_HERE = str(Path(__file__).parent)
sys.path[:] = [place for place in sys.path if place != _HERE]
if (_spec := PathFinder.find_spec("sitecustomize", sys.path)) and _spec.loader:
    _spec.loader.exec_module(module_from_spec(_spec))

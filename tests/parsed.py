"""Modules of the package as Python reads them, each once for all tests that look through them."""

import ast
from functools import cache
from pathlib import Path


@cache
def parsed(path: Path) -> ast.Module:
    """The tree of a module, which nobody changes."""
    return ast.parse(path.read_text(encoding="utf-8"))

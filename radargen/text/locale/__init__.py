"""The sentences of each language, a file of TOML each, as they are written."""

from pathlib import Path
from typing import Any


def table(name: str) -> dict[str, Any]:
    """What <name>.toml says."""
    import tomllib  # noqa: PLC0415 – to check a radar in English takes no sentence from here

    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))

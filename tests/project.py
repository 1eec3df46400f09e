"""What pyproject.toml says of the project."""

import tomllib
from typing import Any

from tests.folders import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

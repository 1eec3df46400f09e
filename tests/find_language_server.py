"""Before the tests: find a YAML language server, install one on a forge that has npm, else say that it is missing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

LOCKED = Path(__file__).parent / "editor"
ABSENT = "No yaml-language-server was found: install it with npm, or name one in YAML_LANGUAGE_SERVER."


def installed() -> Path:
    """Where this module installs one: outside of the repository."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "radargen-tests" / "editor"


def language_server() -> str:
    """The path of a server: the one named in YAML_LANGUAGE_SERVER, else the first on the PATH, else our own."""
    if named := os.environ.get("YAML_LANGUAGE_SERVER"):
        return shutil.which(named) or ""
    own = installed() / "node_modules" / ".bin"
    return shutil.which("yaml-language-server") or shutil.which("yaml-language-server", path=own) or ""


def main() -> None:
    """Install the locked server where CI=true and npm is there; what goes wrong shows in the sentence."""
    if not language_server() and os.environ.get("CI") == "true" and (npm := shutil.which("npm")):
        installed().mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(LOCKED / name, installed())
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=installed(), capture_output=True, timeout=300, check=False)
    if path := language_server():
        print(f"Editor tests use {path}.")
    else:
        print(f"{ABSENT} The tests that need it are skipped.", file=sys.stderr)


if __name__ == "__main__":
    main()

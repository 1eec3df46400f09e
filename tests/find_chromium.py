"""Before the tests: find a Chromium, install one where that is allowed, else say in one sentence what is missing."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ABSENT = "No Chromium was found: install it (Debian, Ubuntu: apt-get install chromium) or name one in CHROMIUM."
INSTALL = (["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"])


def chromium() -> str:
    """The path of a Chromium: the one named in CHROMIUM, else the first on the PATH; empty where there is none."""
    named = os.environ.get("CHROMIUM")
    return next(filter(None, map(shutil.which, [named] if named else NAMES)), "")


def main() -> int:
    """0 where a Chromium is at hand or may be missed, 1 where a forge (CI=true) must have one."""
    if not chromium() and os.geteuid() == 0 and shutil.which("apt-get"):
        for command in INSTALL:
            # What goes wrong here shows in the sentence below.
            subprocess.run(command, capture_output=True, timeout=900, check=False)
    if path := chromium():
        print(f"Browser tests use {path}.")
        return 0
    print(f"{ABSENT} The tests that need it are skipped.", file=sys.stderr)
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())

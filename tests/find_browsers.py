"""Before the tests: find Chromium and Firefox, install them where that is allowed, else say what is missing."""

import os
import shutil
import subprocess
import sys

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FIREFOX = ("firefox-esr", "firefox")
NO_CHROMIUM = "No Chromium was found: install it (Debian, Ubuntu: apt-get install chromium) or name one in CHROMIUM."
NO_FIREFOX = "No Firefox was found: install it (Debian: apt-get install firefox-esr) or name one in FIREFOX."


def chromium() -> str:
    """The path of a Chromium: the one named in CHROMIUM, else the first on the PATH; empty where there is none."""
    return _found("CHROMIUM", CHROMIUM)


def firefox() -> str:
    """The path of a Firefox: the one named in FIREFOX, else the first on the PATH; empty where there is none."""
    return _found("FIREFOX", FIREFOX)


def _found(variable: str, names: tuple[str, ...]) -> str:
    named = os.environ.get(variable)
    return next(filter(None, map(shutil.which, [named] if named else names)), "")


def install(*packages: str) -> None:
    """Install them if this machine lets us; what goes wrong shows in the sentences that main prints."""
    if not packages or os.geteuid() or not shutil.which("apt-get"):
        return
    subprocess.run(["apt-get", "update"], capture_output=True, timeout=900, check=False)
    for package in packages:
        command = ["apt-get", "install", "--yes", "--no-install-recommends", package]
        subprocess.run(command, capture_output=True, timeout=900, check=False)


def main() -> int:
    """0 where a Chromium is at hand or may be missed, 1 where a forge (CI=true) must have one; a Firefox always may."""
    browsers = ((chromium, "chromium", NO_CHROMIUM), (firefox, "firefox-esr", NO_FIREFOX))
    install(*(package for path, package, _ in browsers if not path()))
    for path, _, absent in browsers:
        if path():
            print(f"Browser tests use {path()}.")
        else:
            print(f"{absent} The tests that need it are skipped.", file=sys.stderr)
    return 1 if not chromium() and os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())

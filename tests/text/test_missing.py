"""A package that is not installed is one sentence that names it, whatever the command and whoever needs it."""

import os
import re
import subprocess
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from radargen.text.missing import package_of, sentence
from tests.folders import RADAR, ROOT, command, radar_folder
from tests.project import PROJECT
from tests.selection import mostly_by_forge

# Python runs this first: it finds nothing of the module named.
HIDING = """
import os, sys
class Hiding:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == os.environ["HIDDEN"]:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Hiding())
"""


def needed() -> set[str]:
    """All packages that radargen needs, and that these need."""
    names, found = [Requirement(line).name for line in PROJECT["dependencies"]], set()
    while names:
        if (name := canonicalize_name(names.pop())) not in found:
            found.add(name)
            lines = [Requirement(line) for line in metadata.requires(name) or []]
            names += [line.name for line in lines if not line.marker or line.marker.evaluate({"extra": ""})]
    return set(found)


def test_every_module_of_what_radargen_needs_is_told_as_its_package() -> None:
    wanted, wrong = needed(), {}
    for module, packages in metadata.packages_distributions().items():
        owners = {canonicalize_name(package) for package in packages} & wanted
        if owners and module.isidentifier() and canonicalize_name(package_of(module)) not in owners:
            wrong[module] = owners
    assert wrong == {} and len(wanted) > 40


@pytest.mark.parametrize(
    ("module", "package", "arguments"),
    mostly_by_forge(
        [
            ("click", "click", ["--version"]),
            ("yaml", "pyyaml", ["validate"]),
            # Only the processes that build the pages of a language come to need this one.
            ("nh3", "nh3", ["build"]),
            ("markdown_it", "markdown-it-py", ["build", "--pages", "pages"]),
            ("mkdocs", "mkdocs", ["build"]),
            ("resvg_py", "resvg-py", ["render", "radar.png"]),
            ("PIL", "pillow", ["render", "radar.png"]),
            ("openpyxl", "openpyxl", ["ratings", "--export", "sheet.xlsx"]),
            ("packaging", "packaging", ["init", "new"]),
        ],
        here=3,
    ),
)
def test_a_command_that_lacks_a_package_says_so_in_one_sentence(
    module: str, package: str, arguments: list[str], tmp_path: Path
) -> None:
    folder = radar_folder(tmp_path / "radar")
    (folder / "mkdocs.yml").write_text("site_name: Radar\ntheme: {name: material}\nplugins: [search, radargen]\n")
    (folder / "radar.yaml").write_text(f"{RADAR.replace('[de, en]', '[en, de]')}theme: {{logo: logo.svg}}\n")
    (folder / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4"/></svg>'
    )
    (tmp_path / "sitecustomize.py").write_text(HIDING)
    environment = os.environ | {"HIDDEN": module, "PYTHONPATH": f"{tmp_path}:{ROOT}"}
    done = subprocess.run(
        command(*arguments), cwd=folder, env=environment, capture_output=True, text=True, timeout=600, check=False
    )
    who = "radargen" if module == "click" else f"radargen {arguments[0]}"
    said = rf"radargen: {who} needs the package {package}, which is not installed here: \S+ -m pip install \S+\n"
    assert (done.returncode, bool(re.fullmatch(said, done.stderr))) == (2, True), done.stderr
    assert {path.name for path in folder.iterdir()} <= {"radar.yaml", "trends", "mkdocs.yml", "build", "logo.svg"}


def test_what_pip_is_asked_for_keeps_to_the_versions_that_radargen_works_with() -> None:
    told = sentence(ModuleNotFoundError(name="click"))
    asked = Requirement(told.rpartition("install ")[2].strip("'"))
    assert asked in [Requirement(line) for line in PROJECT["dependencies"]]


def test_a_module_of_our_own_or_of_python_is_not_looked_for_in_an_index() -> None:
    assert sentence(ModuleNotFoundError(name="radargen.lost")) == ""
    told = sentence(ModuleNotFoundError(name="fcntl"), "build")
    assert told.startswith("radargen build needs Python's own module fcntl") and "pip" not in told
    told = sentence(ModuleNotFoundError(name="nowhere_here.lost"))
    assert told.startswith("radargen needs the package nowhere-here, which is not installed") and "--force" not in told
    told = sentence(ModuleNotFoundError(name="pytest.lost"), "build")
    assert told.startswith("radargen build needs pytest.lost of the package pytest") and "--force-reinstall" in told

"""What to say where Python does not find a package that radargen needs; imports nothing that may be missing."""

import re
import shlex
import sys
from importlib import metadata

from radargen.text.messages import NOTHING, Message

# Where a package is not called like what is imported of it.
PACKAGES = {
    "PIL": "pillow",
    "markdown_it": "markdown-it-py",
    "dateutil": "python-dateutil",
    "material": "mkdocs-material",
    "materialx": "mkdocs-material-extensions",
    "pymdownx": "pymdown-extensions",
    "_yaml": "pyyaml",
    "mpl_toolkits": "matplotlib",
    "pylab": "matplotlib",
    "yaml": "pyyaml",
    "yaml_env_tag": "pyyaml-env-tag",
}


def sentence(error: ModuleNotFoundError, command: str = "") -> Message:
    """What the command lacks and what to do about it; empty where it is a module of radargen's own, which is a bug."""
    whole = error.name or ""
    module = whole.partition(".")[0]
    if module in ("", "radargen"):
        return NOTHING
    who = f"radargen {command}".strip()
    if module in sys.stdlib_module_names:
        return Message(
            "{who} needs Python's own module {module}, which is not in this Python; on Windows, run radargen in WSL.",
            who=who,
            module=module,
        )
    package = package_of(module)
    install = f"{shlex.quote(sys.executable)} -m pip install"
    if whole != module and module in sys.modules:
        return Message(
            "{who} needs {module} of the package {package}, which is not in the version installed here: {remedy}",
            who=who,
            module=whole,
            package=package,
            remedy=f"{install} --force-reinstall {shlex.quote(_wanted(package))}",
        )
    return Message(
        "{who} needs the package {package}, which is not installed here: {remedy}",
        who=who,
        package=package,
        remedy=f"{install} {shlex.quote(_wanted(package))}",
    )


def package_of(module: str) -> str:
    """The name under which a package index has the module."""
    return PACKAGES.get(module, module.strip("_").replace("_", "-").lower())


def _wanted(package: str) -> str:
    """The package in the versions that radargen works with, as far as its installation tells."""
    try:
        lines = metadata.requires("radargen") or []
    except metadata.PackageNotFoundError:
        lines = []
    ours = (line for line in lines if re.match(rf"{re.escape(package)}[^\w.-]", line, re.IGNORECASE))
    return next((line.partition(";")[0].strip() for line in ours if "extra ==" not in line), package)

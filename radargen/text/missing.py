"""The message for a missing package; imports nothing that may be missing itself."""

import re
import shlex
import sys
from importlib import metadata

from radargen.text.messages import NOTHING, Message

# Packages whose name differs from that of their module.
PACKAGES = {
    "PIL": "pillow",
    "bs4": "beautifulsoup4",
    "markdown_it": "markdown-it-py",
    "dateutil": "python-dateutil",
    "material": "mkdocs-material",
    "materialx": "mkdocs-material-extensions",
    "pymdownx": "pymdown-extensions",
    "_yaml": "pyyaml",
    "mpl_toolkits": "matplotlib",
    "pptx": "python-pptx",
    "pylab": "matplotlib",
    "yaml": "pyyaml",
    "yaml_env_tag": "pyyaml-env-tag",
}


def sentence(error: ModuleNotFoundError, command: str = "") -> Message:
    """Which package the command lacks and how to install it; empty for a module of radargen itself, which is a bug."""
    full_name = error.name or ""
    module = full_name.partition(".")[0]
    if module in ("", "radargen"):
        return NOTHING
    program = f"radargen {command}".strip()
    if module in sys.stdlib_module_names:
        return Message(
            "{who} needs Python's own module {module}, which is not in this Python; on Windows, run radargen in WSL.",
            who=program,
            module=module,
        )
    package = package_of(module)
    install = f"{shlex.quote(sys.executable)} -m pip install"
    if full_name != module and module in sys.modules:
        return Message(
            "{who} needs {module} of the package {package}, which is not in the version installed here: {remedy}",
            who=program,
            module=full_name,
            package=package,
            remedy=f"{install} --force-reinstall {shlex.quote(_requirement(package))}",
        )
    return Message(
        "{who} needs the package {package}, which is not installed here: {remedy}",
        who=program,
        package=package,
        remedy=f"{install} {shlex.quote(_requirement(package))}",
    )


def package_of(module: str) -> str:
    """The name under which a package index has the module."""
    return PACKAGES.get(module, module.strip("_").replace("_", "-").lower())


def _requirement(package: str) -> str:
    """The package with the versions that radargen requires; without them where radargen has no metadata."""
    try:
        lines = metadata.requires("radargen") or []
    except metadata.PackageNotFoundError:
        lines = []
    requirements = [line for line in lines if re.match(rf"{re.escape(package)}[^\w.-]", line, re.IGNORECASE)]
    # One that everybody has comes before one of an extra.
    requirements.sort(key=lambda line: "extra ==" in line)
    return next((line.partition(";")[0].strip() for line in requirements), package)

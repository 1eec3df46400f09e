"""The package is built with the catalogues compiled, and with addresses; all else is in pyproject.toml.

RADARGEN_ADDRESS is that of the repository on its forge, RADARGEN_REF the tag that is released; without the first, the
package names no address, and links in its description lead nowhere outside the repository.
"""

import os
import re
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithCatalogues(build_py):
    """Makes a .mo of every .po first; in a source tree that is installed to be edited, too."""

    def run(self) -> None:
        """Compile, then copy."""
        for source in Path(__file__).parent.glob("radargen/text/locale/*/LC_MESSAGES/*.po"):
            with source.open("rb") as written, source.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(written))
        super().run()


HERE = Path(__file__).parent
ADDRESS, REF = os.environ.get("RADARGEN_ADDRESS", "").rstrip("/"), os.environ.get("RADARGEN_REF", "HEAD")


def description() -> str:
    """The README, its links and pictures with whole addresses, so that an index shows them."""
    text = (HERE / "README.md").read_text(encoding="utf-8")
    if not ADDRESS:
        return text
    text = re.sub(r"(!\[[^\]]*\]\()(?!https?:|#)", rf"\g<1>{ADDRESS}/raw/{REF}/", text)
    return re.sub(r"(?<!!)(\[[^\]]*\]\()(?!https?:|#)", rf"\g<1>{ADDRESS}/blob/{REF}/", text)


setup(
    cmdclass={"build_py": BuildWithCatalogues},
    long_description=description(),
    long_description_content_type="text/markdown",
    project_urls={
        "Source": ADDRESS,
        "Documentation": f"{ADDRESS}/blob/{REF}/docs/README.md",
        "Changelog": f"{ADDRESS}/blob/{REF}/CHANGELOG.md",
        "Issues": f"{ADDRESS}/issues",
    }
    if ADDRESS
    else {},
)

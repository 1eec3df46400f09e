"""The package is built with the catalogues compiled; all else that setuptools needs to know is in pyproject.toml."""

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


setup(cmdclass={"build_py": BuildWithCatalogues})

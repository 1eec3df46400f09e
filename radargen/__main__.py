"""The command `radargen`, also as `python -m radargen`."""

import sys
from typing import NoReturn

from radargen import missing


def program() -> NoReturn:
    """Run a command and go; where not even the command line can be read for want of a package, say so."""
    try:
        from radargen import cli  # noqa: PLC0415 – what it needs may be missing
    except ModuleNotFoundError as error:
        if not (said := missing.sentence(error)):
            raise
        sys.stderr.write(f"radargen: {said}\n")
        sys.exit(2)
    cli.program()


if __name__ == "__main__":
    program()

"""The command `radargen`, also as `python -m radargen`."""

import sys
from typing import NoReturn

from radargen import missing


def program() -> NoReturn:
    """Run a command and go; where not even the command line can be read for want of a package, say so."""
    try:
        from radargen import cli  # noqa: PLC0415 – what it needs may be missing

        cli.program()
    except ModuleNotFoundError as error:
        if not (said := missing.sentence(error)):
            raise
        sys.stderr.write(f"radargen: {said}\n")
        sys.exit(2)
    except KeyboardInterrupt:
        # Before the command was at work, which takes a moment to load.
        sys.stderr.write("radargen: stopped.\n")
        sys.exit(130)


if __name__ == "__main__":
    program()

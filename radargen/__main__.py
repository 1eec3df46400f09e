"""The command `radargen`, also as `python -m radargen`."""

import sys
from contextlib import suppress
from typing import NoReturn

from radargen.storage.run_language import run_language
from radargen.text import missing
from radargen.text.messages import Message, RadargenError, translated


def program() -> NoReturn:
    """Run a command; where not even the command line can be read for want of a package, say so."""
    try:
        from radargen import cli  # noqa: PLC0415 – what it needs may be missing

        cli.main()
    except ModuleNotFoundError as error:
        if not (said := missing.sentence(error)):
            raise
        _complain(said)
        sys.exit(2)
    except KeyboardInterrupt:
        # Before the command was at work, which takes a moment to load.
        _complain(Message("stopped."))
        sys.exit(130)


def _complain(sentence: str) -> None:
    with suppress(RadargenError):
        sentence = translated(sentence, run_language())
    sys.stderr.write(f"radargen: {sentence}\n")


if __name__ == "__main__":
    program()

"""The command line: arguments become calls, results go to stdout, everything else to stderr."""

import os
import shlex
import signal
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Literal, NoReturn, TextIO

import click

from radargen import __version__
from radargen.cli.console import DEBUG, complain
from radargen.cli.help_sections import SectionedGroup
from radargen.cli.options import FOLDER
from radargen.cli.progress import QUIET
from radargen.storage.run_language import REQUESTED, ROOT
from radargen.text import missing
from radargen.text.messages import LANGUAGES, Message, RadargenError
from radargen.text.terminal import guard

INTERRUPTED, TERMINATED = 128 + signal.SIGINT, 128 + signal.SIGTERM
_STOPPED = Message("stopped.")
# Commands that use MkDocs or matplotlib, which read SOURCE_DATE_EPOCH.
_TIMESTAMPING = {"build", "onefile", "serve", "render", "diff"}


@click.group(cls=SectionedGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--root", type=FOLDER, help="The radar's folder. Default: the nearest parent folder with a radar.yaml.")
@click.option(
    "--language", type=click.Choice(LANGUAGES), help="Of what the commands say. Default: the radar's first, else en."
)
@click.option("--debug", is_flag=True, help="Show the traceback of a fault of radargen itself, to be reported.")
@click.option("--quiet", is_flag=True, help="Do not show on the terminal how far a command has come.")
@click.version_option(__version__)
@click.pass_context
def commands(ctx: click.Context, root: Path | None, language: str | None, debug: bool, quiet: bool) -> None:
    """Trend radars from YAML: check them, explain them, draw them, publish them as a site.

    A radar is a folder with a radar.yaml and one file per trend in trends/.

    Exit status 70 is a fault of radargen itself, which should be reported; nothing else has it.
    """
    ctx.obj = root
    DEBUG.set(debug)
    QUIET.set(quiet)
    ROOT.set(root)
    REQUESTED.set(language or "")
    if ctx.invoked_subcommand in _TIMESTAMPING:
        _check_source_date(os.environ)


def _check_source_date(environment: Mapping[str, str]) -> None:
    """Raise RadargenError if SOURCE_DATE_EPOCH (reproducible-builds.org) is not an integer below 2**32."""
    value = environment.get("SOURCE_DATE_EPOCH", "0")
    # gzip stores 32 bits.
    if not (value.isascii() and value.isdecimal() and len(value) < 11 and int(value) < 2**32):
        raise RadargenError(
            Message(
                "SOURCE_DATE_EPOCH is “{said}”, which is no whole number of seconds since 1970, up to {most}; "
                "correct it, or do without it.",
                said=value,
                most=2**32 - 1,
            )
        )


def stopped(signum: int, _frame: FrameType | None) -> NoReturn:
    """Signal handler: raise SystemExit with the status of the signal, so that `finally` clauses run."""
    raise SystemExit(128 + signum)


def main() -> NoReturn:
    """Run a command.

    Exit status: 0 success, 1 problems in the radar, 2 wrong use or a failing environment, 70 a fault of radargen.
    """
    # Plugins of pydantic could change the checks.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Sheets are the same whether or not lxml is installed.
    os.environ.setdefault("OPENPYXL_LXML", "False")
    # Nothing here multiplies matrices, for which numpy would begin threads.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Closed streams are replaced, so that no opened file gets their descriptor.
    sys.stdin = sys.stdin or _null_device("r")
    sys.stdout = sys.stdout or _null_device()
    sys.stderr = sys.stderr or _null_device()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # Characters that the terminal cannot encode must not end the command.
        if callable(reconfigure := getattr(stream, "reconfigure", None)):
            reconfigure(errors="backslashreplace")
    guard(os.environ)
    signal.signal(signal.SIGTERM, stopped)
    try:
        status = _run()
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError as error:
        # Printing failed, so the error cannot be printed either.
        status = _printing_failed(error)
    sys.exit(status)


def _run() -> int:
    """Run the command and return its exit status; the one place where every exception is caught."""
    try:
        status: int = commands.main(prog_name="radargen", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        complain(_STOPPED)
        status = INTERRUPTED
    except SystemExit as done:
        if done.code == TERMINATED:
            complain(_STOPPED)
        if not isinstance(done.code, int | None):
            raise
        status = done.code or 0
    except RadargenError as error:
        complain(*error.sentences)
        status = 2
    except ModuleNotFoundError as error:
        command = next((word for word in sys.argv[1:] if word in commands.commands), "")
        if sentence := missing.sentence(error, command):
            complain(sentence)
            status = 2
        else:
            status = _fault(error)
    except OSError as error:
        if _is_from_printing(error):
            raise
        reason = (error.strerror or str(error)).lower()
        place = error.filename
        complain(
            Message("{place}: {reason}.", place=place, reason=reason) if place else Message("{reason}.", reason=reason)
        )
        status = 2
    except Exception as error:  # noqa: BLE001 – the last handler: a traceback is printed only with --debug
        status = _fault(error)
    return status


def _fault(error: Exception) -> int:
    """Print the report of a fault of radargen, with --debug also its traceback; returns the exit status."""
    from radargen.model import internal_errors

    arguments = [argument for argument in sys.argv[1:] if argument != "--debug"]
    command = shlex.join(["radargen", "--debug", *arguments])
    if DEBUG.get():
        click.echo(internal_errors.as_internal_error(error).trace, err=True, nl=False)
    complain(internal_errors.sentence(error, command))
    return internal_errors.STATUS


def _is_from_printing(error: OSError) -> bool:
    """Whether the error was raised while printing."""
    return any(
        frame.f_code is click.echo.__code__ or frame.f_globals.get("__name__") == "click._termui_impl"
        for frame, _ in traceback.walk_tb(error.__traceback__)
    )


def _null_device(mode: Literal["r", "w"] = "w") -> TextIO:
    return Path(os.devnull).open(mode, encoding="utf-8")


def _printing_failed(error: OSError) -> int:
    """Complain that printing failed, unless the reader closed the pipe; returns the exit status."""
    # At exit Python flushes stdout once more.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if not isinstance(error, BrokenPipeError):
        with suppress(OSError):
            complain(Message("{reason}.", reason=error.strerror))
    return 2


def _register() -> None:
    """Add the commands; their modules are imported here, since they may import this package."""
    from radargen.cli import for_authors, for_beginners, for_editors, for_publishers

    for title, package in (
        ("For editors", for_editors),
        ("For authors of reports", for_authors),
        ("For whoever begins a radar or moves one", for_beginners),
        ("For whoever publishes it", for_publishers),
    ):
        commands.add_section(title, package.COMMANDS)


_register()

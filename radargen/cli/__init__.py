"""The command line: arguments become calls, results go to stdout, everything else to stderr."""

import datetime as dt
import gc
import os
import shlex
import signal
import stat
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TextIO, TypeVar

import click

from radargen import __version__
from radargen.model.problems import Problem, RadargenError
from radargen.storage.run_language import ASKED, ROOT, spoken
from radargen.text import missing
from radargen.text.messages import LANGUAGES, Message, joined, translated
from radargen.text.terminal import bare, guard, printable

if TYPE_CHECKING:
    from radargen.charts.placing import Lock
    from radargen.reading import Loaded

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
# What may have something to tidy up where a command ends.
_TIDY = {"matplotlib", "multiprocessing"}
INTERRUPTED, TERMINATED = 128 + signal.SIGINT, 128 + signal.SIGTERM
_STOPPED = Message("stopped.")
# What asks the environment when it takes place, which MkDocs and matplotlib do.
_STAMPING = {"build", "serve", "render", "diff"}
# Whether a traceback is wanted where a fault of the program shows.
DEBUG = ContextVar("debug", default=False)
Answer = TypeVar("Answer")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--root", type=FOLDER, help="The radar's folder. Default: the nearest parent folder with a radar.yaml.")
@click.option(
    "--language", type=click.Choice(LANGUAGES), help="Of what the commands say. Default: the radar's first, else en."
)
@click.option("--debug", is_flag=True, help="Show the traceback of a fault of radargen itself, to be reported.")
@click.version_option(__version__)
@click.pass_context
def commands(ctx: click.Context, root: Path | None, language: str | None, debug: bool) -> None:
    """Trend radars from YAML: check them, explain them, draw them, publish them as a site.

    A radar is a folder with a radar.yaml and one file per trend in trends/.

    Exit status 70 is a fault of radargen itself, which should be reported; nothing else has it.
    """
    ctx.obj = root
    DEBUG.set(debug)
    ROOT.set(root)
    ASKED.set(language or "")
    if ctx.invoked_subcommand in _STAMPING:
        _stamped(os.environ)


def _stamped(environment: Mapping[str, str]) -> None:
    """RadargenError for a time of the build (reproducible-builds.org) that cannot be written into a file."""
    said = environment.get("SOURCE_DATE_EPOCH", "0")
    # Files packed with gzip have 32 bits for it.
    if not (said.isascii() and said.isdecimal() and len(said) < 11 and int(said) < 2**32):
        raise RadargenError(
            Message(
                "SOURCE_DATE_EPOCH is “{said}”, which is no whole number of seconds since 1970, up to {most}; "
                "correct it, or do without it.",
                said=said,
                most=2**32 - 1,
            )
        )


def with_language(what: str, **settings: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The option --language, which is also the language of what the command says; `what` it is of stands in --help."""

    def asked(_context: click.Context, _option: click.Parameter, named: str | None) -> str | None:
        if named in LANGUAGES:
            ASKED.set(named)
        return named

    # Before the others, so that what is wrong with these is said in it.
    return click.option("--language", is_eager=True, callback=asked, help=what, **settings)


def tell(sentence: Message, *, err: bool = True) -> None:
    """Print a sentence in the language of the run; the one way in which a command says anything."""
    click.echo(printable(translated(sentence, spoken())), err=err)


def complain(sentence: Message) -> None:
    """Say why there is no result."""
    click.echo(f"radargen: {printable(translated(sentence, spoken()))}", err=True)


def ask(question: Message, taken: Callable[[str], Answer]) -> Answer:
    """What `taken` makes of the answer to a question at the terminal; a RadargenError of it is told, and asked anew."""
    while True:
        answer = click.prompt(printable(translated(question, spoken())), err=True)
        try:
            return taken(answer)
        except RadargenError as error:
            complain(error.said)


def with_root(command: Callable[..., None]) -> Callable[..., None]:
    """Hand the command the radar's folder, looked for only when the command really runs."""

    @click.pass_obj
    @wraps(command)
    def run(root: Path | None, /, *args: Any, **kwargs: Any) -> None:
        from radargen.storage import files

        command(root or files.root(Path.cwd()), *args, **kwargs)

    return run


@contextmanager
def changing(root: Path) -> Iterator[None]:
    """Let nobody else change the radar meanwhile, and finish what a command that was killed had begun."""
    from radargen.storage import journal

    with journal.alone(root) as finished:
        if finished.done:
            tell(Message("Finished what an earlier command had begun: {paths}.", paths=joined(finished.done)))
        for path in finished.left:
            tell(Message("{path} has changed since an earlier command was cut short; it stays as it is.", path=path))
        yield


def loaded_from(root: Path) -> tuple["Loaded", "Lock"]:
    """What the folder holds, its problems beside it, and the places that are written down there."""
    from radargen.build import load
    from radargen.storage import files

    return load(files.read(root))


def reported(problems: Sequence[Problem], called: Callable[[str], str] = str) -> None:
    """Print problems to stderr, for commands whose result is something else; warnings about entries are counted.

    `called` tells how the command calls a file of the radar.
    """
    from radargen.model.problems import Severity
    from radargen.reporting.findings import findings, text
    from radargen.storage.files import TRENDS

    def advice(problem: Problem) -> bool:
        return problem.severity is Severity.WARNING and problem.location.path.startswith(f"{TRENDS}/")

    shown = [problem for problem in problems if not advice(problem)]
    listed = [one.at(called(one.location.path)) for one in findings(shown, spoken())]
    click.echo(text(listed), err=True, nl=False)
    match len(problems) - len(shown):
        case 0:
            return
        case 1:
            counted = Message("1 warning about an entry: radargen validate shows it.")
        case count:
            counted = Message("{count} warnings about entries: radargen validate shows them.", count=count)
    tell(counted)


def show(report: str, form: str) -> None:
    """Print what a command came to, in one of the formats that it knows.

    What a program reads is the same wherever it is printed. In JSON the second of two # is written as an escape, so
    that a forge finds no command in it; Markdown is left as it is only where it goes into a file.
    """
    match form:
        case "github":
            out = bare(sys.stdout)
        case "json" | "gitlab" | "sarif":
            out, report = bare(sys.stdout), report.replace("##", "#\\u0023")
        case "markdown" if _into_a_file(sys.stdout):
            out = bare(sys.stdout)
        case _:
            out = sys.stdout
    click.echo(report, file=out, nl=False)


def _into_a_file(stream: TextIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except OSError:
        return False


def today() -> dt.date:
    """The day where the command runs; nothing below the command line asks a clock."""
    return dt.datetime.now().astimezone().date()


def coloured() -> bool:
    """Whether somebody looks, at a terminal that has colours and who wants them (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def stopped(signum: int, _frame: FrameType | None) -> NoReturn:
    """End on a signal, which is said at the end; `finally` clauses on the way tidy up."""
    raise SystemExit(128 + signum)


def program() -> NoReturn:
    """Run a command and go: the system takes a large radar back at once, Python would take a quarter of the time."""
    try:
        main()
    except SystemExit as done:
        if not isinstance(done.code, int | None) or _TIDY & sys.modules.keys():
            raise
        status = done.code or 0
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError as error:
        status = _unheard(error)
    os._exit(status)


def main() -> NoReturn:
    """Run a command.

    Exit status: 0 fine, 1 problems in the radar, 2 wrong use or a world that does not cooperate, 70 a fault of ours.
    """
    # What is imported and read stays; to look for cycles after every 700 objects of it takes a tenth of the time.
    gc.set_threshold(100_000)
    # Nobody else's code has any business between a radar and its checks, and looking for some takes as long as a file.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Sheets are written and read alike wherever there is another parser of XML as well.
    os.environ.setdefault("OPENPYXL_LXML", "False")
    # Who has closed them wants to hear nothing; a file that is opened must not become one of them.
    sys.stdin = sys.stdin or _nowhere("r")
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # A terminal that cannot show a character, or answers with half of one, must not end the command.
        if callable(reconfigure := getattr(stream, "reconfigure", None)):
            reconfigure(errors="backslashreplace")
    guard(os.environ)
    signal.signal(signal.SIGTERM, stopped)
    try:
        status = _run()
    except OSError as error:
        # What was to be said of an error cannot be printed either.
        status = _unheard(error)
    sys.exit(status)


def _run() -> int:
    """Run a command to its end, whatever that is; the one place where everything that is raised is caught."""
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
        raise
    except RadargenError as error:
        complain(error.said)
        status = 2
    except ModuleNotFoundError as error:
        command = next((word for word in sys.argv[1:] if word in commands.commands), "")
        if said := missing.sentence(error, command):
            complain(said)
            status = 2
        else:
            status = _fault(error)
    except OSError as error:
        if _in_print(error):
            raise
        reason = (error.strerror or str(error)).lower()
        place = error.filename
        complain(
            Message("{place}: {reason}.", place=place, reason=reason) if place else Message("{reason}.", reason=reason)
        )
        status = 2
    except Exception as error:  # noqa: BLE001 – the last wall: nobody is shown a traceback who did not ask for it
        status = _fault(error)
    return status


def _fault(error: Exception) -> int:
    """Tell of a fault of ours, and how to report it."""
    from radargen.model import faults

    arguments = [argument for argument in sys.argv[1:] if argument != "--debug"]
    command = shlex.join(["radargen", "--debug", *arguments])
    if DEBUG.get():
        click.echo(faults.met(error).trace, err=True, nl=False)
    complain(faults.sentence(error, command))
    return faults.STATUS


def _in_print(error: OSError) -> bool:
    """Whether it was raised where something was to be printed; anything else has its own reader or writer."""
    return any(
        frame.f_code is click.echo.__code__ or frame.f_globals.get("__name__") == "click._termui_impl"
        for frame, _ in traceback.walk_tb(error.__traceback__)
    )


def _nowhere(mode: Literal["r", "w"] = "w") -> TextIO:
    return Path(os.devnull).open(mode, encoding="utf-8")


def _unheard(error: OSError) -> int:
    """What was to be printed cannot be: the disk is full, or the reader has left, which needs no comment."""
    # Python would try once more at its end, and complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if not isinstance(error, BrokenPipeError):
        with suppress(OSError):
            complain(Message("{reason}.", reason=error.strerror))
    return 2


def _register() -> None:
    from radargen.cli import (
        build,
        diff,
        edition,
        explain,
        fmt,
        init,
        lock,
        new,
        rate,
        ratings,
        render,
        schema,
        serve,
        status,
        trust,
        validate,
    )

    for command in (
        init.init,
        validate.validate,
        explain.explain,
        render.render,
        diff.diff,
        lock.lock,
        build.build,
        serve.serve,
        schema.schema,
        fmt.fmt,
        new.new,
        rate.rate,
        ratings.ratings,
        edition.edition,
        status.status,
        trust.trust,
    ):
        commands.add_command(command)


_register()

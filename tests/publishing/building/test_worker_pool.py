"""Processes that a build starts: nobody who asks it to end is passed over meanwhile, and they hear no Ctrl-C."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

import pytest

from radargen.publishing.building.worker_pool import begin_worker, result_or_error, signals_blocked
from radargen.storage.signals import SIGNALS
from radargen.text.messages import Message, RadargenError


class Asked(Exception):  # noqa: N818 – what was asked for has come
    """A signal was heard."""


@contextmanager
def hearing(signum: int) -> Iterator[None]:
    """Have the signal raise Asked, whoever runs the tests."""

    def heard(number: int, _: object) -> None:
        raise Asked(number)

    before = signal.signal(signum, heard)
    try:
        yield
    finally:
        signal.signal(signum, before)


@pytest.mark.parametrize("signum", SIGNALS)
def test_whoever_asks_while_a_process_is_started_is_heard_right_after(signum: int) -> None:
    # A signal to the process may reach any of its threads; signals_blocked blocks those to this one.
    started = False
    with hearing(signum):
        with pytest.raises(Asked), signals_blocked():
            signal.pthread_kill(threading.main_thread().ident or 0, signum)
            started = True
        # And so is who asks later.
        with pytest.raises(Asked):
            signal.pthread_kill(threading.main_thread().ident or 0, signum)
    assert started


def _listen(line: Connection) -> None:
    begin_worker()
    line.send(os.getpid())
    line.recv()


def test_a_process_hears_a_request_to_end_and_no_interruption() -> None:
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_listen, args=(theirs,), daemon=True)
    with signals_blocked():
        process.start()
    theirs.close()
    listening = ours.recv()
    os.kill(listening, signal.SIGINT)
    process.join(0.3)
    assert process.is_alive()
    process.terminate()
    process.join()
    assert process.exitcode == -signal.SIGTERM


def fails(error: Exception) -> object:
    raise error


def test_an_answer_is_an_outcome_a_sentence_or_a_fault() -> None:
    said = Message("{reason}.", reason="x")
    assert result_or_error(lambda: 3) == 3
    assert result_or_error(lambda: fails(RadargenError(said))) is said
    lacking = ModuleNotFoundError(name="x")
    assert result_or_error(lambda: fails(lacking)) is lacking
    assert str(result_or_error(lambda: fails(ValueError("x")))) == "ValueError"

"""Steps that belong together: a signal is heard after them, and not lost."""

import signal
import threading

import pytest

from radargen.storage.signals import signals_held


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_is_heard_right_after_the_block(monkeypatch: pytest.MonkeyPatch, number: signal.Signals) -> None:
    order: list[object] = []
    before = signal.signal(number, lambda heard, _: order.append(signal.Signals(heard)))
    try:
        with signals_held():
            signal.raise_signal(number)
            with signals_held():
                signal.raise_signal(number)
            order.append("done")
        assert order == ["done", number]
        signal.raise_signal(number)
        assert order == ["done", number, number]
    finally:
        signal.signal(number, before)


def test_it_is_heard_where_the_block_fails_and_other_threads_are_not_concerned() -> None:
    with pytest.raises(KeyboardInterrupt), signals_held():
        signal.raise_signal(signal.SIGINT)
        raise ValueError
    ran: list[None] = []
    thread = threading.Thread(target=lambda: ran.append(signals_held().__enter__()))
    thread.start()
    thread.join()
    assert ran == [None]

"""What a terminal is shown."""

from radargen.terminal import printable


def test_a_terminal_shows_what_it_would_obey() -> None:
    assert printable("a\x1b[31m\u202eb") == "a<U+001B>[31m<U+202E>b"

import os

import pytest

from radargen.publishing.settings.effective_settings import BuildTime, quoted_address


def test_the_time_of_a_build_is_taken_back_so_that_the_next_radar_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    time = BuildTime()
    time.set("100")
    # The edition has got another date, in a preview.
    time.set("200")
    assert os.environ["SOURCE_DATE_EPOCH"] == "200"
    time.restore()
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_a_time_that_somebody_else_has_set_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "5")
    time = BuildTime()
    time.set("100")
    time.restore()
    assert os.environ["SOURCE_DATE_EPOCH"] == "5"


def test_what_would_end_a_script_is_quoted_in_the_address() -> None:
    assert quoted_address("https://example.org/a'b<c/ü") == "https://example.org/a%27b%3Cc/ü"
    assert quoted_address(None) is None

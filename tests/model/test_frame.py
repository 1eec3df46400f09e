"""What an edition is called, and for when."""

import datetime as dt

import pytest

from radargen.model import Edition
from radargen.text.wording import wording

SAY = wording("en")
DAY = dt.date(2026, 11, 30)


@pytest.mark.parametrize(
    ("edition", "name", "label", "dated"),
    [
        (Edition("2026", DAY), "2026", SAY("page.edition", edition="2026"), SAY.date(DAY)),
        (
            Edition("2026", DAY, open=True),
            "2026",
            SAY("page.edition-open", edition="2026"),
            SAY("page.planned", date=SAY.date(DAY)),
        ),
        (Edition("2026", open=True), "2026", SAY("page.edition-open", edition="2026"), ""),
        (Edition("2026"), "2026", SAY("page.edition", edition="2026"), ""),
        (Edition("current", DAY, implied=True), "", "", SAY.date(DAY)),
    ],
)
def test_only_what_is_being_prepared_is_planned_and_what_nobody_counts_has_no_name(
    edition: Edition, name: str, label: str, dated: str
) -> None:
    assert (edition.name, edition.label(SAY), edition.dated(SAY)) == (name, label, dated)

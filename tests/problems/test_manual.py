"""The pages that show an example of each problem are those the specimens make."""

import pytest

from radargen.model.problems import CODES
from radargen.reading import load
from tests.problems import FOLDER, manual


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_page_is_up_to_date_and_has_every_code(language: str) -> None:
    page = manual.path(language).read_text(encoding="utf-8")
    assert page == manual.page(language), "run python -m tests.problems"
    assert all(f"\n## {code}\n" in page for code in CODES)


@pytest.mark.parametrize("code", sorted(path.parent.name for path in FOLDER.glob("*/repair.txt")))
def test_what_the_page_shows_as_a_repair_mends_the_mistake(code: str) -> None:
    assert load(manual.repaired(code)).problems == ()

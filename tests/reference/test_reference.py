"""The reference says what the program declares, with examples that the program reads."""

import pytest

from radargen.build import load
from radargen.storage import files
from tests.reference import FOLDER, PAGES, fields


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_reference_is_up_to_date(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name](), "run python -m tests.reference"


def test_the_example_is_a_radar_without_a_problem() -> None:
    loaded, _ = load(files.read(fields.EXAMPLE))
    assert loaded.radar
    # An example names nobody's address.
    assert [problem for problem in loaded.problems if problem.code != "placeholder"] == []
    assert len(loaded.radar.trends) == 3

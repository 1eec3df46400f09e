import pytest

from radargen.reading.picture_files.unsafe_picture import Unsafe, within_limits


@pytest.mark.parametrize(("width", "height"), [(1, 1), (2_000, 2_000), (10_000, 400), (400, 10_000)])
def test_what_just_keeps_the_limits_may_be_shown(width: int, height: int) -> None:
    within_limits(width, height)


@pytest.mark.parametrize(("width", "height"), [(0, 1), (1, 0), (2_000, 2_001), (10_001, 1), (1, 10_001)])
def test_one_pixel_more_may_not(width: int, height: int) -> None:
    with pytest.raises(Unsafe):
        within_limits(width, height)

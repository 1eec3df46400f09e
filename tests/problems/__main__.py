"""python -m tests.problems: write the expected texts anew."""

from tests.problems import write

write()

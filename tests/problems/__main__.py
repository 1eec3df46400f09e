"""python -m tests.problems: write the expected texts and the manual's pages anew."""

from tests.problems import manual, write

write()
manual.write()

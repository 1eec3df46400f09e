"""python -m tests.reference: write the pages of the reference anew."""

from tests.reference import write

write()

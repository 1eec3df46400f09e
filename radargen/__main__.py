"""`python -m radargen` is the command `radargen`."""

from radargen.cli import program

program()

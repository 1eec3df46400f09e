"""`python -m radargen` is the command `radargen`."""

from radargen.cli import main

main()

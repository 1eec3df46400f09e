"""Commands for authors of reports."""

from radargen.cli.for_authors.book_command import book, handout
from radargen.cli.for_authors.deck_command import deck
from radargen.cli.for_authors.digest_command import digest
from radargen.cli.for_authors.onefile_command import onefile
from radargen.cli.for_authors.render_command import render

# In the order of the help.
COMMANDS = (render, book, handout, deck, onefile, digest)

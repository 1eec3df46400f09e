"""Commands for publishing a radar."""

from radargen.cli.for_publishers.build_command import build
from radargen.cli.for_publishers.edition_command import edition
from radargen.cli.for_publishers.schema_command import schema
from radargen.cli.for_publishers.sources_command import sources
from radargen.cli.for_publishers.trust_command import trust

# In the order of the help.
COMMANDS = (edition, build, sources, schema, trust)

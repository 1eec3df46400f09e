"""Commands for starting or moving a radar."""

from radargen.cli.for_beginners.export_command import export
from radargen.cli.for_beginners.import_command import import_
from radargen.cli.for_beginners.init_command import init
from radargen.cli.for_beginners.upgrade_command import upgrade

# In the order of the help.
COMMANDS = (init, import_, export, upgrade)

"""Commands for editors."""

from radargen.cli.for_editors.archive_command import archive
from radargen.cli.for_editors.diff_command import diff
from radargen.cli.for_editors.explain_command import explain
from radargen.cli.for_editors.fmt_command import fmt
from radargen.cli.for_editors.lock_command import lock
from radargen.cli.for_editors.merge_command import merge
from radargen.cli.for_editors.new_command import new
from radargen.cli.for_editors.rate_command import rate
from radargen.cli.for_editors.ratings_command import ratings
from radargen.cli.for_editors.rename_command import rename
from radargen.cli.for_editors.serve_command import serve
from radargen.cli.for_editors.split_command import split
from radargen.cli.for_editors.status_command import status
from radargen.cli.for_editors.validate_command import validate

# In the order of the help.
COMMANDS = (new, rate, ratings, explain, validate, status, diff, serve, fmt, lock, rename, merge, split, archive)

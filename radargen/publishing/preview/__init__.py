"""The live preview: the site rebuilt and reloaded at each change of a file."""

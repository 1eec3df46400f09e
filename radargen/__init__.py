"""Trend radars from YAML: validated, placed on rings by stated criteria, drawn, and published as a site."""

__version__ = "0.1.0"

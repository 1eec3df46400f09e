"""A reader for each kind of source, from bytes by path to a BroughtRadar."""

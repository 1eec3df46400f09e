"""A reader for each kind of source: bytes by path become a BroughtRadar."""

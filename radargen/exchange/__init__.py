"""Radars of other programs: read into the files of a new one, and written for them, with a report of what is lost."""

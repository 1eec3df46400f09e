"""Builds the whole site, with one process per language, and puts it in place."""

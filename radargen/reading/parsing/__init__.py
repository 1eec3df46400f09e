"""Parses a YAML file into a tree with the line and column of every value."""

"""The text of one YAML file becomes a tree in which every value knows its line and column."""

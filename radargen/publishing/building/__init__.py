"""The whole site built and put in place: one process for each language."""

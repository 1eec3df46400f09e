"""Sentences in every language; Markdown, paths, line ends and output of any text."""

"""Untrusted Markdown: parser, limits, and targets of links and pictures.

The parser is imported only where it is needed: it is slow to load, and most texts can be checked without it.
"""

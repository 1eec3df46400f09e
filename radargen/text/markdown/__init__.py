"""Markdown of people we do not know: how it is read, what a text may cost, and where its links and pictures lead.

What needs the parser is imported where it is needed: most texts can be judged without it, and it takes a while to load.
"""

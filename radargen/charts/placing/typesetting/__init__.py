"""Measures and breaks text: widths in the shipped font, hyphenation, lines."""

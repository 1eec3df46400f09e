"""Text measured and broken: widths in the shipped font, hyphenation, lines."""

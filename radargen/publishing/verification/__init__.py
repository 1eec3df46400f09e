"""A site built twice in circumstances that should not matter, and compared byte by byte."""

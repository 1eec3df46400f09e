"""Build a site twice under different circumstances, and compare the results byte by byte."""

"""Assembles all parts into scenes, in points, for painters."""

"""The pieces put together as scenes, in points, for painters."""

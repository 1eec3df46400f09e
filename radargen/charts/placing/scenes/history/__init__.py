"""Charts that tell what became of trends from edition to edition: what has moved since one, and a line through all."""

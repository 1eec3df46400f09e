"""Charts of what became of trends from edition to edition: moves since one edition, and a timeline through all."""

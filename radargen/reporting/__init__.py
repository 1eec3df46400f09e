"""Output for people and programs: problems, counts, reviews."""

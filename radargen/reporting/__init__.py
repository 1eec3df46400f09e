"""What the program found, told to people and to programs: problems, counts, reviews."""

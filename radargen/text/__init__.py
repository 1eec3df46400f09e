"""What is said, in every language, and what can be said of any text before somebody reads it."""

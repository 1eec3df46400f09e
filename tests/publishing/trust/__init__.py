"""What of settings is data, and what is code."""

"""Which keys a file may have and what each may hold, and what is said of a file that does not fit."""

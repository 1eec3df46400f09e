"""Where markers and labels go: candidate positions, conflicts, relaxation; nothing here knows a page."""

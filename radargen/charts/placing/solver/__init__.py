"""Where markers and labels go: candidate positions, conflicts, relaxation. Nothing here knows pages or editions."""

"""Positions of markers and labels: candidates, conflicts, relaxation. Nothing here knows pages or editions."""

"""The settings that a mkdocs.yml may have beside the radar, and the effective settings."""

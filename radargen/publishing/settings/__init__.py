"""What a mkdocs.yml may say beside the radar, and the settings that result."""

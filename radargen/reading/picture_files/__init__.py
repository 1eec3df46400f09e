"""Checks of untrusted picture files: logos, and pictures in texts."""

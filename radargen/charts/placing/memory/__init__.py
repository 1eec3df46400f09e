"""Layouts kept from edition to edition, the lock file, and how a layout is extended by newcomers."""

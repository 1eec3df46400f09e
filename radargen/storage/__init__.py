"""A radar on the disk and in git: read within limits, written whole or not at all."""

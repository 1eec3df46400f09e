"""The empty radar: outline, cells, ring names and sector titles, and the geometry that they and labels need."""

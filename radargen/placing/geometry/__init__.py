"""The empty radar: outline, cells, ring names and sector titles, and the plane geometry that all of it needs."""

"""The pictures of a radar: what stands where, whether it keeps its promises, and how it is drawn."""

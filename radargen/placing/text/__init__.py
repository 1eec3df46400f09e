"""How wide words are in the shipped font, and where they break into lines."""

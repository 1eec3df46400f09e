"""An edition as a deck of slides that can be edited."""

"""What editors would else write by hand: files set in order, new trends, ratings, a workshop's sheet."""

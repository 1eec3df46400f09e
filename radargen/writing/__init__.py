"""Changes to a radar's files that editors need not make by hand: layout, new trends, ratings, sheets, editions."""

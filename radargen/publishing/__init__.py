"""Build a radar's site with MkDocs, check it and put it in place atomically; and its live preview."""

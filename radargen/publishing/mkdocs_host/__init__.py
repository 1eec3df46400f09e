"""MkDocs at work: one build of one language, what it complains of, and what a preview keeps of it."""

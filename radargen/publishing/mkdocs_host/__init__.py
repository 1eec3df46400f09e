"""Runs MkDocs: one build of one language, its complaints, and what a preview keeps of it."""

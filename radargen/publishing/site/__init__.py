"""What a site consists of, whichever program builds it; nothing here knows MkDocs."""

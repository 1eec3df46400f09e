"""The contents of a site, independent of the program that builds it; nothing here knows MkDocs."""

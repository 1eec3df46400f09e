"""A radar becomes a site: its pages built by MkDocs, checked, and put in place at once; and the preview of it."""

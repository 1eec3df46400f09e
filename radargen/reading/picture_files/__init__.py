"""Files of pictures, which come from strangers: logos, and what texts show."""

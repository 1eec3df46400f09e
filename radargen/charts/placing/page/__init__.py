"""The page around the radar: title, key, legend and foot, and the largest radar that fits between them."""

"""What is kept from edition to edition: layouts, the lock file, and what is added to a layout that exists."""

"""What is kept from edition to edition: layouts, the lock file, and how a layout grows by what is new."""

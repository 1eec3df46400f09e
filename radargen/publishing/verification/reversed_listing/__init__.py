"""A folder to be named in PYTHONPATH: what runs with it is shown every folder's files in another order."""

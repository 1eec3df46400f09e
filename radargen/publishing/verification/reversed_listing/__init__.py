"""A folder for PYTHONPATH: processes that run with it see the files of every folder in reverse order."""

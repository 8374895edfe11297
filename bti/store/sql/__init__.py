"""The text of every statement, for each database, ready to run."""

"""One file for each version of the schema, in order; a released one is never changed."""

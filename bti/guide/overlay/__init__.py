"""A guide written over another: what it builds on, how it is laid, what it may and may not."""

"""The registers of a guide as people read them, in the order of the printed page."""

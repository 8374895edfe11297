"""What is printed, filled in, read back and published."""

"""What is kept: streams of events, case rows and definitions in one database."""

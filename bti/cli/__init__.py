"""People at a terminal: parse, call the facade, show."""

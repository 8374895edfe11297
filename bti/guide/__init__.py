"""What a coordinator writes: a guide as frozen values, read from YAML with places."""

"""The commands, a noun each; none is imported before it is called."""

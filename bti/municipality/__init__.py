"""What goes on besides single cases."""

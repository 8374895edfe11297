"""What happens to a case: commands in, events or a refusal out."""

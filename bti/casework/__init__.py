"""The facade: one method is one thing a person does."""

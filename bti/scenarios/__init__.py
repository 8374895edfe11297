"""Scenarios: tests that a coordinator writes beside the guide, played on trial databases."""

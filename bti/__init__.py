"""Bedre tverrfaglig innsats: the guide as YAML, the cases step by step."""

__version__ = "0.1.0"

"""A form asked at a terminal, question by question, where every answer is saved at once."""

from bti.cli.interview.interview import Interview

__all__ = ["Interview"]

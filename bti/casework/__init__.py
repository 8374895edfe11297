"""The facade: one method is one thing a person does. Everything is put together here."""

from bti.casework.facade import Casework

__all__ = ["Casework"]

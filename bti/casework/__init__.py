"""The facade: one method is one thing a person does. Clock, keys and database are put together here."""

from bti.casework.facade import Casework

__all__ = ["Casework"]

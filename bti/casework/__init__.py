"""The facade: one method is one thing a person does. Everything is put together here."""

from typing import TYPE_CHECKING

from bti.homes import found_in

if TYPE_CHECKING:
    from bti.casework.facade import Casework

__all__ = ["Casework"]

__getattr__ = found_in(__name__, {"Casework": "bti.casework.facade"})

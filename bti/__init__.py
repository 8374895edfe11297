"""Bedre tverrfaglig innsats: guides written as YAML, and cases driven through them.

The public names are few: `Casework` does everything a person can do, `Environment` gives it clock,
ids and account, and `BtiError` is the base of every refusal and fault (the rest are in
`bti.errors`). What the methods give back is in `bti.case.views`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bti.homes import found_in

if TYPE_CHECKING:
    from bti.casework import Casework
    from bti.environment import Environment
    from bti.errors import BtiError

__version__ = "0.1.0"

__all__ = ["BtiError", "Casework", "Environment", "__version__"]

__getattr__ = found_in(
    __name__,
    {
        "Casework": "bti.casework",
        "Environment": "bti.environment",
        "BtiError": "bti.errors",
    },
)

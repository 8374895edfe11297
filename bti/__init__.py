"""Bedre tverrfaglig innsats: guides written as YAML, and cases driven through them.

The public names are few: `Casework` does everything a person can do, `Environment` gives it clock,
ids and account, and `BtiError` is the base of every refusal and fault (the rest are in
`bti.errors`). What the methods give back is in `bti.case.views`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bti.casework import Casework
    from bti.environment import Environment
    from bti.errors import BtiError

__version__ = "0.1.0"

__all__ = ["BtiError", "Casework", "Environment", "__version__"]

_HOMES = {
    "Casework": "bti.casework",
    "Environment": "bti.environment",
    "BtiError": "bti.errors",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for: ``bti --version`` needs none of them."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)

"""Importing a library without a module that it takes only where it is there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import cast


@contextmanager
def without(module: str) -> Iterator[None]:
    """Import as where ``module`` is not installed; whoever asks for it afterwards gets it.

    msgspec takes from ``typing_extensions``, where it is there, what it else takes from ``typing``.
    To run that module is a fortieth of a short command, and nothing else in one asks for it.
    """
    if module in sys.modules:
        yield
        return
    # Python's own sign for a module that cannot be imported.
    sys.modules[module] = cast("ModuleType", None)
    try:
        yield
    finally:
        del sys.modules[module]

"""Public names of a package, each imported from its home when it is first asked for.

A short command needs few of them, and what it does not need is most of its time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module


def found_in(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """Give the ``__getattr__`` of a package: ``homes`` says in which module each name is."""

    def get(name: str) -> object:
        if name not in homes:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        return getattr(import_module(homes[name]), name)

    return get

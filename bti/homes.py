"""What is imported from its home when it is first asked for.

A short command needs little of all there is, and what it does not need is most of its time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module


def found(home: str) -> object:
    """Give what a home names, as ``bti.case.checklist.tick``."""
    module, _, name = home.rpartition(".")
    return getattr(import_module(module), name)


def found_in(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """Give the ``__getattr__`` of a package: ``homes`` says in which module each name is."""

    def get(name: str) -> object:
        if name not in homes:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        named = found(f"{homes[name]}.{name}")
        # Python asks here only for what the package has not: the next time it has it.
        setattr(import_module(package), name, named)
        return named

    return get

"""Where the rules of a guide are written, for those who show one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

import msgspec

from bti.errors import Place


class Places(msgspec.Struct, frozen=True, eq=False, dict=True):
    """Where the rules of the guide are written, by path; a longer path falls back on a shorter.

    They are read when the first place is asked for: most who step a case ask for none.
    """

    read: Callable[[], Mapping[str, tuple[str, int, int]]]

    @cached_property
    def _written(self) -> Mapping[str, tuple[str, int, int]]:
        """File, line and column by path: a guide has thousands, and few are shown."""
        return self.read()

    def of(self, rule: str) -> Place | None:
        """Give the place of a rule or of the nearest part round it."""
        while rule and rule not in self._written:
            rule = rule.rpartition(".")[0]
        return Place(*self._written[rule]) if rule else None

    def all(self) -> dict[str, Place]:
        """Give the place of every rule, by its path."""
        return {path: Place(*place) for path, place in self._written.items()}

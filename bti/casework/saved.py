"""What a writing verb gives back: said at once, and the case drawn when somebody looks at it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import msgspec

if TYPE_CHECKING:
    from bti.case.views import CaseView, SavedView

    Draw: TypeAlias = Callable[[], CaseView]
    Tell: TypeAlias = Callable[[CaseView | None], str]
else:
    # A command that draws no case does not wait for the types of one.
    Draw = Tell = Callable
"""Draws the case; and tells what is next, of the case where it is drawn already."""


class Saved(msgspec.Struct, frozen=True, kw_only=True, eq=False, dict=True):
    """What a command did: what was saved, where the case stands, and what is next.

    ``moved`` says that the case stands elsewhere now. ``case`` and ``next`` are drawn when they are
    first read, from the case and the people as they were when it was saved, whatever has happened
    since. Who only steps a case never waits for it.
    """

    what: str
    events: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    linked: str = ""
    moved: bool = False
    draw: Draw
    tell: Tell

    @cached_property
    def case(self) -> CaseView:
        """The case as the person may see it after the command."""
        return self.draw()

    @cached_property
    def next(self) -> str:
        """What brings the case on, in a sentence."""
        return self.tell(vars(self).get("case"))

    @cached_property
    def view(self) -> SavedView:
        """All of it as plain values, which can be made JSON."""
        from bti.case.views import SavedView

        return SavedView(
            case=self.case,
            what=self.what,
            next=self.next,
            events=self.events,
            warnings=self.warnings,
            linked=self.linked,
        )

    @property
    def followed(self) -> tuple[str, ...]:
        """What came of itself after what was done: a new task, or something proposed."""
        at = self.events.index(self.what) + 1 if self.what in self.events else 0
        return self.events[at:]

    def __eq__(self, other: object) -> bool:
        """Tell whether both say the same."""
        return self.view == other.view if isinstance(other, Saved) else NotImplemented

    def __hash__(self) -> int:
        """Give the same number for what says the same."""
        return hash((self.what, self.events, self.warnings, self.linked))

    def __repr__(self) -> str:
        """Show what was saved, without drawing the case for it."""
        return f"Saved(what={self.what!r}, events={self.events!r}, linked={self.linked!r})"

"""What a decision is made from: the guide, the case, the moment and the person, all handed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from bti.case.actor import Actor
from bti.case.case import Case
from bti.guide.definition import Closing, Guide, Level, Step

if TYPE_CHECKING:
    from bti.case.scope import CaseScope


class Someone(msgspec.Struct, frozen=True, kw_only=True):
    """A person with a name, as the directory knows them."""

    id: str
    name: str = ""


def nobody(_of: str) -> tuple[Someone, ...]:
    """Give nobody: a directory without people."""
    return ()


def unknown(_person: str) -> None:
    """Say nothing of a person's roles: nobody is told who is who."""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A case as one person meets it at one moment.

    ``unit`` gives a unit's title by its id, for the sentences that name one; ``person`` gives a
    person's name, so that it can be searched for where nobody is to be named; ``people`` those who
    have a role towards the case today, for duties that go to one of them; ``leaders`` who leads a
    unit, and ``roles_of`` the roles that a person has towards the case, none where nobody knows.
    ``linked`` are the other guides that this one reads answers of, by their ids, as far as they
    are known here; ``source`` is the one that answers came along from, as it was then.
    """

    guide: Guide
    case: Case
    now: datetime
    actor: Actor
    unit: Callable[[str], str] = str
    person: Callable[[str], str] = str
    people: Callable[[str], tuple[Someone, ...]] = nobody
    leaders: Callable[[str], tuple[Someone, ...]] = nobody
    roles_of: Callable[[str], frozenset[str] | None] = unknown
    linked: Mapping[str, Guide] = {}
    source: Guide | None = None

    @property
    def level(self) -> Level | None:
        """The level that the case stands on; none in a closing."""
        return self.guide.levels.get(self.case.stand.level)

    @property
    def step(self) -> Step | None:
        """The step that the case stands on; none in a closing."""
        level = self.level
        return level.steps.get(self.case.stand.step) if level else None

    @property
    def closing(self) -> Closing | None:
        """The closing that the case stands in, if it is closed."""
        return self.guide.closings.get(self.case.stand.step) if self.case.closed else None

    @property
    def scope(self) -> CaseScope:
        """What the conditions of the guide read, as the case stands now."""
        # A case that waits for nothing has no condition to read.
        from bti.case.scope import CaseScope

        return CaseScope(self.guide, self.case, self.now, linked=self.linked, opener=self.source)

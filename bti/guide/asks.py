"""What a move or an action asks, by the name that conditions and deadlines know it under.

A question of a transition is ``step.transition.question``, from a closing too; one of an action is
``action.question``, wherever it was done. What can be done at any time and leads on is also kept as
a move from each step where it was done: ``step.action.question``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from bti.guide.definition import Action
from bti.guide.fields import field_in, walk_fields
from bti.guide.targets import places, step_of

if TYPE_CHECKING:
    from bti.guide.conditions import Path
    from bti.guide.definition import Field, Guide, Transition

_OF_MOVE = 2  # step, transition


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """A move or an action by its name, and what in a longer name comes after that."""

    name: Path
    way: Transition | Action
    rest: Path = ()

    @property
    def asks(self) -> Mapping[str, Field]:
        """The questions answered in it."""
        return self.way.asks

    @property
    def leads_on(self) -> bool:
        """Whether it is an action that moves the case: it is kept as a move from where it stood."""
        return isinstance(self.way, Action) and bool(self.way.to)

    @property
    def kept_elsewhere(self) -> bool:
        """Whether what is answered is kept in the case it opens, and leaves nothing here."""
        return isinstance(self.way, Action) and self.way.never_blocked


def asking(guide: Guide, path: Path) -> Asking | None:
    """Give the move or the action that a name is, or begins with; None for no such."""
    move = _move(guide, path[:_OF_MOVE])
    if move is not None and (len(path) > _OF_MOVE or _action(guide, path[0]) is None):
        return Asking(name=path[:_OF_MOVE], way=move, rest=path[_OF_MOVE:])
    action = _action(guide, path[0])
    return Asking(name=path[:1], way=action, rest=path[1:]) if action else None


def asks_named(guide: Guide, name: Path) -> Mapping[str, Field] | None:
    """Give what is asked in a move or an action of just this name; None for no such."""
    way = _action(guide, name[0]) if len(name) == 1 else _move(guide, name)
    return way.asks if way else None


def ask_at(guide: Guide, path: Path, own: str = "", inside: Path | None = ()) -> Field | None:
    """Give the question of a move or an action that a name leads to, in a group too.

    What is never blocked is kept in the case it opens, and read only within its ``own`` questions.
    One of rows is found from ``inside`` them, or wherever it stands with None.
    """
    found = asking(guide, path)
    if found is None or not found.rest or (found.kept_elsewhere and found.name != (own,)):
        return None
    return field_in(found.asks, found.rest, inside, found.name)


def every_ask(guide: Guide) -> Iterator[Asking]:
    """Give each move and each action of a guide."""
    for place_id, place in places(guide):
        for one, move in place.transitions.items():
            yield Asking(name=(place_id, one), way=move)
    for register in (guide.actions, guide.anytime):
        yield from (Asking(name=(one,), way=action) for one, action in register.items())


def every_question(guide: Guide) -> Iterator[tuple[Path, Field]]:
    """Give each question that can be read, by its name."""
    for found in every_ask(guide):
        for path, field in walk_fields(found.asks if not found.kept_elsewhere else {}):
            if not field.fields and field_in(found.asks, path) is not None:
                yield (*found.name, *path), field


def _action(guide: Guide, name: str) -> Action | None:
    return guide.actions.get(name) or guide.anytime.get(name)


def _move(guide: Guide, name: Path) -> Transition | Action | None:
    """Give a move out of a place: one that is written there, or one that leads on from anywhere."""
    place = step_of(guide, name[0]) or guide.closings.get(name[0])
    if place is None or len(name) != _OF_MOVE:
        return None
    anytime = guide.anytime.get(name[1])
    return place.transitions.get(name[1]) or (anytime if anytime and anytime.to else None)

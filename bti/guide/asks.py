"""What a move or an action asks, by the name that conditions know it under."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bti.guide.conditions import Path
from bti.guide.definition import Field, Guide
from bti.guide.targets import places, step_of


def asks_named(guide: Guide, path: Path) -> Mapping[str, Field] | None:
    """Give what is asked under a name that begins with a move or an action; None for no such.

    What can be done at any time and leads on is kept as a move from the step where it was done.
    """
    action = guide.actions.get(path[0]) or guide.anytime.get(path[0])
    if action is not None:
        return action.asks
    place = step_of(guide, path[0]) or guide.closings.get(path[0])
    if place is None or len(path) == 1:
        return None
    move = place.transitions.get(path[1]) or guide.anytime.get(path[1])
    return move.asks if move else None


def every_ask(guide: Guide) -> Iterator[Mapping[str, Field]]:
    """Give what each action and each move of a guide asks."""
    for _, place in places(guide):
        yield from (move.asks for move in place.transitions.values())
    yield from (action.asks for action in (*guide.actions.values(), *guide.anytime.values()))

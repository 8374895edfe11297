"""The arrows of a guide: ways between the same two places are one arrow."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from bti.guide.definition import Guide, Transition
from bti.guide.targets import Layout, Target

BACK = "back"


class Arrow(msgspec.Struct, frozen=True, kw_only=True):
    """One or several ways from a step to a step or a closing.

    ``normal`` says that it leads forward on the path; ``titles`` holds what the target does not
    say already.
    """

    origin: str
    target: str
    closing: bool
    normal: bool
    titles: tuple[str, ...]


def arrows(guide: Guide, track: str | None = None) -> tuple[Arrow, ...]:
    """Give the arrows in the order of the text."""
    layout = Layout(guide, track)
    titles: dict[tuple[str, str], list[str]] = {}
    for origin, move, target in _moves(layout):
        said = titles.setdefault((origin, target), [])
        if move.title and move.title != _title(guide, layout, target):
            said += [move.title] if move.title not in said else []
    return tuple(_arrow(guide, layout, *ends, tuple(said)) for ends, said in titles.items())


def _arrow(
    guide: Guide, layout: Layout, origin: str, target: str, titles: tuple[str, ...]
) -> Arrow:
    closing = target in guide.closings
    on_path = not layout.steps[origin].off_path
    forward = closing or (
        not layout.steps[target].off_path and layout.index[target] > layout.index[origin]
    )
    return Arrow(
        origin=origin, target=target, closing=closing, normal=on_path and forward, titles=titles
    )


def _title(guide: Guide, layout: Layout, target: str) -> str:
    return guide.closings[target].title if target in guide.closings else layout.steps[target].title


def _moves(layout: Layout) -> Iterator[tuple[str, Transition, str]]:
    for _, origin in layout.order:
        for move in layout.steps[origin].transitions.values():
            if layout.has(move):
                for target in leads_to(layout, origin, move.to):
                    yield origin, move, target


def leads_to(layout: Layout, origin: str, words: tuple[str, ...]) -> Iterator[str]:
    """Give where a ``to`` leads, and of ``back`` where one mostly was."""
    for word in words:
        if word == BACK:
            yield from _before(layout, origin)
        else:
            yield from (t.id for t in layout.targets(origin, (word,)) if _is_drawn(t))


def _is_drawn(target: Target) -> bool:
    return not target.dynamic


def _before(layout: Layout, origin: str) -> tuple[str, ...]:
    """Give where one came from: the step before; beside the path, the steps that lead here."""
    if layout.steps[origin].off_path:
        return tuple(step for _, step in layout.order if _leads_there(layout, step, origin))
    earlier = layout.order[: layout.index[origin]]
    return tuple(step for _, step in earlier if not layout.steps[step].off_path)[-1:]


def _leads_there(layout: Layout, step: str, there: str) -> bool:
    moves = (one for one in layout.steps[step].transitions.values() if layout.has(one))
    found = (target for one in moves for target in layout.targets(step, one.to))
    return any(target.id == there and _is_drawn(target) for target in found)

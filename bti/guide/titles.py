"""The title of ``next: x``: the one of the step, level or closing where it leads."""

from __future__ import annotations

import msgspec

from bti.guide.definition import Guide, Step, Transition
from bti.guide.targets import Map

NEXT = "neste"


def with_titles(guide: Guide) -> Guide:
    """Give the guide with a title on every ``neste`` that was written without one."""
    layout = Map(guide)
    levels = {
        key: msgspec.structs.replace(
            level, steps={name: _titled(layout, name, step) for name, step in level.steps.items()}
        )
        for key, level in guide.levels.items()
    }
    return msgspec.structs.replace(guide, levels=levels)


def _titled(layout: Map, name: str, step: Step) -> Step:
    move = step.transitions.get(NEXT)
    if move is None or move.title:
        return step
    title = _title(layout, name, move)
    moves = step.transitions | {NEXT: msgspec.structs.replace(move, title=title)}
    return msgspec.structs.replace(step, transitions=moves)


def _title(layout: Map, name: str, move: Transition) -> str:
    guide = layout.guide
    written = move.to[0] if move.to else ""
    if written in guide.levels:
        return guide.levels[written].title
    found = layout.targets(name, move.to)
    if not found:
        return written
    if found[0].kind == "closing":
        return guide.closings[found[0].id].title
    return layout.stops[layout.index[found[0].id]].step.title

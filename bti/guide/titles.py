"""The title of ``next: x``: the one of the step, level or closing where it leads."""

from __future__ import annotations

import msgspec

from bti.guide.definition import Guide, Step, Transition
from bti.guide.targets import DYNAMIC, Everywhere, Layout

NEXT = "neste"
ONWARD = "Neste steg"
"""What leads to one step on one track and to another on the next cannot bear the name of either."""


def with_titles(guide: Guide) -> Guide:
    """Give the guide with a title on every ``neste`` that was written without one."""
    layout = Layout(guide)
    everywhere = Everywhere(guide) if _is_scoped(guide) else None
    levels = {
        key: msgspec.structs.replace(
            level,
            steps={
                name: _titled(layout, everywhere, name, step) for name, step in level.steps.items()
            },
        )
        for key, level in guide.levels.items()
    }
    return msgspec.structs.replace(guide, levels=levels)


def _titled(layout: Layout, everywhere: Everywhere | None, name: str, step: Step) -> Step:
    move = step.transitions.get(NEXT)
    if move is None or move.title:
        return step
    title = _title(layout, everywhere, name, move)
    moves = step.transitions | {NEXT: msgspec.structs.replace(move, title=title)}
    return msgspec.structs.replace(step, transitions=moves)


def _title(layout: Layout, everywhere: Everywhere | None, name: str, move: Transition) -> str:
    guide = layout.guide
    written = move.to[0] if move.to else ""
    if written in guide.levels:
        return guide.levels[written].title
    if written in DYNAMIC:
        return ""
    found = everywhere.targets(name, (written,)) if written == "next" and everywhere else ()
    if len(found) > 1:
        return ONWARD
    found = found or layout.targets(name, (written,))
    if not found:
        return written
    if found[0].closing:
        return guide.closings[found[0].id].title
    return layout.steps[found[0].id].title


def _is_scoped(guide: Guide) -> bool:
    """Tell whether some step exists only for some tracks or subjects."""
    levels = guide.levels.values()
    return any(
        level.only_for or any(step.only_for for step in level.steps.values()) for level in levels
    )

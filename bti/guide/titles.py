"""The title of ``next: x`` and of ``to: next``: that of the step or closing where it leads."""

from __future__ import annotations

import msgspec

from bti.guide.definition import Guide, Step, Transition
from bti.guide.targets import DYNAMIC, Everywhere, Layout, every_step

NEXT = "neste"
ONWARD = "Neste steg"
"""What leads to one step on one track and to another on the next cannot bear the name of either."""


def with_titles(guide: Guide) -> Guide:
    """Give the guide with a title on each way that is named by where it leads."""
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
    made = {
        way: msgspec.structs.replace(move, title=_title(layout, everywhere, name, move))
        for way, move in step.transitions.items()
        if not move.title and is_named_by_target(way, move)
    }
    return msgspec.structs.replace(step, transitions=step.transitions | made) if made else step


def is_named_by_target(way: str, move: Transition) -> bool:
    """Tell whether a way without a title can bear the one of where it leads."""
    return way == NEXT or move.to == ("next",)


def title_now(guide: Guide, move: Transition, target: str, instead_of: str = "") -> str:
    """Give the title of a step that ``next`` leads to in a case, where it bears that of a step.

    What the guide says for all tracks and subjects can be another step than the one of this case,
    and what leads past the step it is named by bears the title of where it leads.
    """
    steps = {name: step.title for name, step in every_step(guide).items()}
    if instead_of and move.title == steps[instead_of]:
        return steps[target]
    if move.to != ("next",):
        return ""
    borne = move.title == ONWARD or move.title in steps.values()
    return steps.get(target, "") if borne else ""


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

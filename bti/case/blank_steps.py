"""A step as it is printed empty, with its tools and its ways on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bti.case.blanks import blank_action, blank_form_lines, blank_items, blank_transitions
from bti.case.contacts import step_contacts
from bti.case.step_texts import step_text
from bti.guide.targets import level_of

if TYPE_CHECKING:
    from bti.case.views import StepView, WayView
    from bti.guide.definition import Guide, Step


def blank_step(guide: Guide, step_id: str) -> StepView:
    """Give a step as it is printed empty."""
    step = guide.levels[level_of(guide, step_id)].steps[step_id]
    return replace(
        step_text(guide, step_id),
        contacts=step_contacts(guide, step.contacts),
        checklist=blank_items(guide, step.checklist),
        forms=blank_form_lines(guide, step.forms),
        ways=tuple(_ways(guide, step_id, step)),
    )


def _ways(guide: Guide, step_id: str, step: Step) -> Iterator[WayView]:
    yield from blank_transitions(guide, step_id, step.transitions)
    for action in step.actions:
        yield blank_action(guide, action, guide.actions[action], "action")

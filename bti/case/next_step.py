"""What to do next, in one sentence: shown after every command that wrote something."""

from __future__ import annotations

from bti.case.views import CaseView, WayView


def next_step(view: CaseView) -> str:
    """Say what brings the case on: what is missing first, else the way that is open."""
    if view.closed:
        return "Saken er avsluttet. Den kan åpnes igjen."
    proposed = next((way for way in view.step.ways if way.proposed), None)
    if proposed:
        return f"«{proposed.title}» er foreslått: bti gjor {view.id} {proposed.id}"
    onward = _onward(view)
    if onward is None:
        return f"Se veiene videre: bti vis {view.id}"
    if onward.open:
        return f"bti videre {view.id} {onward.id}   («{onward.title}»)"
    first = next((r for r in onward.reasons if r.todo), onward.reasons[0])
    return first.todo or first.message


def _onward(view: CaseView) -> WayView | None:
    """The way a caseworker most likely wants: an open one that is not an exit, else the first."""
    transitions = [way for way in view.step.ways if way.kind == "transition"]
    return next(iter(transitions), None)

"""What to do next, in one sentence: shown after every command that wrote something."""

from __future__ import annotations

from bti.case.views import CaseView, WayView


def next_step(view: CaseView) -> str:
    """Say what brings the case on: what is missing first, else the way or ways that are open."""
    if view.closed:
        ways = () if view.quiet else view.step.ways
        again = next((way.id for way in ways if way.kind == "transition"), "")
        how = f" Den åpnes igjen med bti videre {view.id} {again}" if again else ""
        return f"Saken er avsluttet.{how}"
    proposed = next((way for way in view.step.ways if way.proposed), None)
    if proposed:
        return f"«{proposed.title}» er foreslått: bti gjor {view.id} {proposed.id}"
    onward = _onward(view)
    if not onward:
        return f"Se veiene videre: bti vis {view.id}"
    open_now = [way for way in onward if way.open]
    waiting = _held_up(view, onward)
    if waiting is not None:
        return _lacking(waiting)
    if len(open_now) > 1:
        return f"Velg vei: bti videre {view.id} {' | '.join(way.id for way in open_now)}"
    if open_now and open_now[0].always and _unwritten(view):
        return f"bti fyll {view.id} {_unwritten(view)}"
    if open_now:
        return f"bti videre {view.id} {open_now[0].id}   («{open_now[0].title}»)"
    return _lacking(onward[0])


def _lacking(way: WayView) -> str:
    """Say what a closed way lacks: the first thing that can be done, else why it is closed."""
    first = next((reason for reason in way.reasons if reason.todo), way.reasons[0])
    return first.todo or first.message


def _held_up(view: CaseView, onward: tuple[WayView, ...]) -> WayView | None:
    """Give the first way forward that only lacks something, where all that are open lead back."""
    forward = [way for way in onward if _is_forward(view, way)]
    if not forward or any(way.open for way in forward) or not any(way.open for way in onward):
        return None
    shut = {"door", "event"}
    return next((way for way in forward if not shut & {one.kind for one in way.reasons}), None)


def _is_forward(view: CaseView, way: WayView) -> bool:
    """Tell whether a way leads further down the road than where the case stands."""
    road = [station.id for level in view.levels for station in level.stations]
    here = road.index(view.step.id) if view.step.id in road else -1
    return any(target.id in road and road.index(target.id) > here for target in way.targets)


def _unwritten(view: CaseView) -> str:
    """The first form that the step asks for and that is not written, where nothing is demanded."""
    asked = (form for form in view.step.forms if form.must != "optional" and not form.met)
    return next((form.id for form in asked), "")


def _onward(view: CaseView) -> tuple[WayView, ...]:
    """The ways that keep to the road: neither out of the case nor back to where it stood."""
    road = {station.id for level in view.levels for station in level.stations}
    kinds = (way for way in view.step.ways if way.kind == "transition")
    transitions = tuple(way for way in kinds if not way.quiet)
    onward = tuple(
        way
        for way in transitions
        if not way.back and any(target.id in road for target in way.targets)
    )
    return onward or transitions

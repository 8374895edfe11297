"""What to do next, in one sentence: shown after every command that wrote something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bti.case.attempt import ways
from bti.case.rule_places import Places
from bti.case.way_showing import kind_of, way_views
from bti.guide.targets import step_of, steps_in_order

if TYPE_CHECKING:
    from bti.case.seen import Seen
    from bti.case.standing import Standing
    from bti.case.way_views import WayView


def next_step(standing: Standing, seen: Seen, drawn: tuple[WayView, ...] = ()) -> str:
    """Say what brings the case on: what is missing first, else the way or ways that are open.

    ``drawn`` are the ways of the step, where they are drawn already: a whole case is not drawn for
    a sentence.
    """
    if standing.case.closed:
        return f"Saken er avsluttet.{_opened_again(standing)}"
    # A sentence names no rule, so where the rules are written is not read for it.
    shown = drawn or way_views(standing, replace(seen, place=Places(dict)))
    case = standing.case.id
    proposed = next((way for way in shown if way.proposed), None)
    if proposed:
        return f"«{proposed.title}» er foreslått: bti gjor {case} {proposed.id}"
    road = tuple(_road(standing))
    onward = _onward(road, shown)
    if not onward:
        return f"Se veiene videre: bti vis {case}"
    waiting = _held_up(standing, road, onward)
    open_now = [way for way in onward if way.open]
    if waiting or not open_now:
        return _lacking(standing, waiting or onward[0])
    return _open(standing, open_now)


def _opened_again(standing: Standing) -> str:
    """Say how a closed case is opened again; of one that is quiet nothing is said."""
    if standing.closing is not None and standing.closing.quiet:
        return ""
    again = next((way.id for way in ways(standing) if kind_of(way) == "transition"), "")
    return f" Den åpnes igjen med bti videre {standing.case.id} {again}" if again else ""


def _open(standing: Standing, open_now: list[WayView]) -> str:
    """Name the way that is open, or those that are; one that is always open waits for a form."""
    case, first = standing.case.id, open_now[0]
    if len(open_now) > 1:
        return f"Velg vei: bti videre {case} {' | '.join(way.id for way in open_now)}"
    unwritten = _unwritten(standing) if first.always else ""
    if unwritten:
        return f"bti fyll {case} {unwritten}"
    return f"bti videre {case} {first.id}   («{first.title}»)"


def _lacking(standing: Standing, way: WayView) -> str:
    """Say what a closed way lacks: the first thing that can be done, else why it is closed."""
    first = next((reason for reason in way.reasons if reason.todo), None)
    told = first or next(iter(way.reasons), None)
    # What is missing can be something that this person is not told of.
    return told.todo or told.message if told else f"Se veiene videre: bti vis {standing.case.id}"


def _held_up(
    standing: Standing, road: tuple[str, ...], onward: tuple[WayView, ...]
) -> WayView | None:
    """Give the first way forward that only lacks something, where all that are open lead back."""
    here = standing.case.stand.step
    ahead = road[road.index(here) + 1 :] if here in road else road
    forward = [way for way in onward if any(target.id in ahead for target in way.targets)]
    if not forward or any(way.open for way in forward) or not any(way.open for way in onward):
        return None
    shut = {"door", "event"}
    return next((way for way in forward if not shut & {one.kind for one in way.reasons}), None)


def _unwritten(standing: Standing) -> str:
    """The first form that the step asks for and that is not written, where nothing is demanded."""
    from bti.case.form_lines import step_forms

    asked = (form for form in step_forms(standing) if form.must != "optional" and not form.met)
    return next((form.id for form in asked), "")


def _onward(road: tuple[str, ...], shown: tuple[WayView, ...]) -> tuple[WayView, ...]:
    """The ways that keep to the road: neither out of the case nor back to where it stood."""
    kinds = (way for way in shown if way.kind == "transition")
    transitions = tuple(way for way in kinds if not way.quiet)
    onward = tuple(
        way
        for way in transitions
        if not way.back and any(target.id in road for target in way.targets)
    )
    return onward or transitions


def _road(standing: Standing) -> Iterator[str]:
    """Give the steps that lie on the case's road, in the order of the text."""
    case, guide = standing.case, standing.guide
    for _, step_id in steps_in_order(guide, case.stand.track, case.subject_here):
        step = step_of(guide, step_id)
        if step is not None and not step.off_path:
            yield step_id

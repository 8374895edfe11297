"""All that a way lacks: its own demands, and those of the step, level or closing it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bti.case import demands, person_demands
from bti.case.causes import still_so
from bti.case.demands import Demand
from bti.case.occasions import wait_in_words
from bti.case.place_titles import place_title, target_title
from bti.case.reopening import after_opening, waits
from bti.case.scope import CaseScope
from bti.case.sight import sight_of
from bti.case.tracks import track_of
from bti.guide.conditions.wording import joined, quoted
from bti.guide.definition import Action, BatonDemand, RoleDemand, Transition
from bti.guide.targets import BIRTH, Layout, exists, places, step_of

if TYPE_CHECKING:
    from bti.case.attempt import Way
    from bti.case.machine import Move
    from bti.case.standing import Standing
    from bti.errors import Reason
    from bti.guide.definition import Closing, Guide, Level, Step


def obstacles(standing: Standing, way: Way, move: Move | None = None) -> tuple[Reason, ...]:
    """Give all that stands in front of a way: to one target, or to any of them.

    What stands before some targets only says which.
    """
    moves = (move,) if move else way.moves
    if len(moves) < 2:  # noqa: PLR2004 - one target is no choice
        only = next(iter(moves), None)
        return tuple(demand.reason() for demand in lacks(standing, way, only))
    found: dict[Reason, list[Move]] = {}
    for one in moves:
        for demand in lacks(standing, way, one):
            found.setdefault(demand.reason(), []).append(one)
    every = [one for one, before in found.items() if len(before) == len(moves)]
    some = [_before(standing, *one) for one in found.items() if len(one[1]) < len(moves)]
    return (*every, *some)


def _before(standing: Standing, reason: Reason, moves: list[Move]) -> Reason:
    """Say before which of the targets something stands."""
    where = joined(_titles(standing, moves), "og")
    targets = tuple(one.target.choice for one in moves)
    return replace(reason, targets=targets, message=f"Til {where}: {reason.message}")


def _titles(standing: Standing, moves: Iterable[Move]) -> list[str]:
    return [quoted(target_title(standing.guide, one.target, several=True)) for one in moves]


def free_targets(standing: Standing, way: Way, reasons: tuple[Reason, ...]) -> list[str]:
    """Give the titles of a way's targets that nothing stands before."""
    moves = (m for m in way.moves if not any(one.before(m.target.choice) for one in reasons))
    return _titles(standing, moves)


def is_open(way: Way, reasons: tuple[Reason, ...]) -> bool:
    """Tell whether nothing stands before one of a way's targets."""
    choices = [move.target.choice for move in way.moves] or [""]
    return any(not any(one.before(choice) for one in reasons) for choice in choices)


def lacks(standing: Standing, way: Way, move: Move | None) -> tuple[Demand, ...]:
    """Give every demand that is not met, for one of the way's targets, in a fixed order."""
    if move is not None and move.gone:
        return (_gone(standing, move),)
    return () if way.free else wanting(standing, way, move)


def wanting(standing: Standing, way: Way, move: Move | None) -> tuple[Demand, ...]:
    """Give what is not met, also of a way that goes without it."""
    sees = sight_of(standing).names
    scope = replace(standing.scope, sees=sees)
    closed = standing.case.closed
    found = (d for d in _demands(standing, scope, way, move) if not (closed and waits(d)))
    unmet = (d for d in found if not d.met)
    lacking: dict[tuple[str, str, str], Demand] = {}
    for demand in unmet:
        if demand.hardness != "optional":
            # A form that has to be begun and finished lacks one thing, to be finished.
            what = "" if demand.kind == "form" else demand.message
            key = (demand.kind, demand.subject, what)
            lacking[key] = _harder(lacking.get(key, demand), demand)
    return tuple(lacking.values())


def demanded(standing: Standing, way: Way) -> tuple[str, ...]:
    """Give the id of all that the step and any target of a way demand, met or not."""
    of_step = (demand.subject for demand in demands.of_step(standing, standing.scope))
    return tuple(dict.fromkeys((*counting(standing, way), *of_step)))


def counting(standing: Standing, way: Way) -> tuple[str, ...]:
    """Give the id of all that counts for a way or any target of it, met or not."""
    scope, moves = standing.scope, way.moves or (None,)
    found = (d.subject for move in moves for d in _demands(standing, scope, way, move))
    return tuple(dict.fromkeys(found))


def asked_anywhere(guide: Guide, name: str) -> bool:
    """Tell whether a guide can demand something of a name at one of its steps or closings."""
    if any(name in place.checklist for _, place in places(guide)):
        return True
    return name in {*guide.forms, *guide.consents} or name in {
        "child_heard",
        "guardians_informed",
        "measures",
        "other_person",
    }


def _harder(one: Demand, other: Demand) -> Demand:
    """Give the demand that cannot be left with a reason, else the later one."""
    return one if other.hardness == "or_reason" else other


def _demands(standing: Standing, scope: CaseScope, way: Way, move: Move | None) -> Iterator[Demand]:
    written = way.written
    if written.when:
        yield demands.of_door(scope, f"{way.where}.when", written.when)
    if isinstance(written, Transition) or _waits_for_birth(standing, written, move):
        yield from _by_hand(standing, way)
    if of_person(way) and not leads_back(move):
        yield from _of_step(standing, scope, written)
    if isinstance(written, Action):
        yield from _of_action(standing, way, written)
    yield from demands.of_requires(standing, scope, way.where, written.requires, way.inviting)
    if move is not None and of_person(way) and not leads_back(move):
        yield from after_opening(standing, scope, move)
    if move is not None:
        yield from _entering(standing, scope, way, move)


def _waits_for_birth(standing: Standing, action: Action, move: Move | None) -> bool:
    """Tell whether an action leads to what is not there before the child is born."""
    guide, kind = standing.guide, standing.case.subject.kind
    if action.event != BIRTH or move is None or kind != "unborn":
        return False
    parts: list[Step | Level | Closing | None] = [
        step_of(guide, move.target.id),
        guide.levels.get(move.target.level),
        guide.closings.get(move.target.id),
    ]
    return not all(exists(part.only_for, None, kind) for part in parts if part)


def _by_hand(standing: Standing, way: Way) -> Iterator[Demand]:
    """What waits for an event is closed by hand until the event has come.

    «Not now», or a condition that does not hold, takes away the proposal and no more: the event has
    come all the same, and for each way that waits for it. A consent that came and was lost has not.
    """
    written, case = way.written, standing.case
    if written.event:
        # What time brought before the case came here can propose what is possible anywhere only.
        here = (way.id, *(standing.step.transitions if standing.step else ()))
        proposed = (one.cause for one in case.proposals if one.subject in here)
        causes = (*proposed, *case.put_off)
        come = (one for one in causes if one == written.event)
        yield Demand(
            kind="event",
            subject=way.id,
            rule=f"{way.where}.event",
            met=any(still_so(standing, one) for one in come),
            message=f"«{way.title}» åpner seg når {wait_in_words(standing.guide, written.event)}.",
        )


def _of_action(standing: Standing, way: Way, action: Action) -> Iterator[Demand]:
    """What an action demands by keys of its own: who does it, consents, how often."""
    if action.by:
        yield person_demands.of_roles(standing, f"{way.where}.by", RoleDemand(one_of=action.by))
    ground = action.invites.ground if action.invites else ""
    where = f"{way.where}.consents"
    yield from demands.of_consents(standing, where, action.consents, way.inviting, ground)
    if action.limit:
        from bti.case.limits import of_limit

        yield of_limit(standing, way.id, f"{way.where}.limit", action.limit)


def leads_back(move: Move | None) -> bool:
    """Tell whether a move goes back to where the case stood, and not on from there."""
    return move is not None and move.target.word == "back" and not move.instead_of


def of_person(way: Way) -> bool:
    """Tell whether a person makes the move of their own accord: then step and level count."""
    written = way.written
    return isinstance(written, Transition) and not (way.back or written.event or written.automatic)


def _of_step(
    standing: Standing, scope: CaseScope, written: Transition | Action
) -> Iterator[Demand]:
    """The step's own demands count unless the transition narrows them."""
    wanted = written.demands if isinstance(written, Transition) else None
    for demand in demands.of_step(standing, scope):
        if wanted is None or demand.subject in wanted:
            yield demand


def _entering(standing: Standing, scope: CaseScope, way: Way, move: Move) -> Iterator[Demand]:
    """Doors and demands of what is entered: the step, its level, or the closing."""
    if leads_back(move):
        return
    if move.target.closing:
        yield from _closing(standing, scope, move.target.id)
        return
    yield from doors(standing, scope, move)
    if of_person(way) and enters_level(standing, move):
        yield from _level(standing, scope, move.target.level)


def doors(standing: Standing, scope: CaseScope, move: Move) -> Iterator[Demand]:
    """The doors of the step that is entered, and of its level when the case was not on it."""
    if move.gone:
        yield _gone(standing, move)
        return
    target = move.target
    step = step_of(standing.guide, target.id)
    if step and step.when:
        yield demands.of_door(scope, f"{target.id}.when", step.when)
    if enters_level(standing, move):
        when = standing.guide.levels[target.level].when
        if when:
            yield demands.of_door(scope, f"{target.level}.when", when)


def _gone(standing: Standing, move: Move) -> Demand:
    """Say of a step that it was there before the birth only, or is on another track only."""
    guide, target = standing.guide, move.target
    step = step_of(guide, target.id)
    place = target.id if step and step.only_for else target.level
    title = place_title(guide, target.id)
    if Layout(guide, None, standing.case.subject.kind).steps.keys() & {target.id}:
        track = guide.tracks.get(track_of(guide, standing.case))
        why = (
            f"finnes ikke for «{track.title}», som saken følger nå" if track else "finnes ikke her"
        )
    else:
        why = "er bare for et ufødt barn, og barnet er født"
    message = f"«{title}» {why}. Saken kan ikke gå dit."
    return Demand(
        kind="door", subject=target.id, rule=f"{place}.only_for", met=False, message=message
    )


def enters_level(standing: Standing, move: Move) -> bool:
    """Tell whether a move enters a level; a step off the path only visits the one it stands on."""
    case = standing.case
    step = step_of(standing.guide, move.target.id)
    here = case.stand.level if step and step.off_path else case.round.level
    return case.closed or move.target.level != here


def _closing(standing: Standing, scope: CaseScope, closing_id: str) -> Iterator[Demand]:
    closing = standing.guide.closings[closing_id]
    yield from demands.of_checklist(standing, scope, closing_id, closing.checklist)
    yield from demands.of_forms(standing, scope, f"{closing_id}.forms", closing.forms)
    yield from demands.of_requires(standing, scope, closing_id, closing.requires)
    yield from _kept_open(standing)


def _kept_open(standing: Standing) -> Iterator[Demand]:
    """A linked case that was opened with ``keeps_open`` keeps this one from closing."""
    for linked in standing.case.linked:
        if linked.keeps_open:
            register = "anytime" if linked.action in standing.guide.anytime else "actions"
            yield Demand(
                kind="linked",
                subject=linked.workflow,
                rule=f"{register}.{linked.action}.keeps_open",
                met=linked.closed is not None,
                message=f"Den tilknyttede saken {linked.case} er ikke avsluttet.",
                todo=f"bti vis {linked.case}",
            )


def _level(standing: Standing, scope: CaseScope, level_id: str) -> Iterator[Demand]:
    level = standing.guide.levels[level_id]
    yield from demands.of_requires(standing, scope, level_id, level.requires)
    rule = _baton_rule(standing, level_id, level)
    if rule:
        yield demands.of_baton(standing, rule, BatonDemand(state="accepted"))


def _baton_rule(standing: Standing, level_id: str, level: Level) -> str:
    """Name the rule that wants a holder before the level is entered, if there is one."""
    guide = standing.guide
    if level.baton and level.baton.decide == "before":
        return f"{level_id}.baton.decide"
    order = list(guide.levels)
    first = guide.baton.needed_from if guide.baton else ""
    needed = first in order and order.index(level_id) >= order.index(first)
    return "baton.needed_from" if needed else ""

"""An attempt at a way on: the transition or action meant, where it leads, and all it lacks."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from bti.case import demands
from bti.case.demands import Demand
from bti.case.limits import of_limit
from bti.case.machine import Move, moves_for
from bti.case.occasions import occasion_in_words
from bti.case.phases import too_early
from bti.case.scope import CaseScope, exists
from bti.case.sight import sight_of
from bti.case.standing import Standing
from bti.errors import NotFound
from bti.guide.definition import Action, BatonDemand, Field, Level, RoleDemand, Transition
from bti.guide.nearest import alike
from bti.guide.targets import step_of
from bti.guide.titles import title_now

SENT = "sent"
"""What a case that protects a child tells when it has gone out: from then on ways are as others."""


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """A way that exists from where the case stands: a transition, or an action.

    Nothing stands in front of one that is ``free``: it is never blocked itself, or leads on in a
    case that was opened by what is.
    """

    id: str
    written: Transition | Action
    moves: tuple[Move, ...] = ()
    anytime: bool = False
    action: bool = False
    free: bool = False
    where: str
    called: str = ""

    @property
    def title(self) -> str:
        """The title as the guide has it, or of the step where ``next`` leads in this case."""
        return self.called or self.written.title or self.id

    @property
    def back(self) -> bool:
        """Tell whether the way leads back to where the case stood."""
        return self.written.to == ("back",)

    @property
    def asks(self) -> dict[str, Field]:
        """The questions answered in the way itself."""
        return self.written.asks


def ways(standing: Standing) -> tuple[Way, ...]:
    """Give every way that exists from here: transitions, actions of the step, then anytime."""
    known = _known_moves(standing)
    return (*_transitions(standing, known), *_actions(standing), *_anytime(standing, known))


def warnings(standing: Standing, way: Way) -> tuple[str, ...]:
    """Say what a way is warned of: that it leaves a phase before its shortest time is over."""
    change = "back" if way.back else getattr(way.written, "round", "")
    said = (text for move in way.moves for text in too_early(standing, move.target, change))
    return tuple(dict.fromkeys(said))


def way(standing: Standing, way_id: str) -> Way:
    """Find a way by its id.

    Raises:
        NotFound: no such way from here; names the nearest and those that exist.
    """
    known = {way.id: way for way in ways(standing)}
    if way_id in known:
        return known[way_id]
    near = alike(way_id, known)
    have = ", ".join(known)
    raise NotFound(f"Herfra går det ingen vei «{way_id}». Veiene videre er: {have}.", near)


def _transitions(standing: Standing, known: dict[str, list[Move]]) -> Iterator[Way]:
    case = standing.case
    place = standing.step or standing.closing
    for transition_id, transition in (place.transitions if place else {}).items():
        moves = _moves(standing, known, transition_id)
        if moves:
            where = f"{case.stand.step}.transitions.{transition_id}"
            free = transition.never_blocked or _carried_on(standing, transition, moves)
            yield Way(
                id=transition_id,
                written=transition,
                moves=moves,
                free=free,
                where=where,
                called=title_now(standing.guide, transition, moves[0].target.id),
            )


def _carried_on(standing: Standing, transition: Transition, moves: tuple[Move, ...]) -> bool:
    """Tell whether a transition carries on what is never blocked.

    One that leads out of the case without anything having been sent protects nobody.
    """
    case = standing.case
    leaves = transition.emits != SENT and all(move.target.closing for move in moves)
    return case.never_blocked and SENT not in case.emitted and not leaves


def _actions(standing: Standing) -> Iterator[Way]:
    for action_id in standing.step.actions if standing.step else ():
        action = standing.guide.actions[action_id]
        if exists(action.only_for, standing.case):
            yield Way(
                id=action_id,
                written=action,
                action=True,
                free=action.never_blocked,
                where=f"actions.{action_id}",
            )


def _anytime(standing: Standing, known: dict[str, list[Move]]) -> Iterator[Way]:
    """What can be done at any time; from a closed case only what is never blocked."""
    case = standing.case
    for action_id, action in standing.guide.anytime.items():
        known_here = _moves(standing, known, action_id)
        moves = tuple(move for move in known_here if not _is_visited(standing, move))
        open_here = not case.closed or action.never_blocked
        if open_here and exists(action.only_for, case) and (moves or not action.to):
            where = f"anytime.{action_id}"
            yield Way(
                id=action_id,
                written=action,
                moves=moves,
                anytime=True,
                action=not action.to,
                free=action.never_blocked,
                where=where,
            )


def _is_visited(standing: Standing, move: Move) -> bool:
    """Tell whether a move leads to the step off the path where the case is: ``back`` leads out."""
    step = step_of(standing.guide, move.target.id)
    return step is not None and step.off_path and move.target.id == standing.case.stand.step


def _known_moves(standing: Standing) -> dict[str, list[Move]]:
    """Give the moves that the machine knows from here, by the way that makes them."""
    case = standing.case
    known: dict[str, list[Move]] = {}
    for move in moves_for(standing.guide, case).of(case.stand.step):
        known.setdefault(move.transition, []).append(move)
    return known


def _moves(standing: Standing, known: dict[str, list[Move]], way_id: str) -> tuple[Move, ...]:
    """Give the moves of a way, dynamic targets chosen by the case."""
    return tuple(
        move for move in known.get(way_id, ()) if not move.target.dynamic or _chosen(standing, move)
    )


def _chosen(standing: Standing, move: Move) -> bool:
    case = standing.case
    if move.target.word == "back":
        return bool(case.trail) and case.trail[-1].stand.step == move.target.id
    return case.last_step == move.target.id


def lacks(standing: Standing, way: Way, move: Move | None) -> tuple[Demand, ...]:
    """Give every demand that is not met, for one of the way's targets, in a fixed order."""
    return () if way.free else wanting(standing, way, move)


def wanting(standing: Standing, way: Way, move: Move | None) -> tuple[Demand, ...]:
    """Give what is not met, also of a way that goes without it."""
    sees = sight_of(standing).names
    scope = CaseScope(standing.guide, standing.case, standing.now, sees=sees)
    unmet = (d for d in _demands(standing, scope, way, move) if not d.met)
    lacking: dict[tuple[str, str, str], Demand] = {}
    for demand in unmet:
        if demand.hardness != "optional":
            # A form that has to be begun and finished lacks one thing, to be finished.
            what = "" if demand.kind == "form" else demand.message
            key = (demand.kind, demand.subject, what)
            lacking[key] = _harder(lacking.get(key, demand), demand)
    return tuple(lacking.values())


def _harder(one: Demand, other: Demand) -> Demand:
    """Give the demand that cannot be left with a reason, else the later one."""
    return one if other.hardness == "or_reason" else other


def _demands(standing: Standing, scope: CaseScope, way: Way, move: Move | None) -> Iterator[Demand]:
    written = way.written
    if written.when:
        yield demands.of_door(scope, f"{way.where}.when", written.when)
    if isinstance(written, Transition):
        yield from _by_hand(standing, way, written)
    if of_person(way) and not leads_back(move):
        yield from _of_step(standing, scope, written)
    if isinstance(written, Action):
        yield from _of_action(standing, way, written)
    yield from demands.of_requires(standing, scope, way.where, written.requires)
    if move is not None:
        yield from _entering(standing, scope, way, move)


def _by_hand(standing: Standing, way: Way, written: Transition) -> Iterator[Demand]:
    """A transition with an event is closed by hand until the event has come."""
    if written.event:
        yield Demand(
            kind="event",
            subject=way.id,
            rule=f"{way.where}.event",
            met=any(p.subject == way.id for p in standing.case.proposals),
            message=f"«{way.title}» åpner seg når "
            f"{occasion_in_words(standing.guide, written.event)}.",
        )


def _of_action(standing: Standing, way: Way, action: Action) -> Iterator[Demand]:
    """What an action demands by keys of its own: who does it, consents, how often."""
    if action.by:
        yield demands.of_roles(standing, f"{way.where}.by", RoleDemand(one_of=action.by))
    yield from demands.of_consents(standing, f"{way.where}.consents", action.consents)
    if action.limit:
        yield of_limit(standing, way.id, f"{way.where}.limit", action.limit)


def leads_back(move: Move | None) -> bool:
    """Tell whether a move goes back to where the case stood."""
    return move is not None and move.target.word == "back"


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
    target = move.target
    step = step_of(standing.guide, target.id)
    if step and step.when:
        yield demands.of_door(scope, f"{target.id}.when", step.when)
    if enters_level(standing, move):
        when = standing.guide.levels[target.level].when
        if when:
            yield demands.of_door(scope, f"{target.level}.when", when)


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
    # Nobody can be offered the baton of a closed case, so it is decided after it is opened again.
    if rule and not standing.case.closed:
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

"""An attempt at a way on: the transition or action meant, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from bti.case.machine import Move, moves_for
from bti.case.tracks import exists
from bti.errors import NotFound
from bti.guide.definition import Action, Transition
from bti.guide.nearest import alike
from bti.guide.targets import step_of
from bti.guide.titles import title_now

if TYPE_CHECKING:
    from bti.case.case import Case
    from bti.case.standing import Standing
    from bti.guide.definition import Field

SENT = "sent"
"""What a case that protects a child tells when it has gone out: from then on ways are as others."""


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """A way that exists from where the case stands: a transition, or an action.

    Nothing stands in front of one that is ``free``: it is never blocked itself, or leads on in a
    case that was opened by what is. ``unit`` is the one that it is about to invite, once chosen.
    """

    id: str
    written: Transition | Action
    moves: tuple[Move, ...] = ()
    anytime: bool = False
    action: bool = False
    free: bool = False
    where: str
    called: str = ""
    unit: str = ""

    @property
    def title(self) -> str:
        """The title as the guide has it, or of the step where ``next`` leads in this case."""
        return self.called or self.written.title or self.id

    @property
    def back(self) -> bool:
        """Tell whether the way leads back to where the case stood."""
        return self.written.to == ("back",)

    @property
    def inviting(self) -> str | None:
        """Give the unit to be invited, empty until it is chosen; none for what invites nobody."""
        return self.unit if isinstance(self.written, Action) and self.written.invites else None

    @property
    def asks(self) -> dict[str, Field]:
        """The questions answered in the way itself."""
        return self.written.asks


def ways(standing: Standing) -> tuple[Way, ...]:
    """Give every way that exists from here: transitions, actions of the step, then anytime."""
    known = _known_moves(standing)
    return (*_transitions(standing, known), *_actions(standing), *_anytime(standing, known))


def way(standing: Standing, way_id: str) -> Way:
    """Find a way by its id.

    Raises:
        NotFound: no such way from here; names the nearest and those that exist.
    """
    known = {way.id: way for way in ways(standing)}
    if way_id in known:
        return known[way_id]
    near = alike(way_id, known)
    why, have = _no_way_back(standing, way_id), ", ".join(known)
    said = f"Veiene videre er: {have}." if have else "Det er ingen veier videre."
    raise NotFound(f"Herfra går det ingen vei «{way_id}».{why} {said}", near)


def _no_way_back(standing: Standing, way_id: str) -> str:
    """Say why a way back that the step has written is gone; nothing of other ways."""
    case, place = standing.case, standing.step
    written = place.transitions.get(way_id) if place else None
    if written is None or written.to != ("back",) or not exists(written.only_for, case):
        return ""
    return f" Den leder tilbake, og {_kept_from_going_back(case)}."


def _kept_from_going_back(case: Case) -> str:
    """Say why the newest move cannot be taken back."""
    holder, entered = case.baton.holder, case.stand.entered
    if not any("." in made for made in case.made):
        return "saken har ikke stått noe annet sted"
    if holder is not None and holder.since >= entered:
        return "stafettpinnen har skiftet hender siden saken kom hit"
    if case.round.began >= entered and case.round.number > 1:
        return "en ny runde begynte da saken kom hit"
    return "en hendelse førte saken hit, eller saken har vært avsluttet"


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
                called=title_now(
                    standing.guide, transition, moves[0].target.id, moves[0].instead_of
                ),
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
    meant = move.instead_of or move.target.id
    if move.target.word == "back":
        return not case.closed and bool(case.trail) and case.trail[-1].stand.step == meant
    return case.last_step == meant

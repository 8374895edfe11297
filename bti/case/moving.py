"""Moving a case: the decision to take a way, refused with every reason at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bti.case.attempt import Way, way, ways
from bti.case.commands import Do, Go
from bti.case.events import Answers, AnyEvent, Moved, ProposalSilenced
from bti.case.forms.moves import asked_answers
from bti.case.jumps import jumped, may_jump
from bti.case.lacking import (
    asked_anywhere,
    demanded,
    free_targets,
    lacks,
    obstacles,
    wanting,
)
from bti.case.machine import Move
from bti.case.standing import Standing
from bti.case.travelling import travel
from bti.errors import BadInput, Reason, Refused
from bti.guide.conditions.wording import joined
from bti.guide.nearest import meant

if TYPE_CHECKING:
    from collections.abc import Iterator


def go(standing: Standing, command: Go) -> tuple[AnyEvent, ...]:
    """Take a way out of the step, or refuse with all reasons."""
    if may_jump(standing, command.transition):
        return (jumped(standing, command),)
    chosen = way(standing, command.transition)
    if chosen.action:
        return do(standing, as_do(command))
    move = _move(chosen, command.to)
    answers, reasons = weigh(standing, chosen, move, command)
    if reasons or move is None:
        raise Refused(_first_sentence(chosen), reasons, _still_open(standing, chosen))
    return (_moved(standing, chosen, move, command, answers),)


def do(standing: Standing, command: Do) -> tuple[AnyEvent, ...]:
    """Do an action without leaving the step; with ``to`` it is a move like any other."""
    chosen = replace(way(standing, command.action), unit=command.unit)
    if command.decline:
        return _silence(standing, command)
    if not chosen.action:
        return go(standing, _as_go(command))
    from bti.case import actions

    answers, reasons = weigh(standing, chosen, None, _as_go(command))
    reasons = (*reasons, *actions.no_unit(standing, chosen, command))
    if reasons:
        raise Refused(_first_sentence(chosen), reasons, _still_open(standing, chosen))
    left = _left_with(standing, chosen, None, _as_go(command))
    return actions.done(standing, chosen, command, answers, left)


def as_do(command: Go) -> Do:
    """Give a way that is asked for as an action that is."""
    return Do(
        action=command.transition,
        to=command.to,
        reason=command.reason,
        asked=command.asked,
        left=command.left,
    )


def _as_go(command: Do) -> Go:
    return Go(
        transition=command.action,
        to=command.to,
        reason=command.reason,
        asked=command.asked,
        left=command.left,
    )


def weigh(
    standing: Standing, chosen: Way, move: Move | None, command: Go
) -> tuple[Answers, tuple[Reason, ...]]:
    """Give the answers typed in the move, and every reason why it cannot be made."""
    answers, problems, missing = asked_answers(
        standing, chosen.where, chosen.asks, command.asked, command.left
    )
    problems += tuple(_never_asked(standing, chosen, command))
    if problems:
        raise BadInput(*problems)
    lacking = obstacles(standing, chosen, move)
    reasons = [reason for reason in lacking if not _left(reason, command)]
    if not chosen.free:
        reasons += missing
        reasons += _no_reason(standing, chosen, command.reason)
    if move is None and not chosen.action:
        reasons.append(_no_target(standing, chosen, command.to, lacking))
    return answers, tuple(reasons)


def _never_asked(standing: Standing, chosen: Way, command: Go) -> Iterator[Reason]:
    """Say which ids of what is left are of nothing in the guide, and what may have been meant.

    What another step asks for is let be; what protects is not held up by any of it.
    """
    if chosen.free or not command.left:
        return
    known = (*demanded(standing, chosen), *chosen.asks)
    for one in command.left:
        if one not in known and not asked_anywhere(standing.guide, one):
            said = f"«{one[:60]}» er ikke noe som kreves her, så det kan ikke fravikes."
            message = f"{said} {meant(one, known)}".rstrip()
            yield Reason(kind="left", subject=one, message=message)


def _left(reason: Reason, command: Go) -> bool:
    """Tell whether a demand that may be left was left with a written reason."""
    return reason.may_leave and bool(command.left.get(reason.subject, "").strip())


def _no_target(standing: Standing, chosen: Way, wanted: str, lacking: tuple[Reason, ...]) -> Reason:
    """Say that a target is still to be chosen, and what nothing stands in front of."""
    targets = tuple(move.target.choice for move in chosen.moves)
    message = "Denne veien har flere mål. Velg ett."
    if wanted:
        message = f"Denne veien leder ikke til «{wanted[:60]}». Velg et av målene den har."
    free = free_targets(standing, chosen, lacking)
    if 0 < len(free) < len(targets):
        message = f"{message} Ingenting mangler til {joined(free, 'eller')}."
    return Reason(
        kind="target",
        subject=chosen.id,
        message=message,
        todo=f"bti {_verb(chosen)} {standing.case.id} {chosen.id} --to {' | '.join(targets)}",
        rule=f"{chosen.where}.to",
        targets=targets,
    )


def _no_reason(standing: Standing, chosen: Way, reason: str) -> list[Reason]:
    if chosen.written.reason != "required" or reason.strip():
        return []
    return [
        Reason(
            kind="reason",
            subject="reason",
            message="Dette skal begrunnes. Skriv hvorfor.",
            todo=f'bti {_verb(chosen)} {standing.case.id} {chosen.id} --reason "grunn"',
            rule=f"{chosen.where}.reason",
        )
    ]


def _verb(chosen: Way) -> str:
    """The word to type for a way: what is done without leaving the step has one of its own."""
    return "gjor" if chosen.action or chosen.anytime else "videre"


def _first_sentence(chosen: Way) -> str:
    return f"«{chosen.title}» kan ikke gjøres nå. Ingenting er endret."


def open_ways(standing: Standing) -> tuple[str, ...]:
    """Give the ids of the ways that lack nothing now."""
    return tuple(
        one.id
        for one in ways(standing)
        # What is missing is not put in words: nobody reads it.
        if any(not lacks(standing, one, move) for move in (one.moves or (None,)))
    )


def _still_open(standing: Standing, refused: Way) -> tuple[str, ...]:
    """Give the ways that lack nothing, without the one that was just refused."""
    return tuple(one for one in open_ways(standing) if one != refused.id)


def _move(chosen: Way, to: str) -> Move | None:
    """Choose among a way's targets; one needs no choice."""
    if to:
        meant = [m for m in chosen.moves if to in (m.target.id, m.target.word)]
        return next((m for m in meant if to == m.target.choice), next(iter(meant), None))
    return chosen.moves[0] if len(chosen.moves) == 1 else None


def _moved(standing: Standing, chosen: Way, move: Move, command: Go, answers: Answers) -> Moved:
    proposal = standing.case.proposal(chosen.id)
    return replace(
        travel(standing, chosen.written, move, standing.now),
        reason=command.reason.strip(),
        asked=answers,
        left=_left_with(standing, chosen, move, command),
        cause=proposal.cause if proposal else "",
        due=proposal.due if proposal else None,
        anytime=chosen.anytime,
        lacking=_lacking(standing, chosen, move, answers),
        moment=None,
    )


def _left_with(standing: Standing, chosen: Way, move: Move | None, command: Go) -> dict[str, str]:
    """Give the written reasons that let something through: of demands, and of questions."""
    asked = asked_answers(standing, chosen.where, chosen.asks, command.asked)[2]
    found = (*(d.reason() for d in lacks(standing, chosen, move)), *asked)
    return {r.subject: command.left[r.subject].strip() for r in found if _left(r, command)}


def _lacking(standing: Standing, chosen: Way, move: Move, answers: Answers) -> tuple[str, ...]:
    """Name what a way that nothing stands in front of goes without: a report says what it lacks."""
    if not chosen.free:
        return ()
    unasked = asked_answers(standing, chosen.where, chosen.asks, answers)[2]
    unmet = (demand.reason() for demand in wanting(standing, chosen, move))
    return tuple(dict.fromkeys(reason.subject for reason in (*unmet, *unasked)))


def _silence(standing: Standing, command: Do) -> tuple[AnyEvent, ...]:
    proposal = standing.case.proposal(command.action)
    if proposal is None:
        raise BadInput("Dette er ikke foreslått nå, så det er ikke noe å si nei til.")
    if not command.reason.strip():
        raise BadInput("Skriv hvorfor det ikke skal gjøres nå, med --reason.")
    return (
        ProposalSilenced(
            subject=command.action,
            cause=proposal.cause,
            reason=command.reason.strip(),
            due=proposal.due,
            once=_only_once(standing, command.action),
        ),
    )


def _only_once(standing: Standing, subject: str) -> bool:
    """Tell whether the guide lets the same cause propose again on this step."""
    known = {one.id: one.written.not_now for one in ways(standing)}
    return known.get(subject) == "this_time"

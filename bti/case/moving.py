"""Moving a case: the decision to take a way, refused with every reason at once."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from bti.case.attempt import Way, lacks, way, ways
from bti.case.case import Case
from bti.case.commands import Do, Go
from bti.case.events import (
    ActionDone,
    Answers,
    AnyEvent,
    LinkedOpened,
    Moved,
    ProposalSilenced,
    RoundChange,
)
from bti.case.forms import asked_answers
from bti.case.machine import Move, moves_for
from bti.case.standing import Standing
from bti.case.tracks import track_of
from bti.errors import BadInput, Reason, Refused
from bti.guide.definition import Action, Transition
from bti.guide.targets import Target, level_of, step_of, steps_in_order


def go(standing: Standing, command: Go) -> tuple[AnyEvent, ...]:
    """Take a way out of the step, or refuse with all reasons."""
    if may_jump(standing, command.transition):
        return (_jumped(standing, command),)
    chosen = way(standing, command.transition)
    if chosen.action:
        return do(standing, _as_do(command))
    move = _move(chosen, command.to)
    answers, reasons = weigh(standing, chosen, move, command)
    if reasons or move is None:
        raise Refused(_first_sentence(chosen), reasons, open_ways(standing))
    return (_moved(standing, chosen, move, command, answers),)


def may_jump(standing: Standing, step: str) -> bool:
    """Tell whether the person may go to a step that no way leads to from here."""
    case = standing.case
    track = track_of(standing.guide, case)
    existing = {one for _, one in steps_in_order(standing.guide, track, case.subject.kind)}
    if step not in existing or step == case.stand.step:
        return False
    if any(one.id == step for one in ways(standing)):
        return False
    roles = standing.guide.roles
    return any(roles[role].may_jump for role in standing.actor.roles if role in roles)


def _jumped(standing: Standing, command: Go) -> Moved:
    """Go where nothing is written: with a reason, and counted as a deviation."""
    if not command.reason.strip():
        raise BadInput(
            "Herfra er det ingen vei dit. Skriv hvorfor du går dit likevel, med --reason."
        )
    target = Target(
        id=command.transition,
        level=level_of(standing.guide, command.transition),
        word=command.transition,
    )
    move = Move(origin=standing.case.stand.step, transition="jump", target=target)
    return Moved(
        transition="jump",
        origin=move.origin,
        target=target.id,
        level=target.level,
        round=_round(standing, Transition(), move),
        track=track_of(standing.guide, standing.case),
        reason=command.reason.strip(),
        left={"jump": command.reason.strip()},
        skipped=_skipped(standing, move),
        jump=True,
    )


def do(standing: Standing, command: Do) -> tuple[AnyEvent, ...]:
    """Do an action without leaving the step; with ``to`` it is a move like any other."""
    chosen = way(standing, command.action)
    if command.decline:
        return _silence(standing, command)
    if not chosen.action:
        return go(standing, _as_go(command))
    answers, reasons = weigh(standing, chosen, None, _as_go(command))
    if reasons:
        raise Refused(_first_sentence(chosen), reasons, open_ways(standing))
    left = _left_with(standing, chosen, None, _as_go(command))
    return _done(chosen, command, answers, left)


def _as_do(command: Go) -> Do:
    return Do(
        action=command.transition,
        reason=command.reason,
        asked=command.asked,
        left=command.left,
    )


def _as_go(command: Do) -> Go:
    return Go(
        transition=command.action,
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
    if problems:
        raise BadInput(*problems)
    reasons = [d.reason() for d in lacks(standing, chosen, move) if not _left(d.reason(), command)]
    if not chosen.written.never_blocked:
        reasons += missing
        reasons += _no_reason(standing, chosen, command.reason)
    return answers, tuple(reasons) + tuple(_no_target(standing, chosen, move))


def _left(reason: Reason, command: Go) -> bool:
    """Tell whether a demand that may be left was left with a written reason."""
    return reason.may_leave and bool(command.left.get(reason.subject, "").strip())


def _no_target(standing: Standing, chosen: Way, move: Move | None) -> list[Reason]:
    if move is not None or chosen.action:
        return []
    targets = " | ".join(m.target.id for m in chosen.moves)
    message = "Denne veien har flere mål. Velg ett."
    return [
        Reason(
            kind="target",
            subject=chosen.id,
            message=message,
            todo=f"bti videre {standing.case.id} {chosen.id} --to {targets}",
            rule=f"{chosen.where}.to",
        )
    ]


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
        if not any(lacks(standing, one, move) for move in (one.moves or (None,)))
    )


def _move(chosen: Way, to: str) -> Move | None:
    """Choose among a way's targets; one needs no choice."""
    if to:
        return next((m for m in chosen.moves if to in (m.target.id, m.target.word)), None)
    return chosen.moves[0] if len(chosen.moves) == 1 else None


def _moved(standing: Standing, chosen: Way, move: Move, command: Go, answers: Answers) -> Moved:
    return replace(
        travel(standing, chosen.written, move, standing.now),
        reason=command.reason.strip(),
        asked=answers,
        left=_left_with(standing, chosen, move, command),
        cause=_cause(standing, chosen.id),
        moment=None,
    )


def _left_with(standing: Standing, chosen: Way, move: Move | None, command: Go) -> dict[str, str]:
    """Give the written reasons that let something through: of demands, and of questions."""
    asked = asked_answers(standing, chosen.where, chosen.asks, command.asked)[2]
    found = (*(d.reason() for d in lacks(standing, chosen, move)), *asked)
    return {r.subject: command.left[r.subject].strip() for r in found if _left(r, command)}


def _cause(standing: Standing, subject: str) -> str:
    return next((p.cause for p in standing.case.proposals if p.subject == subject), "")


def travel(standing: Standing, written: Transition | Action, move: Move, moment: datetime) -> Moved:
    """Give the bare move: the machine says where it lands, the case what becomes of rounds."""
    case = standing.case
    landed = moves_for(standing.guide, case).lands(move)
    step = step_of(standing.guide, landed)
    return Moved(
        transition=move.transition,
        origin=case.stand.step,
        target=landed,
        level=move.target.level,
        closing=move.target.closing,
        round=_round(standing, written, move),
        track=track_of(standing.guide, standing.case),
        skipped=_skipped(standing, move),
        emits=written.emits if isinstance(written, Transition) else "",
        off_path=bool(step and step.off_path),
        moment=moment,
    )


def _round(standing: Standing, written: Transition | Action, move: Move) -> RoundChange:
    case = standing.case
    if written.to == ("back",):
        return "back"
    step = step_of(standing.guide, move.target.id)
    if move.target.closing or (step and step.off_path):
        return "same"
    if isinstance(written, Transition) and written.round == "new":
        return "new"
    if move.target.level == case.round.level and not case.closed:
        return "same"
    return "resumed" if move.target.level in case.paused else "new"


def _skipped(standing: Standing, move: Move) -> tuple[str, ...]:
    """Give the steps jumped over in the text, those on the path not visited in a live round."""
    case = standing.case
    everywhere = [step for _, step in steps_in_order(standing.guide, None)]
    here, there = case.stand.step, move.target.id
    if here not in everywhere or there not in everywhere:
        return ()
    between = everywhere[everywhere.index(here) + 1 : everywhere.index(there)]
    track = track_of(standing.guide, case)
    existing = {step for _, step in steps_in_order(standing.guide, track, case.subject.kind)}
    return tuple(step for step in between if step in existing and _passed_over(standing, step))


def _passed_over(standing: Standing, step_id: str) -> bool:
    step = step_of(standing.guide, step_id)
    visited = visited_in_live_round(standing.case, level_of(standing.guide, step_id), step_id)
    return bool(step and not step.off_path) and not visited


def visited_in_live_round(case: Case, level: str, step: str) -> bool:
    """Tell whether a step was visited in the live round, or in one that ``back`` left open."""
    visit = case.visits.get(step)
    live = case.round if case.round.level == level and not case.closed else case.paused.get(level)
    return bool(visit and live and not visit.skipped and visit.round == live.number)


def _done(chosen: Way, command: Do, answers: Answers, left: dict[str, str]) -> tuple[AnyEvent, ...]:
    """Record an action. What is never blocked leaves nothing in this case at all."""
    action = chosen.written
    if not isinstance(action, Action) or action.never_blocked:
        return ()
    done = ActionDone(
        action=chosen.id,
        reason=command.reason.strip(),
        asked=answers,
        left=left,
        linked=command.linked,
    )
    if action.opens is None:
        return (done,)
    opened = LinkedOpened(
        case=command.linked, workflow=action.opens.guide, keeps_open=action.keeps_open
    )
    return (done, opened)


def _silence(standing: Standing, command: Do) -> tuple[AnyEvent, ...]:
    proposal = next((p for p in standing.case.proposals if p.subject == command.action), None)
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
        ),
    )

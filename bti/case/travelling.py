"""What a move does: where the case lands, what becomes of rounds, and what is passed over."""

from __future__ import annotations

from datetime import datetime

from bti.case.case import Case
from bti.case.events import Moved, RoundChange
from bti.case.lacking import leads_back
from bti.case.machine import Move, moves_for
from bti.case.standing import Standing
from bti.case.tracks import track_of
from bti.guide.definition import Action, Transition
from bti.guide.targets import level_of, step_of, steps_in_order


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
        round=round_of(standing, written, move),
        track=track_of(standing.guide, standing.case),
        skipped=skipped_by(standing, move),
        emits=written.emits if isinstance(written, Transition) else "",
        off_path=bool(step and step.off_path),
        moment=moment,
    )


def round_of(standing: Standing, written: Transition | Action, move: Move) -> RoundChange:
    """Say what becomes of rounds in a move."""
    case = standing.case
    if leads_back(move):
        return "back"
    step = step_of(standing.guide, move.target.id)
    if move.target.closing or (step and step.off_path):
        return "same"
    if written.round == "new" and (isinstance(written, Transition) or _stays(case, move)):
        return "new"
    if _stays(case, move) and (not case.closed or written.round == "same"):
        return "same"
    return "resumed" if move.target.level in case.paused else "new"


def _stays(case: Case, move: Move) -> bool:
    """Tell whether a move leads to the level whose round is live, or was when the case closed."""
    return move.target.level == case.round.level


def skipped_by(standing: Standing, move: Move) -> tuple[str, ...]:
    """Give the steps jumped over in the text, those on the path not visited in a live round.

    Going back and stepping aside jump over nothing; coming from aside, the step on the path that
    was left is where the jump begins.
    """
    case = standing.case
    everywhere = [step for _, step in steps_in_order(standing.guide, None)]
    here, there = case.on_path, move.target.id
    aside = step_of(standing.guide, there)
    if here not in everywhere or there not in everywhere or leads_back(move):
        return ()
    if aside and aside.off_path:
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

"""Jumps: going where nothing is written, for a role that may, with a reason that is counted."""

from __future__ import annotations

from collections.abc import Iterator

from bti.case.attempt import Way, ways
from bti.case.commands import Go
from bti.case.demands import Demand
from bti.case.events import Moved
from bti.case.lacking import doors, lacks
from bti.case.machine import Move
from bti.case.place_titles import place_title
from bti.case.standing import Standing
from bti.case.tracks import track_of
from bti.case.travelling import round_of, skipped_by
from bti.errors import Reason, Refused
from bti.guide.definition import Transition
from bti.guide.targets import Target, level_of, steps_in_order

JUMP = "jump"


def may_jump(standing: Standing, step: str) -> bool:
    """Tell whether the person may go to a step that no way leads to from here."""
    case = standing.case
    track = track_of(standing.guide, case)
    existing = {one for _, one in steps_in_order(standing.guide, track, case.subject.kind)}
    if step not in existing or step == case.stand.step:
        return False
    return bool(_jumping_roles(standing)) and all(one.id != step for one in ways(standing))


def _jumping_roles(standing: Standing) -> list[str]:
    roles = standing.guide.roles
    return [one for one in standing.actor.roles if one in roles and roles[one].may_jump]


def jumped(standing: Standing, command: Go) -> Moved:
    """Go where nothing is written: doors hold, and the step's demands unless the role is free.

    Raises:
        Refused: no reason is given, or something is lacking; with every reason.
    """
    move = _move(standing, command.transition)
    left = command.left
    lacking = [demand.reason() for demand in _lacking(standing, move)]
    unreasoned = [] if command.reason.strip() else [_no_reason(standing, move)]
    unleft = (r for r in lacking if not (r.may_leave and left.get(r.subject, "").strip()))
    unmet = (*unleft, *unreasoned)
    if unmet:
        title = place_title(standing.guide, move.target.id)
        raise Refused(f"Du kan ikke gå til «{title}» nå. Ingenting er endret.", unmet)
    reasons = {r.subject: left[r.subject].strip() for r in lacking}
    return Moved(
        transition=JUMP,
        origin=move.origin,
        target=move.target.id,
        level=move.target.level,
        round=round_of(standing, Transition(), move),
        track=track_of(standing.guide, standing.case),
        reason=command.reason.strip(),
        left={**reasons, JUMP: command.reason.strip()},
        skipped=skipped_by(standing, move),
        off_path=_is_aside(standing, move),
        jump=True,
    )


def _no_reason(standing: Standing, move: Move) -> Reason:
    return Reason(
        kind="reason",
        subject="reason",
        message="Herfra er det ingen vei dit. Skriv hvorfor du går dit likevel.",
        todo=f'bti videre {standing.case.id} {move.target.id} --reason "grunn"',
        rule=f"roles.{_jumping_roles(standing)[0]}.may_jump",
    )


def _move(standing: Standing, step: str) -> Move:
    target = Target(id=step, level=level_of(standing.guide, step), word=step)
    return Move(origin=standing.case.stand.step, transition=JUMP, target=target)


def _is_aside(standing: Standing, move: Move) -> bool:
    return standing.guide.levels[move.target.level].steps[move.target.id].off_path


def _lacking(standing: Standing, move: Move) -> Iterator[Demand]:
    """Give what stands in front of a jump; of several roles the freest is meant."""
    roles = standing.guide.roles
    if any(roles[one].jump_demands == "nothing" for one in _jumping_roles(standing)):
        scope = standing.scope
        yield from (door for door in doors(standing, scope, move) if not door.met)
        return
    where = f"{standing.case.stand.step}.transitions"
    way = Way(id=JUMP, written=Transition(), moves=(move,), where=where)
    yield from lacks(standing, way, move)

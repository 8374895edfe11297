"""What a closed case takes: what protects, what takes back, what was a duty, and corrections.

Everything else waits until the case is opened again.
"""

from __future__ import annotations

from bti.case import commands as asked
from bti.case.commands import Command
from bti.case.standing import Standing
from bti.case.tasks import may_know
from bti.errors import BadInput, Reason

IS_CLOSED = "Saken er avsluttet."


def refuse(standing: Standing, command: Command) -> None:
    """Refuse what a closed case does not take, and say how it is opened again.

    Raises:
        BadInput: the case is closed, and this is neither of what it takes.
    """
    if not standing.case.closed or isinstance(command, _taken()) or _stands(standing, command):
        return
    if isinstance(command, asked.Fill) and _is_finished(standing, command):
        if command.reason.strip():
            return
        raise _closed(standing, "Skriv hvorfor du retter skjemaet, med --because.")
    ways = standing.closing.transitions if standing.closing else ()
    raise _closed(standing, how_to_open(standing.case.id, tuple(ways)))


def _taken() -> tuple[type[Command], ...]:
    """Give the commands that a closed case takes."""
    from bti.case.duty_commands import HearLinked, StartTasks
    from bti.case.participant_commands import (
        Decline,
        Leave,
        WithdrawBaton,
        WithdrawConsent,
        WithdrawInvitation,
    )

    return (
        asked.Go,
        asked.Do,
        StartTasks,
        HearLinked,
        Decline,
        Leave,
        WithdrawBaton,
        WithdrawInvitation,
        WithdrawConsent,
    )


def _closed(standing: Standing, todo: str) -> BadInput:
    told = f"{IS_CLOSED} {todo}"
    return BadInput(Reason(kind="closed", subject=standing.case.stand.step, message=told))


def _stands(standing: Standing, command: Command) -> bool:
    """Tell whether a task is meant that stays when the case is closed, or none that is here."""
    from bti.case.duty_commands import DoTask

    if not isinstance(command, DoTask):
        return False
    task = standing.case.task(command.task)
    return task is None or task.stays or not may_know(task, standing.actor.person)


def _is_finished(standing: Standing, command: asked.Fill) -> bool:
    """Tell whether a copy is meant that was finished: it can be corrected."""
    copies = standing.case.finished_copies(command.form)
    numbers = {copy.number for copy in copies}
    return bool(numbers) and not command.new and command.copy in {0, *numbers}


def how_to_open(case: str, ways: tuple[str, ...]) -> str:
    """Say how a closed case is opened again, by the first of the ways from there."""
    if not ways:
        return "Den kan ikke åpnes igjen. Åpne en ny sak med bti ny."
    return f"Åpne den igjen for å arbeide videre: bti videre {case} {ways[0]}"

"""`task`: a duty that is done."""

from __future__ import annotations

from bti.cli import console
from bti.cli.asking import choice
from bti.cli.command import argument, command, missing, option
from bti.cli.session import Session
from bti.errors import BadInput


@command(
    "task",
    more="Oppgavene som venter, står under OPPGAVER når du ser saken med bti vis.",
    example="bti oppgave S-2026-001 ring_hjem",
)
@argument("case", "SAK")
@argument("task", "OPPGAVE", required=False)
@option("--note", "--merknad", default="", metavar="TEKST", help="Hva som ble gjort.")
def task(session: Session, case: str, task: str | None, note: str) -> None:
    """Say that a task is done."""
    if task is None and not console.is_asked():
        raise missing(f"Skriv hvilken oppgave. Se oppgavene med bti vis {case}.")
    chosen = task or _ask(session, case)
    session.tell(session.casework.task(case, chosen, note=note, by=session.by))


def _ask(session: Session, case: str) -> str:
    """Ask which task is done, among those that are the person's to do."""
    tasks = [one for one in session.casework.show(case, by=session.by).tasks if one.mine]
    if not tasks:
        raise BadInput("Ingen oppgave i saken venter på deg.")
    return choice("Hvilken oppgave er gjort?", [(one.id, one.title) for one in tasks])


COMMANDS = {"task": task}

"""`history`: everything that has happened in a case."""

from __future__ import annotations

from bti.cli.command import argument, command
from bti.cli.screens.history import history_plain, history_screen
from bti.cli.session import Session


@command("history", reads=True, example="bti historie S-2026-001")
@argument("case", "SAK")
def history(session: Session, case: str) -> None:
    """Show the history of a case, the oldest first."""
    lines = session.casework.history(case, by=session.by)
    session.show(lines, history_screen, history_plain)


COMMANDS = {"history": history}

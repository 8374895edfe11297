"""`show`: where a case stands and what to do now."""

from __future__ import annotations

from bti.cli.command import argument, command
from bti.cli.screens.case import case_screen
from bti.cli.screens.case_plain import case_plain
from bti.cli.session import Session


@command("show", reads=True, example="bti vis S-2026-001")
@argument("case", "SAK")
def show(session: Session, case: str) -> None:
    """Show one case."""
    session.show(session.looking.show(case, by=session.by), case_screen, case_plain)


COMMANDS = {"show": show}

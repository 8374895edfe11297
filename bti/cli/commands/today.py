"""`today`: what waits for a person."""

from __future__ import annotations

from bti.cli.command import command
from bti.cli.screens.today import today_plain, today_screen
from bti.cli.session import Session


@command("today", reads=True, example="bti idag")
def today(session: Session) -> None:
    """Show what is over its deadline, what is near, and whom to ring."""
    session.show(session.overlooking.today(by=session.by), today_screen, today_plain)


COMMANDS = {"today": today}

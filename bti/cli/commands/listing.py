"""`list`: the cases of a person."""

from __future__ import annotations

from bti.cli.command import command, option
from bti.cli.screens.listing import list_plain, list_screen
from bti.cli.session import Session


@command("list", reads=True, more="Listen viser aldri navn på barn.", example="bti liste")
@option("--closed", "--avsluttede", is_flag=True, help="Ta med avsluttede saker.")
def list_cases(session: Session, *, closed: bool) -> None:
    """List the cases that a person may see."""
    cases = session.casework.list(closed=closed, by=session.by)
    session.show(cases, list_screen, list_plain)


COMMANDS = {"list": list_cases}

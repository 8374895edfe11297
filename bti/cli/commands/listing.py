"""`list`: the cases of a person."""

from __future__ import annotations

import click

from bti.cli.command import command, option
from bti.cli.screens.listing import list_plain, list_rows, list_screen
from bti.cli.session import Session


@command("list", reads=True, more="Listen viser aldri navn på barn.", example="bti liste")
@option("--closed", "--avsluttede", is_flag=True, help="Ta med avsluttede saker.")
@option("--csv", "as_csv", is_flag=True, help="Skriv listen for et regneark.")
def list_cases(session: Session, *, closed: bool, as_csv: bool) -> None:
    """List the cases that a person may see."""
    cases = session.daily.list(closed=closed, by=session.by)
    if as_csv:
        from bti.cli.spreadsheet import spreadsheet

        head, *rows = list_rows(cases)
        click.echo(spreadsheet(head, rows), nl=False)
        return
    session.show(cases, list_screen, list_plain)


COMMANDS = {"list": list_cases}

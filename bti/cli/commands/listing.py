"""`list`: the cases of a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bti.casework.listed import PAGE
from bti.cli import console
from bti.cli.command import command, option
from bti.cli.screens.listing import list_plain, list_rows, list_screen

if TYPE_CHECKING:
    from bti.case.views import CaseLine
    from bti.cli.session import Session


@command("list", reads=True, more="Listen viser aldri navn på barn.", example="bti liste")
@option("--closed", "--avsluttede", is_flag=True, help="Ta med avsluttede saker.")
@option("--after", "--etter", default="", metavar="SAK", help="Vis dem som kommer etter denne.")
@option("--csv", "as_csv", is_flag=True, help="Skriv listen for et regneark.")
def list_cases(session: Session, *, closed: bool, after: str, as_csv: bool) -> None:
    """List the cases that a person may see: a page of them, or all for a spreadsheet."""
    cases = session.overlooking.list(closed=closed, after=after, by=session.by)
    if as_csv:
        from bti.cli.spreadsheet import spreadsheet

        head, *rows = list_rows((*cases, *_rest(session, cases, closed=closed)))
        console.write_whole(spreadsheet(head, rows))
        return
    session.show(cases, list_screen, list_plain)


def _rest(session: Session, page: tuple[CaseLine, ...], *, closed: bool) -> Iterator[CaseLine]:
    while len(page) == PAGE:
        page = session.overlooking.list(closed=closed, after=page[-1].id, by=session.by)
        yield from page


COMMANDS = {"list": list_cases}

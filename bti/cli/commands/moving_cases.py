"""`export` and `import`: a case as one file, out of a database and into another."""

from __future__ import annotations

import click

from bti.cli import console
from bti.cli.command import argument, command, option
from bti.cli.files import read_bytes, write_bytes
from bti.cli.session import Session


@command(
    "export",
    more=(
        "Saksfilen er en ZIP-fil med alt som har skjedd, veilederen saken følger, og saken på "
        "papir. Den er ikke kryptert: oppbevar den som saken selv."
    ),
    example="bti ta-ut S-2026-001 --output sak.zip",
)
@argument("case", "SAK")
@option("--output", "--fil", "-o", metavar="FIL", required=True, help="Filen det skrives til.")
@option("--force", "--overskriv", is_flag=True, help="Skriv over filen hvis den finnes.")
def export_case(session: Session, case: str, output: str, *, force: bool) -> None:
    """Take a case out as one file."""
    data = session.casework.export_case(case, by=session.by)
    console.write([f"Skrevet til {write_bytes(output, data, force=force)}"])


@command(
    "import",
    creates=True,
    more="Saken beholder nummeret, historikken og veilederen sin.",
    example="bti ta-inn sak.zip",
)
@argument("file", "FIL", type=click.Path())
def import_case(session: Session, file: str) -> None:
    """Put a case into this database."""
    case = session.casework.import_case(read_bytes(file), by=session.by)
    session.tell_saved(f"Sak {case} er tatt inn.", f"bti vis {case}")


COMMANDS = {"export": export_case, "import": import_case}

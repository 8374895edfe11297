"""`move-database`: everything moved to a server, or to another file."""

from __future__ import annotations

import sys

from bti.casework import Casework
from bti.cli import asking, console
from bti.cli.columns import fold
from bti.cli.command import command, missing, option
from bti.cli.session import Session

_KEY = (
    "Nøkkelen er den samme, og er ikke flyttet. Skal en annen maskin bruke databasen, så flytt "
    "nøkkelfilen og slettet.jsonl dit for seg selv."
)


@command(
    "move-database",
    more=(
        "Alt kommer fram og stemmer med forseglingene, eller så er ingenting flyttet. Etterpå kan "
        "ingen arbeide i den gamle databasen; den blir liggende til du fjerner den. Ble flyttingen "
        "avbrutt, så skriv det samme en gang til."
    ),
    example="bti flytt-database --to postgresql://bti_eier@server/bti",
)
@option("--to", "--til", "to", metavar="STED", default="", help="En ny fil, eller en server.")
def move_database(session: Session, to: str) -> None:
    """Move everything to another database, and say where it lies now."""
    if not to:
        raise missing("Oppgi hvor databasen skal ligge: --to STED.")
    done = Casework.move_database(
        to,
        session.choices.database or None,
        tenant=session.choices.tenant,
        passphrase=asking.passphrase if sys.stdin.isatty() else None,
    )
    console.write(
        [
            "Alt er flyttet, og stemmer med det som lå i den gamle databasen.",
            f"  fra  {done.before}",
            f"  til  {done.after}",
            *fold(_KEY),
            f"Neste: bti --database {done.after} tilstand",
        ]
    )


COMMANDS = {"move-database": move_database}

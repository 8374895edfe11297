"""`backup` and `restore`: the database kept a second time, and put back."""

from __future__ import annotations

import click

from bti.casework import Casework
from bti.cli import console
from bti.cli.command import argument, command, missing, option
from bti.cli.session import Session

_KEY = "Nøkkelen er ikke med. Oppbevar den et annet sted enn sikkerhetskopien."


@command(
    "backup",
    more=(
        "Den er hel, også når andre arbeider mens den tas. Er FIL en mappe, får den navn etter "
        "tidspunktet. En server tar du sikkerhetskopi av med serverens egne verktøy, og sier fra "
        "med --done."
    ),
    example="bti sikkerhetskopi mappe/\nbti sikkerhetskopi tirsdag.db",
)
@argument("target", "FIL", required=False, type=click.Path(), default="")
@option(
    "--done",
    "--tatt",
    "done",
    is_flag=True,
    help="Si at en sikkerhetskopi er tatt på en annen måte.",
)
def backup(session: Session, target: str, *, done: bool) -> None:
    """Copy the database, or note that it was done by other means."""
    if done:
        session.casework.backed_up()
        session.tell_saved("en sikkerhetskopi er tatt.", "bti tilstand")
        return
    if not target:
        raise missing("Oppgi filen eller mappen som sikkerhetskopien skal ligge i.")
    made = session.casework.back_up(target)
    console.write([f"Sikkerhetskopien ligger i {made}.", _KEY])


@command(
    "restore",
    more=(
        "Databasen som ligger der fra før, blir tatt vare på ved siden av. Be alle om å avslutte "
        "først."
    ),
    example="bti gjenopprett tirsdag.db --replace",
)
@argument("backup", "FIL", type=click.Path())
@option("--replace", "--erstatt", is_flag=True, help="La den ta plassen til databasen som er der.")
def restore(session: Session, backup: str, *, replace: bool) -> None:
    """Put a backup where the database belongs."""
    aside = Casework.restore(backup, session.choices.database or None, replace=replace)
    kept = [f"Databasen som lå der, ligger nå i {aside}."] if aside else []
    console.write(["Sikkerhetskopien er hentet fram.", *kept, "Neste: bti tilstand"])


COMMANDS = {"backup": backup, "restore": restore}

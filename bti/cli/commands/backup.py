"""`backup` and `restore`: the database kept a second time, and put back."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from bti.casework import Casework
from bti.casework.restoring import Restored
from bti.cli import asking, console
from bti.cli.command import argument, command, missing, option
from bti.cli.session import Session

_LOST_DECISIONS = (
    "Det som er sperret eller holdt tilbake etter at sikkerhetskopien ble tatt, er ikke med. Sett "
    "det på nytt: bti bevaring sperr og bti bevaring behold. Si så fra: bti gjenopprett --reviewed"
)
_LOST_ERASURES = (
    "Det som er slettet etter at sikkerhetskopien ble tatt, kan ha kommet tilbake. Legg listen "
    "over slettede saker på plass, eller slett sakene på nytt: bti bevaring slett."
)
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
        "Databasen som ligger der fra før, blir tatt vare på ved siden av, og det som er sperret, "
        "holdt tilbake eller slettet i den, gjelder også i sikkerhetskopien. Be alle om å avslutte "
        "først. Er noe gått tapt, si med --reviewed når sakene er gått gjennom."
    ),
    example="bti gjenopprett tirsdag.db --replace",
)
@argument("backup", "FIL", required=False, type=click.Path(), default="")
@option("--replace", "--erstatt", is_flag=True, help="La den ta plassen til databasen som er der.")
@option(
    "--without-decisions",
    "--uten-vedtak",
    "without",
    is_flag=True,
    help="Gå videre selv om ingen vet hva som er sperret eller slettet siden.",
)
@option(
    "--reviewed",
    "--gjennomgaatt",
    "reviewed",
    is_flag=True,
    help="Si at det som var sperret, holdt tilbake eller slettet, er det igjen.",
)
def restore(session: Session, backup: str, *, replace: bool, without: bool, reviewed: bool) -> None:
    """Put a backup where the database belongs, or say that the cases were gone through since."""
    if reviewed:
        session.casework.gone_through()
        session.tell_saved("sakene er gått gjennom.", "bti tilstand")
        return
    if not backup:
        raise missing("Oppgi filen som sikkerhetskopien ligger i.")
    restored = Casework.restore(
        backup,
        session.choices.database or None,
        replace=replace,
        without_decisions=without,
        passphrase=asking.passphrase if sys.stdin.isatty() else None,
    )
    console.write(["Sikkerhetskopien er hentet fram.", *_told(restored), "Neste: bti tilstand"])


def _told(restored: Restored) -> Iterator[str]:
    if restored.aside:
        yield f"Databasen som lå der, ligger nå i {restored.aside}."
        yield "Den er hel. Slett den når dere ser at alt er som det skal."
    if restored.carried:
        yield "Det som var sperret, holdt tilbake eller slettet i den, er det også her."
    if "lost_decisions" in restored.lost:
        yield _LOST_DECISIONS
    if "lost_erasures" in restored.lost:
        yield _LOST_ERASURES


COMMANDS = {"backup": backup, "restore": restore}

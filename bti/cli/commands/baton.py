"""`offer`, `accept`, `decline` and `keep`: who holds the baton."""

from __future__ import annotations

from bti.cli import console
from bti.cli.asking import needed, until_taken
from bti.cli.closed import look
from bti.cli.command import argument, command, missing, option
from bti.cli.session import Session
from bti.errors import NotFound


@command(
    "offer",
    more="Den som har stafettpinnen nå, har den til den andre har sagt ja.",
    example="bti tilby S-2026-001 kari\nbti tilby S-2026-001 --withdraw",
)
@argument("case", "SAK")
@argument("person", "PERSON", required=False)
@option("--unit", "--enhet", default="", metavar="ENHET", help="Når personen er i flere enheter.")
@option("--withdraw", "--trekk", is_flag=True, help="Trekk tilbudet tilbake.")
def offer(session: Session, case: str, person: str | None, unit: str, *, withdraw: bool) -> None:
    """Offer the baton, or take the offer back."""
    casework = session.casework
    if withdraw:
        session.tell(casework.withdraw_offer(case, by=session.by))
        return
    if person is None and not console.is_asked():
        raise missing("Skriv hvem du tilbyr stafettpinnen. Se bti katalog vis.")
    if person is not None:
        session.tell(casework.offer(case, person, unit=unit, by=session.by))
        return
    look(session, case)
    asks = "Hvem tilbyr du stafettpinnen? "
    session.tell(
        until_taken(lambda: casework.offer(case, needed(asks), unit=unit, by=session.by), NotFound)
    )


@command("accept", example="bti ta-imot S-2026-001")
@argument("case", "SAK")
def accept(session: Session, case: str) -> None:
    """Accept the baton."""
    session.tell(session.casework.accept(case, by=session.by))


@command(
    "decline",
    more=(
        "Er du invitert, er det invitasjonen du sier nei til. Er du også tilbudt stafettpinnen, "
        "svarer du på det tilbudet først."
    ),
    example='bti avslaa S-2026-001 --reason "Jeg slutter til nyttår"',
)
@argument("case", "SAK")
@option("--reason", "--grunn", default="", metavar="TEKST", help="Hvorfor.")
def decline(session: Session, case: str, reason: str) -> None:
    """Say no to the baton, or to an invitation."""
    session.tell(session.casework.decline(case, reason=reason, by=session.by))


@command("keep", example="bti behold S-2026-001")
@argument("case", "SAK")
def keep(session: Session, case: str) -> None:
    """Decide on this level that the holder goes on."""
    session.tell(session.casework.keep_baton(case, by=session.by))


COMMANDS = {"offer": offer, "accept": accept, "decline": decline, "keep": keep}

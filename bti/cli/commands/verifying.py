"""`seal` and `verify`: that nothing was changed unseen."""

from __future__ import annotations

from collections.abc import Iterator

from bti.casework.verify_view import FaultView, SealView, Verified
from bti.cli import console
from bti.cli.columns import fold
from bti.cli.command import command, option
from bti.cli.files import not_there, whole, write_file
from bti.cli.session import Session
from bti.errors import NotAsWritten

_KINDS = {
    "case": "Sak {}",
    "directory": "Katalogen",
    "guide": "Utgavene av {}",
    "definition": "Veilederen {}",
    "head": "Forsegling {}",
    "access_log": "Tilgangsloggen, {}",
    "outbox": "Melding {} i utboksen",
}


@command(
    "seal",
    reads=True,
    more=(
        "Kjør den hver natt. Skriv ut det den gir, eller legg filen et annet sted enn databasen. "
        "Senere kan du holde databasen opp mot den: bti kontroller --head FIL."
    ),
    example="bti forsegl --to forsegling-12.txt",
)
@option("--to", "--til", "target", default="", metavar="FIL", help="Skriv forseglingen i en fil.")
def seal(session: Session, target: str) -> None:
    """Seal everything that has changed since last time."""
    if target:
        not_there(target)
    made = session.casework.seal()
    if target:
        write_file(target, "\n".join(made.printed) + "\n", force=False)
    session.show(made, _sealed)


def _sealed(made: SealView) -> Iterator[str]:
    yield from made.printed
    yield ""
    yield from fold("Skriv den ut, eller ta vare på den et annet sted enn databasen.")


@command(
    "verify",
    reads=True,
    more=(
        "Alt holdes opp mot forseglingene, og saker, lister og frister utledes på nytt fra "
        "hendelsene. Er noe endret, står hvert sted her, og avslutningskoden er 10."
    ),
    example="bti kontroller\nbti kontroller --head forsegling-12.txt",
)
@option("--head", "--forsegling", "head", default="", metavar="FIL", help="En tidligere utskrift.")
def verify(session: Session, head: str) -> None:
    """Check that everything is as it was written."""
    verified = session.casework.verify(whole(head)[1] if head else "")
    session.show(verified, _screen)
    if verified.faults:
        raise NotAsWritten


def _screen(verified: Verified) -> Iterator[str]:
    yield console.strong("KONTROLL")
    seals = "1 forsegling" if verified.heads == 1 else f"{verified.heads} forseglinger"
    yield from fold(
        f"{verified.events} hendelser i saker, katalog og veiledere, og {seals}, er kontrollert."
    )
    if not verified.faults:
        yield "Alt er slik det ble skrevet."
    for fault in verified.faults:
        yield from fold(f"{_place(fault)}: {fault.message}", rest="    ")


def _place(fault: FaultView) -> str:
    return _KINDS.get(fault.kind, "{}").format(fault.key).strip()


COMMANDS = {"seal": seal, "verify": verify}

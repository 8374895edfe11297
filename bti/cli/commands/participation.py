"""`invite`, `join` and `leave`: who takes part in a case."""

from __future__ import annotations

from bti.cli.command import argument, command, missing, option
from bti.cli.session import Session


@command(
    "invite",
    more=(
        "Invitasjonen sier ikke noe om saken. Enheten får lese den først når samtykket er gitt, "
        "eller når du skriver et annet grunnlag med --ground. Den som er invitert, ser det i "
        "bti idag, og sier ja med bti bli-med eller nei med bti avslaa. Inviter en gang til med "
        "--role eller --ground for å gi rollen eller grunnlaget til en som er invitert eller med."
    ),
    example=(
        "bti inviter S-2026-001 ppt\nbti inviter S-2026-001 ppt --person nora\n"
        "bti inviter S-2026-001 ppt --withdraw"
    ),
)
@argument("case", "SAK")
@argument("unit", "ENHET")
@option("--person", default="", metavar="PERSON", help="En bestemt person i enheten.")
@option("--role", "--rolle", default="", metavar="ROLLE", help="Rollen i saken.")
@option(
    "--ground",
    "--grunnlag",
    default="",
    metavar="TEKST",
    help="Et annet grunnlag enn samtykke, for eksempel en lov.",
)
@option("--withdraw", "--trekk", is_flag=True, help="Trekk invitasjonen tilbake.")
def invite(
    session: Session, case: str, unit: str, person: str, role: str, ground: str, *, withdraw: bool
) -> None:
    """Invite a unit or a person, or take the invitation back."""
    if withdraw:
        told = session.casework.withdraw_invitation(case, unit, person=person, by=session.by)
        session.tell(told)
        return
    saved = session.casework.invite(
        case, unit, person=person, role=role, ground=ground, by=session.by
    )
    session.tell(saved)


@command("join", example="bti bli-med S-2026-001")
@argument("case", "SAK")
def join(session: Session, case: str) -> None:
    """Answer an invitation with yes."""
    session.tell(session.casework.join(case, by=session.by))


@command(
    "leave",
    more=(
        "Den som går ut, ser ikke saken lenger. Det som er gjort, står i historien. Er noen bare "
        "invitert, trekker du invitasjonen med bti inviter … --withdraw."
    ),
    example="bti gaa-ut S-2026-001 ppt --person nora",
)
@argument("case", "SAK")
@argument("unit", "ENHET")
@option("--person", default="", metavar="PERSON", help="Den i enheten som går ut.")
def leave(session: Session, case: str, unit: str, person: str) -> None:
    """End that someone takes part."""
    if not person:
        raise missing("Skriv hvem i enheten som går ut, med --person.")
    session.tell(session.casework.leave(case, unit, person=person, by=session.by))


COMMANDS = {"invite": invite, "join": join, "leave": leave}

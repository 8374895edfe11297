"""`do`: something that is done without leaving the step."""

from __future__ import annotations

from bti.cli import console
from bti.cli.command import argument, command, missing, option
from bti.cli.on_paper import paper_instead
from bti.cli.screens.case import case_screen
from bti.cli.screens.case_plain import case_plain
from bti.cli.session import Session
from bti.cli.texts import STANDARD_INPUT, next_line, pairs
from bti.cli.way import Way, take
from bti.cli.way_asking import ask_for_action


@command(
    "do",
    more=(
        "Mistanke om vold, overgrep eller alvorlig omsorgssvikt er alltid åpen: "
        "bti gjor SAK mistanke. Er barnet i fare nå, ring 112 først."
    ),
    example="bti gjor S-2026-001 mistanke",
)
@argument("case", "SAK")
@argument("action", "HANDLING", required=False)
@option("--reason", "--grunn", default="", metavar="TEKST", help="Hvorfor.")
@option(
    "--set",
    "--svar",
    "given",
    multiple=True,
    metavar="SPØRSMÅL=SVAR",
    help="Svar på noe som handlingen spør om.",
)
@option(
    "--without",
    "--uten",
    "left",
    multiple=True,
    metavar="KRAV=GRUNN",
    help="Gjør det uten noe som kan fravikes, med en grunn.",
)
@option("--to", "--til", default="", metavar="MÅL", help="Hvor, når det er flere mål.")
@option("--unit", "--enhet", default="", metavar="ENHET", help="Enheten som inviteres.")
@option("--person", default="", metavar="PERSON", help="Personen som inviteres.")
@option(
    "--child",
    "--barn",
    metavar="NAVN",
    help="Barnet som saken gjelder, når den åpnes fra en gruppe. Med - fra standard inn.",
)
@option("--born", "--fodt", metavar="DATO", help="Fødselsdatoen til barnet.")
@option("--decline", "--ikke-na", is_flag=True, help="Svar «ikke nå» på et forslag.")
def do(  # noqa: PLR0913 - one argument for each option
    session: Session,
    case: str,
    action: str | None,
    reason: str,
    given: tuple[str, ...],
    left: tuple[str, ...],
    *,
    to: str,
    unit: str,
    person: str,
    child: str | None,
    born: str | None,
    decline: bool,
) -> None:
    """Do an action, show the step if it led to one, and say what was saved and opened."""
    with paper_instead():
        if action is None and not console.is_asked():
            raise missing(f"Skriv hva du vil gjøre. Se hva som er mulig med bti vis {case}.")
        if decline:
            name = action or ask_for_action(session, case)
            by = session.by
            session.tell(session.casework.do(case, name, reason=reason, decline=True, by=by))
            return
        chosen = Way(
            id=action or ask_for_action(session, case),
            to=to,
            unit=unit,
            person=person,
            reason=reason,
            asked=pairs(given, "--set"),
            left=pairs(left, "--without"),
            child=(next_line() if child == STANDARD_INPUT else child) or "",
            born=(next_line() if born == STANDARD_INPUT else born) or "",
        )
        saved = take(session, case, chosen)
    if saved.moved:
        session.show(saved.case, case_screen, case_plain)
        console.write([""])
    session.tell(saved)


COMMANDS = {"do": do}

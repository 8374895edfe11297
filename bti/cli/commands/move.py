"""`go`: a way on from the step."""

from __future__ import annotations

from bti.cli import console
from bti.cli.command import argument, command, missing, option
from bti.cli.on_paper import paper_instead
from bti.cli.screens.case import case_screen
from bti.cli.screens.case_plain import case_plain
from bti.cli.session import Session
from bti.cli.texts import pairs
from bti.cli.way import Way, take


@command(
    "go",
    more=(
        "Ved en terminal blir du spurt om det som trengs. Et avslag sier alt som mangler, og "
        "ingenting blir endret. Det som kan fravikes, går du uten med --without og en grunn."
    ),
    example=(
        "bti videre S-2026-001\n"
        "bti videre S-2026-001 nivaa_1 --without child_heard=«Barnet var sykt»\n"
        'bti videre S-2026-001 avslutt --reason "Undringen fikk en forklaring"'
    ),
)
@argument("case", "SAK")
@argument("way", "VEI", required=False)
@option("--to", "--til", default="", metavar="STEG", help="Velg blant flere mål.")
@option("--reason", "--grunn", default="", metavar="TEKST", help="Hvorfor.")
@option(
    "--set",
    "--svar",
    "given",
    multiple=True,
    metavar="SPØRSMÅL=SVAR",
    help="Svar på noe som veien spør om.",
)
@option(
    "--without",
    "--uten",
    "left",
    multiple=True,
    metavar="KRAV=GRUNN",
    help="Gå uten noe som kan fravikes, med en grunn.",
)
def go(
    session: Session,
    case: str,
    way: str | None,
    to: str,
    reason: str,
    given: tuple[str, ...],
    left: tuple[str, ...],
) -> None:
    """Take a way on, show the step it led to, and say what was saved."""
    if way is None and not console.is_asked():
        raise missing(f"Skriv hvilken vei du vil gå. Se veiene med bti hvorfor {case}.")
    with paper_instead(case):
        chosen = Way(
            id=way or _asked(session, case),
            to=to,
            reason=reason,
            asked=pairs(given, "--set"),
            left=pairs(left, "--without"),
        )
        saved = take(session, case, chosen)
    session.show(saved.case, case_screen, case_plain)
    console.write([""])
    session.tell(saved)


def _asked(session: Session, case: str) -> str:
    from bti.cli.way_asking import ask_for_way

    return ask_for_way(session, case)


COMMANDS = {"go": go}

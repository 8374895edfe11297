"""`born` and `term`: the child was born, and the day it was expected; both dates are mended."""

from __future__ import annotations

from bti.cli import console
from bti.cli.asking import asked_day
from bti.cli.closed import look
from bti.cli.command import argument, command, missing, option
from bti.cli.session import Session


@command(
    "born",
    more=(
        "Saken gjelder barnet fra da av, og frister som regnes fra fødselen, får en dag. "
        "Skriver du det en gang til, blir datoen rettet. Er det flere barn, "
        "får hvert av de andre sin egen sak."
    ),
    example=(
        "bti fodt S-2026-001 2026-10-03\nbti fodt S-2026-001 2026-10-03 --child Kim --sibling Robin"
    ),
)
@argument("case", "SAK")
@argument("day", "DATO", required=False)
@option("--child", "--barn", default="", metavar="NAVN", help="Barnets navn eller initialer.")
@option(
    "--sibling",
    "--sosken",
    "siblings",
    multiple=True,
    metavar="NAVN",
    help="Et barn til som ble født samtidig.",
)
def born(
    session: Session, case: str, day: str | None, child: str, siblings: tuple[str, ...]
) -> None:
    """Record a birth."""
    if not day and console.is_asked():
        look(session, case)
    date = day or asked_day("Fødselsdato: ")
    if not date:
        raise missing("Skriv fødselsdatoen etter saken.")
    saved = session.casework.born(case, date, name=child, siblings=siblings, by=session.by)
    session.tell(saved)


@command(
    "term",
    more=(
        "Frister som regnes fra terminen, flytter seg med den, og de påminnelsene som ikke er "
        "sendt. Historien sier hva terminen var, og hvilke frister som ble flyttet. Er barnet "
        "født, skriver du fødselsdatoen med bti fodt i stedet."
    ),
    example="bti termin S-2026-001 2027-03-08",
)
@argument("case", "SAK")
@argument("day", "DATO", required=False)
def term(session: Session, case: str, day: str | None) -> None:
    """Mend the term."""
    if not day and console.is_asked():
        look(session, case)
    date = day or asked_day("Termin: ")
    if not date:
        raise missing("Skriv terminen etter saken.")
    session.tell(session.casework.term(case, date, by=session.by))


COMMANDS = {"born": born, "term": term}

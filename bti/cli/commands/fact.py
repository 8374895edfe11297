"""`fact`: a truth from outside the case, such as what another system or another service knows."""

from __future__ import annotations

from bti.cli import console
from bti.cli.asking import choice, line
from bti.cli.closed import closed, look
from bti.cli.command import argument, command, missing, option
from bti.cli.session import Session


@command(
    "fact",
    more=(
        "Uten valg vises opplysningene, med hvem de kom fra og hvem som kan gi dem. "
        "Det som er opplyst, gjelder så lenge veilederen sier."
    ),
    example=(
        "bti opplys S-2026-001\n"
        "bti opplys S-2026-001 saarbar ja\n"
        "bti opplys S-2026-001 saarbar ja --until 2027-06-01\n"
        "bti opplys S-2026-001 saarbar --take-back"
    ),
)
@argument("case", "SAK")
@argument("fact", "OPPLYSNING", required=False)
@argument("value", "SVAR", required=False)
@option("--until", "--til", metavar="DATO", help="Siste dag opplysningen gjelder.")
@option("--take-back", "--trekk", "back", is_flag=True, help="Trekk opplysningen tilbake.")
def tell(
    session: Session,
    case: str,
    fact: str | None,
    value: str | None,
    until: str | None,
    *,
    back: bool,
) -> None:
    """Tell a fact, take it back, or show what is told."""
    if fact is None:
        fact = _chosen(session, case)
    elif value is None and not back and console.is_asked():
        look(session, case)
    if fact is None:
        return
    if value is None and not back:
        value = line("Svar: ") if console.is_asked() else ""
    if not value and not back:
        raise missing("Skriv svaret etter opplysningen, eller --take-back.")
    answer = None if back else value
    session.tell(session.casework.tell_fact(case, fact, answer, until=until, by=session.by))


def _chosen(session: Session, case: str) -> str | None:
    """Show the facts, and ask which one to tell where somebody is there to be asked."""
    view = session.casework.show(case, by=session.by)
    known = view.facts
    if not known:
        console.write(["Veilederen har ingen opplysninger som kan gis utenfra."])
        return None
    if not console.is_asked():
        console.write([f"{one.id}  {one.title}: {one.said}" for one in known])
        return None
    if view.closed:
        raise closed(view)
    return choice("Hva vil du opplyse?", [(one.id, one.title) for one in known])


COMMANDS = {"fact": tell}

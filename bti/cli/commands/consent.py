"""`consent`: asked, given, refused, withdrawn; one purpose and one unit at a time."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from bti.case.views import CaseView
from bti.casework.saved import Saved
from bti.cli import console
from bti.cli.asking import asked_day, choice, needed, until_taken
from bti.cli.columns import fold
from bti.cli.command import argument, command, missing, option
from bti.cli.session import Session
from bti.errors import BadInput, NotFound

GIVERS = (
    ("forelder_1", "Forelder 1"),
    ("forelder_2", "Forelder 2"),
    ("forelder_alene", "Forelder med foreldreansvar alene"),
    ("verge", "Verge"),
    ("barnevern", "Barnevernstjenesten"),
    ("barnet", "Barnet eller ungdommen selv"),
)
ANSWERS = (
    ("ask", "Vi har spurt, og venter på svar"),
    ("yes", "Ja"),
    ("no", "Nei"),
    ("withdraw", "Trekker samtykket"),
)
ASK = "ask"


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be written down: that it was asked for, or what one giver or more said."""

    kind: str
    givers: tuple[str, ...] = ()
    until: str = ""


@command(
    "consent",
    more=(
        "Skriv ett av valgene --ask, --yes, --no eller --withdraw. Den som svarer, er forelder_1, "
        "forelder_2, forelder_alene, verge, barnevern eller barnet. Svarte flere det samme, "
        "skriver du valget en gang for hver. Et nei stopper aldri arbeidet i egen tjeneste."
    ),
    example=(
        "bti samtykke S-2026-001 tverrfaglig --unit ppt --ask\n"
        "bti samtykke S-2026-001 tverrfaglig --unit ppt --yes forelder_1 --yes forelder_2"
    ),
)
@argument("case", "SAK")
@argument("purpose", "FORMAAL")
@option("--unit", "--enhet", default="", metavar="ENHET", help="Enheten samtykket gjelder.")
@option("--ask", "--spurt", is_flag=True, help="Familien er spurt.")
@option("--yes", "--ja", multiple=True, metavar="HVEM", help="Hvem som svarte ja.")
@option("--no", "--nei", multiple=True, metavar="HVEM", help="Hvem som svarte nei.")
@option("--withdraw", "--trekk", multiple=True, metavar="HVEM", help="Hvem som trekker samtykket.")
@option("--until", "--til", default="", metavar="DATO", help="Hvor lenge et ja gjelder.")
def consent(  # noqa: PLR0913 - one argument for each option
    session: Session,
    case: str,
    purpose: str,
    unit: str,
    yes: tuple[str, ...],
    no: tuple[str, ...],
    withdraw: tuple[str, ...],
    until: str,
    *,
    ask: bool,
) -> None:
    """Write down an answer to a question of consent."""
    said = {"yes": yes, "no": no, "withdraw": withdraw, ASK: (ASK,) if ask else ()}
    given = [(kind, givers) for kind, givers in said.items() if any(givers)]
    if len(given) > 1:
        raise missing("Skriv bare ett av valgene --ask, --yes, --no og --withdraw.")
    if not given and not console.is_asked():
        raise missing("Skriv hva familien svarte, med --ask, --yes, --no eller --withdraw.")
    answer = (
        Answer(kind=given[0][0], givers=given[0][1], until=until)
        if given
        else _asked(session, case)
    )
    try:
        saved = _written(session, case, purpose, unit, answer)
    except BadInput as error:
        if unit or not console.is_asked() or not _lacks_unit(error):
            raise
        asks = "Hvilken enhet gjelder det? "
        saved = until_taken(
            lambda: _written(session, case, purpose, needed(asks), answer), NotFound
        )
    console.write(_waits(saved.case, purpose))
    session.tell(saved)


def _lacks_unit(error: BadInput) -> bool:
    return any((one.kind, one.subject) == ("consent", "unit") for one in error.reasons)


def _waits(case: CaseView, purpose: str) -> Iterator[str]:
    """Say whose answer a yes still waits for before it holds."""
    for one in case.consents:
        if one.id == purpose and one.state == "partly" and one.waits_for:
            to = f" ({one.recipient})" if one.recipient else ""
            said = f"Merk: Samtykket «{one.title}»{to} gjelder ikke ennå. "
            yield from fold(f"{said}Det venter på svar fra {one.waits_for}.")


def _asked(session: Session, case: str) -> Answer:
    """Ask what was said; a closed case takes that a consent is withdrawn, and nothing else."""
    if session.daily.show(case, by=session.by).closed:
        console.write(["Saken er avsluttet. Du kan bare skrive ned at et samtykke trekkes."])
        return Answer(kind="withdraw", givers=(choice("Hvem trekker samtykket?", GIVERS),))
    kind = choice("Hva svarte familien?", ANSWERS)
    givers = () if kind == ASK else (choice("Hvem svarte?", GIVERS),)
    until = asked_day("Hvor lenge gjelder det? (Enter følger veilederen) ") if kind == "yes" else ""
    return Answer(kind=kind, givers=givers, until=until)


def _written(session: Session, case: str, purpose: str, unit: str, answer: Answer) -> Saved:
    casework, by = session.casework, session.by
    match answer.kind:
        case "yes":
            return casework.give_consent(
                case, purpose, answer.givers, recipient=unit, until=answer.until or None, by=by
            )
        case "no":
            return casework.refuse_consent(case, purpose, answer.givers, recipient=unit, by=by)
        case "withdraw":
            return casework.withdraw_consent(case, purpose, answer.givers, recipient=unit, by=by)
        case _:
            return casework.ask_consent(case, purpose, recipient=unit, by=by)


COMMANDS = {"consent": consent}

"""`measure`: what is agreed to be done, by whom, and when it is evaluated."""

from __future__ import annotations

from typing import TypedDict

from bti.case.views import CaseView
from bti.casework.saved import Saved
from bti.cli import console
from bti.cli.asking import asked_day, choice, line, needed, until_taken
from bti.cli.closed import look
from bti.cli.command import argument, command, missing, option
from bti.cli.session import Session
from bti.cli.texts import pairs
from bti.errors import BadInput, NotFound

NEW = "nytt"


class Details(TypedDict, total=False):
    """What can be said of a measure beside what it is."""

    responsible: str
    evaluate_by: str
    goal: str
    place: str
    start: str
    service: str
    fields: dict[str, str]


@command(
    "measure",
    more="Uten valg blir du spurt. Et tiltak trenger én ansvarlig og en dato for evaluering.",
    example=(
        "bti tiltak S-2026-001 --what Lesegruppe --responsible kari --evaluate-by 2027-01-15\n"
        "bti tiltak S-2026-001 --change t1 --evaluate-by 2027-03-01\n"
        "bti tiltak S-2026-001 --done t1"
    ),
)
@argument("case", "SAK")
@option("--what", "--hva", metavar="TEKST", help="Hva dere skal gjøre.")
@option("--responsible", "--ansvarlig", metavar="PERSON", help="Den ene som har ansvaret.")
@option(
    "--evaluate-by",
    "--dato",
    "--evalueres",
    "evaluate_by",
    metavar="DATO",
    help="Når dere evaluerer tiltaket.",
)
@option("--goal", "--maal", metavar="TEKST", help="Målet med tiltaket.")
@option("--place", "--sted", metavar="STED", help="Hvor det skjer.")
@option("--start", metavar="DATO", help="Når det begynner.")
@option("--service", "--tjeneste", metavar="TJENESTE", help="Tjenesten som eier tiltaket.")
@option(
    "--set",
    "--svar",
    "given",
    multiple=True,
    metavar="FELT=SVAR",
    help="Et felt som veilederen har lagt til.",
)
@option("--change", "--endre", metavar="TILTAK", help="Endre et tiltak.")
@option("--done", "--ferdig", metavar="TILTAK", help="Tiltaket er ferdig.")
@option("--stop", "--stopp", metavar="TILTAK", help="Tiltaket stoppes, med --reason.")
@option("--reason", "--grunn", default="", metavar="TEKST", help="Hvorfor tiltaket stoppes.")
def measure(
    session: Session,
    case: str,
    what: str | None,
    given: tuple[str, ...],
    change: str | None,
    done: str | None,
    stop: str | None,
    reason: str,
    **typed: str | None,
) -> None:
    """Add, change or end a measure."""
    details = _details(typed, given)
    if sum(one is not None for one in (change, done, stop)) > 1:
        raise missing("Skriv bare ett av valgene --change, --done og --stop.")
    if ended := done or stop:
        _nothing_else(what, details)
        session.tell(_ended(session, case, ended, reason, stopped=done is None))
    elif change is not None:
        session.tell(_changed(session, case, change, what, details))
    elif what is not None:
        session.tell(session.casework.add_measure(case, what, by=session.by, **details))
    elif console.is_asked() and not details:
        session.tell(_asked(session, case))
    else:
        raise missing("Skriv hva dere skal gjøre, med --what TEKST.")


def _details(typed: dict[str, str | None], given: tuple[str, ...]) -> Details:
    details: Details = {}
    for name in ("responsible", "evaluate_by", "goal", "place", "start", "service"):
        value = typed.get(name)
        if value is not None:
            details[name] = value
    fields = pairs(given, "--set")
    if fields:
        details["fields"] = fields
    return details


def _nothing_else(what: str | None, details: Details) -> None:
    if what is not None or details:
        raise BadInput("Et tiltak kan ikke endres og avsluttes i én kommando. Skriv to.")


def _ended(session: Session, case: str, measure: str, reason: str, *, stopped: bool) -> Saved:
    return session.casework.end_measure(
        case, measure, status="stopped" if stopped else "done", reason=reason, by=session.by
    )


def _changed(
    session: Session, case: str, measure: str, what: str | None, details: Details
) -> Saved:
    return session.casework.change_measure(case, measure, what=what, by=session.by, **details)


def _asked(session: Session, case: str) -> Saved:
    """Ask for a new measure, or for the new date of one that is there."""
    known = look(session, case)
    chosen = choice("Hva gjelder det?", _options(known)) if _options(known)[1:] else NEW
    if chosen != NEW:
        return until_taken(lambda: _moved(session, case, chosen), BadInput)
    what = needed("Hva skal dere gjøre? ")
    goal = line("Hva er målet? (Enter hopper over) ")

    def add() -> Saved:
        details: Details = {
            "goal": goal,
            "responsible": line("Hvem har ansvaret? (Enter hopper over) "),
        }
        day = asked_day("Når evaluerer dere? (Enter hopper over) ")
        if day:
            details["evaluate_by"] = day
        return session.casework.add_measure(case, what, by=session.by, **details)

    return until_taken(add, BadInput, NotFound)


def _moved(session: Session, case: str, measure: str) -> Saved:
    day = asked_day("Ny dato for evaluering: ")
    if not day:
        raise missing("Skriv den nye datoen med --evaluate-by DATO.")
    return session.casework.change_measure(case, measure, evaluate_by=day, by=session.by)


def _options(case: CaseView) -> list[tuple[str, str]]:
    live = [(one.id, f"Ny dato for: {one.what}") for one in case.measures if one.status == "open"]
    return [(NEW, "Et nytt tiltak"), *live]


COMMANDS = {"measure": measure}

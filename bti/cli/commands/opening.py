"""`open`: a new case on a guide."""

from __future__ import annotations

from bti.case.subject import GROUP
from bti.cli import console
from bti.cli.asking import asked_day, choice, line, needed
from bti.cli.command import argument, command, missing, option
from bti.cli.screens.case import case_screen
from bti.cli.screens.case_plain import case_plain
from bti.cli.session import Session
from bti.cli.texts import STANDARD_INPUT, next_line
from bti.resources import workflow_names

_WHOSE = {False: "Barnets navn: ", True: "Navn eller initialer på den som venter barnet: "}


@command(
    "open",
    creates=True,
    more=(
        "Mangler navnet eller datoen, blir du spurt, så de ikke blir stående i skallets historie. "
        "Med - leses de fra standard inn, én på hver linje."
    ),
    example="bti ny bti\nprintf 'Kim Prøve\\n2019-05-17\\n' | bti ny bti --child - --born -",
)
@argument("workflow", "VEILEDER", required=False)
@option("--child", "--barn", metavar="NAVN", help="Barnets navn.")
@option("--born", "--fodt", metavar="DATO", help="Barnets fødselsdato.")
@option("--term", "--termin", metavar="DATO", help="Termin, når saken gjelder et ufødt barn.")
@option("--group", "--gruppe", is_flag=True, help="Saken gjelder en gruppe uten navn.")
@option("--entry", "--inngang", default="", metavar="STEG", help="Begynn på en annen inngang.")
@option(
    "--entered-by",
    "--fra",
    default="",
    metavar="ROLLE",
    help="Forelderen eller eleven saken kommer fra, når det er du som skriver.",
)
@option(
    "--unit",
    "--enhet",
    default="",
    metavar="ENHET",
    help="Enheten saken skal til, når du ikke har en stilling.",
)
def open_case(  # noqa: PLR0913 - one argument for each option
    session: Session,
    workflow: str | None,
    child: str | None,
    born: str | None,
    term: str | None,
    entry: str,
    entered_by: str,
    unit: str,
    *,
    group: bool,
) -> None:
    """Open a case, show it, and say where it was saved."""
    workflow = _guide(session, workflow)
    name = GROUP if group and child is None else _read(child, _WHOSE[term is not None])
    if name is None:
        raise missing("Skriv barnets navn med --child NAVN, eller --child - for standard inn.")
    day = born if term or group else _day(born)
    saved = session.casework.open_case(
        workflow,
        child=name,
        born=day or None,
        term=next_line() if term == STANDARD_INPUT else term,
        kind="group" if group else "child",
        entry=entry,
        entered_by=entered_by,
        unit=unit,
        by=session.by,
    )
    session.show(saved.case, case_screen, case_plain)
    console.write([""])
    session.tell(saved)


def _guide(session: Session, typed: str | None) -> str:
    """Give the guide that was meant, or ask; one that does not exist is told before more is asked.

    The database is opened for no guide that is shipped: nobody knows yet that a case is opened.
    """
    if typed is not None:
        if console.is_asked() and typed not in workflow_names():
            session.daily.workflow(typed)
        return typed
    if not console.is_asked():
        raise missing("Skriv hvilken veileder saken følger, for eksempel bti ny bti.")
    known = session.daily.workflows()
    return choice("Hvilken veileder følger saken?", [(one.id, one.title) for one in known])


def _day(given: str | None) -> str | None:
    """Read the date of birth; at a terminal a slip is asked for again."""
    if given is not None or not console.is_asked():
        return _read(given, "")
    return asked_day("Fødselsdato (Enter hvis du ikke vet): ")


def _read(given: str | None, question: str) -> str | None:
    if given == STANDARD_INPUT:
        return next_line()
    if given is not None or not console.is_asked():
        return given
    return line(question) if "Enter" in question else needed(question)


COMMANDS = {"open": open_case}

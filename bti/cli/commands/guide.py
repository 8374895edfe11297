"""`guide`: the guide printed empty, whole, or one step or form of it."""

from __future__ import annotations

import re

from bti.case.views import FormView, GuideView, StepView
from bti.cli.command import argument, command, option
from bti.cli.page import FORMATS, Page, deliver
from bti.cli.session import Session
from bti.errors import BadInput, NotFound
from bti.guide.nearest import alike

CASE = re.compile(r"[A-Z]+-[0-9A-Za-z-]+")


@command(
    "guide",
    reads=True,
    creates=True,
    more=(
        "Med en sak får du steget der saken står, eller et skjema slik det er fylt ut. Med en "
        "veileder får du alt tomt. --age velger ordene du kan bruke til et barn på den alderen."
    ),
    example=(
        "bti veileder S-2026-001\n"
        "bti veileder bti --format html --output veileder.html\n"
        "bti veileder bti samtale_barn --age 7"
    ),
)
@argument("subject", "SAK|VEILEDER")
@argument("part", "STEG|SKJEMA", required=False, default="")
@option("--age", "--alder", type=int, metavar="ÅR", help="Barnets alder.")
@option("--track", "--spor", metavar="SPOR", default="", help="Veilederen slik den er på ett spor.")
@option("--language", "--sprak", metavar="SPRÅK", help="Veilederen på nn, en, se eller nb.")
@option("--format", "format_", metavar=FORMATS, help="Ellers følger formatet filnavnet.")
@option("--output", "--fil", "-o", metavar="FIL", help="Filen det skrives til.")
@option("--force", "--overskriv", is_flag=True, help="Skriv over filen hvis den finnes.")
def guide(  # noqa: PLR0913 - one argument for each option
    session: Session,
    subject: str,
    part: str,
    age: int | None,
    track: str,
    language: str | None,
    format_: str | None,
    output: str | None,
    *,
    force: bool,
) -> None:
    """Print a guide, a step or a form."""
    page = Page.chosen(format_, output, force=force)
    of_case = CASE.fullmatch(subject) is not None
    if of_case:
        view: FormView | StepView | GuideView = _of_case(session, subject, part)
    elif language:
        view = _translated(session, subject, part, language)
    else:
        view = _of(session, subject, part, age, track)
    deliver(session, view, page)


def _of_case(session: Session, case: str, part: str) -> FormView | StepView:
    sheet = session.casework.sheet(case, by=session.by)
    if part in {"", sheet.id}:
        return sheet
    return session.casework.form(case, part, by=session.by)


def _translated(session: Session, workflow: str, part: str, language: str) -> GuideView:
    if part:
        raise BadInput(f"På et annet språk skrives hele veilederen ut. Utelat «{part}».")
    return session.casework.guide_in(workflow, language)


def _of(
    session: Session, workflow: str, part: str, age: int | None, track: str
) -> GuideView | StepView | FormView:
    whole = session.casework.guide(workflow, track=track)
    if not part:
        return whole
    if part in {step.id for level in whole.levels for step in level.steps}:
        return session.casework.blank_step(workflow, part)
    if part in {form.id for form in whole.forms}:
        return session.casework.blank(workflow, part, age=age)
    raise _unknown(whole, part)


def _unknown(guide: GuideView, part: str) -> NotFound:

    steps = [step.id for level in guide.levels for step in level.steps]
    forms = [form.id for form in guide.forms]
    near = alike(part, [*steps, *forms])
    return NotFound(f"Veilederen har verken et steg eller et skjema som heter «{part}».", near)


COMMANDS = {"guide": guide}

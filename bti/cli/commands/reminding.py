"""`work`, `send` and `outbox`: what runs by the clock, and a look at what it has not got done."""

from __future__ import annotations

from collections.abc import Iterator

import click

from bti.cli import console
from bti.cli.columns import fold
from bti.cli.command import command, option
from bti.cli.session import Session
from bti.environment import OSLO
from bti.store import Waiting


@command(
    "work",
    more=(
        "Kjøres av klokken, for eksempel hvert kvarter. Flere kan kjøre den samtidig: hver frist "
        "blir gjort én gang."
    ),
    example="bti arbeid",
)
def work(session: Session) -> None:
    """Evaluate what is due, and queue the reminders."""
    done = session.casework.work()
    left = f" {done.left} må vente til neste gang." if done.left else ""
    told = f"Gjort nå: {done.due}. Nye påminnelser i utboksen: {done.reminders}.{left}"
    console.write(fold(told))


@command(
    "send",
    more=(
        "Kjøres av klokken, etter bti arbeid. Meldingen sier bare at noe venter. Det som ikke "
        "kommer fram, blir prøvd igjen senere."
    ),
    example="bti send --through 'smtp://epost.kommunen.no?from=bti@kommunen.no'",
)
@option(
    "--through",
    "--gjennom",
    "through",
    metavar="VEI",
    envvar="BTI_SEND_THROUGH",
    required=True,
    help=(
        "Veien meldingene går: smtp://SERVER?from=ADRESSE, https://SERVER/STI, file:///MAPPE "
        "eller command:PROGRAM. "
        "Kan også stå i BTI_SEND_THROUGH."
    ),
)
def send(session: Session, through: str) -> None:
    """Send what waits in the outbox; an exit code says that something failed."""
    from bti.casework.messengers import messenger_to

    done = session.casework.send(messenger_to(through))
    failed = f" {done.failed} kom ikke fram. Se hvorfor: bti utboks." if done.failed else ""
    console.write(fold(f"Sendt: {done.sent}.{failed}"))
    if done.failed:
        click.get_current_context().exit(1)


@command("outbox", reads=True, example="bti utboks")
def outbox(session: Session) -> None:
    """Show the messages that wait, and why the last attempt failed."""
    session.show(session.casework.outbox(by=session.by), _screen)


def _screen(waiting: tuple[Waiting, ...]) -> Iterator[str]:
    if not waiting:
        yield "Utboksen er tom."
    for one in waiting:
        yield from fold(_line(one), rest="    ")


def _line(one: Waiting) -> str:
    to, since = one.message.person, f"{one.message.at.astimezone(OSLO):%d.%m.%Y %H.%M}"
    if not one.fault:
        return f"{to}: venter siden {since}."
    again = f"{one.next_try.astimezone(OSLO):%d.%m.%Y %H.%M}"
    return f"{to}: venter siden {since}, forsøkt {one.attempts}, igjen {again}. {one.fault}"


COMMANDS = {"work": work, "send": send, "outbox": outbox}

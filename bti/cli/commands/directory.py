"""`directory`: units, people and posts."""

from __future__ import annotations

from collections.abc import Iterator

from bti.cli import console
from bti.cli.columns import table
from bti.cli.command import argument, command, option
from bti.cli.dates import short
from bti.cli.files import whole
from bti.cli.noun import noun
from bti.cli.session import Session
from bti.cli.words import DIRECTORY
from bti.municipality.directory import Directory, Post


@command("show", of=DIRECTORY, reads=True, example="bti katalog vis")
def show(session: Session) -> None:
    """Show units, people and posts."""
    session.show(session.casework.directory(), _screen)


def _screen(directory: Directory) -> Iterator[str]:
    yield console.strong("ENHETER")
    yield from table([(u.id, u.title, u.service, u.parent) for u in directory.units.values()])
    yield ""
    yield console.strong("PERSONER")
    yield from table([(p.id, p.name) for p in directory.people.values()])
    yield ""
    yield console.strong("STILLINGER")
    yield from table([(p.person, p.role, p.unit, _period(p)) for p in directory.posts])


def _period(post: Post) -> str:
    since = f"fra {short(post.since)}" if post.since else ""
    until = f"til {short(post.until)}" if post.until else ""
    return f"{since} {until}".strip()


@command(
    "unit",
    of=DIRECTORY,
    creates=True,
    example='bti katalog enhet ppt "PPT i Fjordby" --service ppt',
)
@argument("unit", "ENHET")
@argument("title", "NAVN")
@option("--service", "--tjeneste", default="", metavar="TJENESTE", help="Hva slags tjeneste.")
@option("--parent", "--under", default="", metavar="ENHET", help="Enheten den ligger under.")
def add_unit(session: Session, unit: str, title: str, service: str, parent: str) -> None:
    """Register a unit."""
    session.casework.add_unit(unit, title, service=service, parent=parent, by=session.by)
    session.tell_saved(f"enheten {unit}.", "bti katalog person ID NAVN")


@command(
    "person",
    of=DIRECTORY,
    creates=True,
    example='bti katalog person kari "Kari Berg" --account kberg',
)
@argument("person", "PERSON")
@argument("name", "NAVN")
@option("--address", "--adresse", default="", metavar="ADRESSE", help="Adresse for påminnelser.")
@option("--account", "--konto", default="", metavar="KONTO", help="Kontoen på maskinen.")
def add_person(session: Session, person: str, name: str, address: str, account: str) -> None:
    """Register a person."""
    session.casework.add_person(person, name, address=address, account=account, by=session.by)
    session.tell_saved(f"personen {person}.", f"bti katalog stilling {person} ROLLE ENHET")


@command(
    "post",
    of=DIRECTORY,
    creates=True,
    example="bti katalog stilling kari leder skolen --from 2026-08-01",
)
@argument("person", "PERSON")
@argument("role", "ROLLE")
@argument("unit", "ENHET")
@option("--from", "--fra", "since", metavar="DATO", help="Første dag.")
@option("--to", "--til", "until", metavar="DATO", help="Siste dag.")
@option("--substitute-for", "--vikar-for", default="", metavar="PERSON", help="Vikar for.")
def add_post(
    session: Session,
    person: str,
    role: str,
    unit: str,
    since: str | None,
    until: str | None,
    substitute_for: str,
) -> None:
    """Give a person a role in a unit."""
    session.casework.add_post(
        person, role, unit, since=since, until=until, substitute_for=substitute_for, by=session.by
    )
    session.tell_saved(f"{person} er {role} i {unit}.", "bti katalog vis")


@command(
    "load",
    of=DIRECTORY,
    creates=True,
    more="Med - leses filen fra standard inn. Er én linje feil, blir ingenting lagret.",
    example="bti katalog last ansatte.csv",
)
@argument("source", "FIL")
def load(session: Session, source: str) -> None:
    """Register everything in a CSV file."""
    _name, text = whole(source)
    count = session.casework.load_directory(text, by=session.by)
    session.tell_saved(f"{count} nye linjer i katalogen.", "bti katalog vis")


VERBS = {"show": show, "unit": add_unit, "person": add_person, "post": add_post, "load": load}
COMMANDS = {"directory": noun("directory", DIRECTORY, VERBS)}

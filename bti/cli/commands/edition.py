"""`workflow publish`, `approve` and `editions`: which editions are used, and who approved them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bti.casework.publishing import EditionView
from bti.casework.translating import is_translation
from bti.cli import console
from bti.cli.columns import fold
from bti.cli.command import argument, command, option
from bti.cli.dates import short
from bti.cli.session import Session
from bti.cli.words import WORKFLOW

SHOWN_OF_DIGEST = 12


@command(
    "publish",
    of=WORKFLOW,
    creates=True,
    more=(
        "Nye saker åpnes på denne utgaven. Saker som er i gang, følger den de begynte på. Er bare "
        "ordlyden ny, kan de ta utgaven i bruk ved neste steg: da skriver du --bare-ordlyd, og "
        "kommandoen sier fra hvis noe annet også er nytt. En oversettelse publiseres på samme "
        "måte, og rører ingen saker."
    ),
    example=(
        "bti veiledere publiser min-veileder.yaml\n"
        "bti veiledere publiser min-veileder.yaml --bare-ordlyd"
    ),
)
@argument("path", "FIL|MAPPE")
@option(
    "--wording-only",
    "--bare-ordlyd",
    is_flag=True,
    help="Saker i gang tar utgaven i bruk ved neste steg.",
)
def publish(session: Session, path: str, *, wording_only: bool) -> None:
    """Publish a guide, so that new cases are opened on it."""
    if is_translation(path):
        named = session.casework.publish_translation(path)
        session.tell_saved(
            f"Oversettelsen av «{named.title}» er publisert.",
            f"bti veileder {named.id} --language {Path(path).stem.rpartition('.')[2]}",
        )
        return
    named = session.casework.publish(path, wording_only=wording_only, by=session.by)
    edition = session.casework.editions(named.id)[0]
    approved = "" if edition.approvals else " Ingen har godkjent den ennå."
    running = " Saker i gang tar den i bruk ved neste steg." if edition.wording_of else ""
    session.tell_saved(
        f"«{named.title}», utgave {edition.version}, er publisert.{running}{approved}",
        f"bti ny {named.id}",
    )


@command(
    "approve",
    of=WORKFLOW,
    creates=True,
    more=(
        "Det kan gjøres før og etter at utgaven er publisert. En godkjenning gjelder akkurat dette "
        "innholdet: endres veilederen, må den nye utgaven godkjennes for seg."
    ),
    example=(
        'bti veiledere godkjenn min-veileder.yaml "Kari Vik" --role "kommunalsjef oppvekst" '
        '--note "Sak 14/26"'
    ),
)
@argument("workflow", "FIL|MAPPE|VEILEDER")
@argument("person", "NAVN")
@option("--role", "--rolle", metavar="ROLLE", default="", help="Rollen de godkjenner i.")
@option("--note", "--merknad", metavar="TEKST", default="", help="Hva de sa, eller saksnummeret.")
@option("--date", "--dato", "on", metavar="DATO", help="Dagen de godkjente. Ellers i dag.")
def approve(
    session: Session, workflow: str, person: str, role: str, note: str, on: str | None
) -> None:
    """Write down who has approved an edition."""
    edition = session.casework.approve(workflow, person, role, note=note, on=on, by=session.by)
    session.tell_saved(
        f"Utgave {edition.version} av «{edition.workflow}» er godkjent av {person}.",
        f"bti veiledere utgaver {edition.workflow}",
    )


@command(
    "editions",
    of=WORKFLOW,
    reads=True,
    more=(
        "Utgaven som nye saker åpnes på, står først. I andre kommandoer skriver du en bestemt "
        "utgave slik: bti@2026.1."
    ),
    example="bti veiledere utgaver bti",
)
@argument("workflow", "VEILEDER")
def editions(session: Session, workflow: str) -> None:
    """Show the editions of a guide, who approved each, and when it was published."""
    session.show(session.casework.editions(workflow), _editions)


def _editions(editions: tuple[EditionView, ...]) -> Iterator[str]:
    for number, edition in enumerate(editions):
        if number:
            yield ""
        now = " (nye saker åpnes på denne)" if edition.current else ""
        yield console.strong(f"{edition.workflow}@{edition.version}{now}")
        yield f"  Innhold: {edition.digest[:SHOWN_OF_DIGEST]}"
        if not edition.releases:
            yield "  Ikke publisert."
        for release in edition.releases:
            yield from fold(f"Publisert {short(release.at)} av {release.by}", first="  ")
        if edition.wording_of:
            of = edition.wording_of[:SHOWN_OF_DIGEST]
            yield f"  Bare ordlyden er ny. Saker på {of} tar den i bruk ved neste steg."
        for one in edition.approvals:
            note = f": {one.note}" if one.note else ""
            said = f"Godkjent {short(one.on)} av {one.person}, {one.role}{note}"
            yield from fold(said, first="  ", rest="    ")
        if not edition.approvals:
            yield "  Ingen har godkjent den."


VERBS = {"publish": publish, "approve": approve, "editions": editions}

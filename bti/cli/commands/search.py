"""`search`: a case by a part of the child's name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import click

from bti.casework.searching import Found, Hit
from bti.cli import asking, console
from bti.cli.columns import fold, table
from bti.cli.command import command, missing, option
from bti.cli.dates import short
from bti.cli.session import Session
from bti.cli.texts import next_line


@command(
    "search",
    reads=True,
    more=(
        "Skriv hele deler av navnet, i hvilken rekkefølge du vil, og gjerne fødselsåret. Med - "
        "leses det fra standard inn, så navnet ikke blir liggende i skallets historikk. "
        "Søket føres i tilgangsloggen."
    ),
    example="bti sok Nordmann 2021\nbti sok -",
)
@click.argument("words", metavar="NAVN…", nargs=-1)
@option("--after", "--etter", default="", metavar="SAK", help="Vis treffene etter denne saken.")
def search(session: Session, words: tuple[str, ...], after: str) -> None:
    """Find a case by the name."""
    typed = " ".join(words)
    if typed == "-":
        typed = next_line()
    if not typed and not console.is_asked():
        raise missing("Skriv en del av navnet, eller - for å lese det fra standard inn.")
    asked = typed or asking.needed("Del av navnet, og gjerne fødselsåret: ")
    session.show(session.casework.search(asked, after=after, by=session.by), _screen)


def _screen(found: Found) -> Iterator[str]:
    if not found.hits:
        yield "Ingen saker."
        return
    if found.sounding:
        yield from fold("Ingen heter akkurat det. Disse høres like ut:")
    yield from table([_row(hit) for hit in found.hits if hit.case], names=(3,))
    for hit in found.hits:
        if not hit.case:
            yield from fold(f"En sak du ikke har tilgang til. Spør {hit.ask}.")
    if found.more:
        yield f"Det kan være flere: --after {found.more}"


def _row(hit: Hit) -> tuple[str, ...]:
    born = short(date.fromisoformat(hit.born)) if hit.born else ""
    return hit.case, hit.child, born, hit.title, "avsluttet" if hit.closed else "åpen"


COMMANDS = {"search": search}

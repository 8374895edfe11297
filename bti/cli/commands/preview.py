"""`workflow preview`: the printed guide in a browser, new each time a file is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bti.casework import Casework
from bti.cli import console
from bti.cli.command import argument, command, option
from bti.cli.session import Session
from bti.cli.words import WORKFLOW
from bti.errors import BadInput

if TYPE_CHECKING:
    from bti.cli.local_pages import LocalPages, Page

HIGHEST_PORT = 65535


@command(
    "preview",
    of=WORKFLOW,
    more=(
        "Nettleseren viser veilederen slik den blir skrevet ut, med funnene øverst. Hver gang du "
        "lagrer filen, blir siden ny. Har filen feil, står den forrige siden til du har rettet "
        "dem. Siden er bare på din maskin. Avslutt med Ctrl-C."
    ),
    example="bti veiledere forhandsvis min-veileder.yaml",
)
@argument("path", "FIL|MAPPE")
@option("--no-open", "--ikke-aapne", is_flag=True, help="Ikke åpne nettleseren, bare si adressen.")
@option(
    "--port",
    type=click.IntRange(0, HIGHEST_PORT),
    default=0,
    metavar="TALL",
    help="Porten siden ligger på. Ellers en som er ledig.",
)
def preview(session: Session, path: str, port: int, *, no_open: bool) -> None:
    """Show a guide in a browser while it is being written."""
    # A server and a browser are kept off the way of the other commands on guides.
    import webbrowser

    from bti.cli.local_pages import Page

    del session
    with Casework.in_memory() as casework:
        shown = casework.preview(path)
        pages = {
            "/": Page("text/html", shown.page, scripts=True),
            "/veileder": Page("text/html", lambda: shown.guide),
            "/nummer": Page("text/plain", lambda: str(shown.number())),
        }
        with _served(pages, port) as server:
            shown.number()
            console.write([f"Veilederen vises på {server.address}", "Avslutt med Ctrl-C."])
            if not no_open:
                webbrowser.open(server.address)
            try:
                server.serve_forever(poll_interval=0.1)
            except KeyboardInterrupt:
                console.write(["Forhåndsvisningen er avsluttet."])


def _served(pages: dict[str, Page], port: int) -> LocalPages:
    from bti.cli.local_pages import LocalPages

    try:
        return LocalPages(pages, port)
    except OSError:
        raise BadInput(f"Port {port} er i bruk. Velg en annen, eller utelat --port.") from None


VERBS = {"preview": preview}

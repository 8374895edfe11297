"""`workflow privacy`: drafts for the municipality's privacy officer, made from a guide."""

from __future__ import annotations

from bti.cli.command import argument, command, option
from bti.cli.page import FORMATS, Page, deliver
from bti.cli.session import Session
from bti.cli.words import WORKFLOW


@command(
    "privacy",
    of=WORKFLOW,
    creates=True,
    reads=True,
    more=(
        "Utkastet sier hva veilederen spør om, hvem som får se det, og hvordan programmet verner "
        "det. Det kommunen selv må vurdere, står som spørsmål."
    ),
    example="bti veiledere personvern bti --output personvern.html",
)
@argument("workflow", "FIL|MAPPE|VEILEDER")
@option("--format", "format_", metavar=FORMATS, help="Ellers følger formatet filnavnet.")
@option("--output", "--fil", "-o", metavar="FIL", help="Filen det skrives til.")
@option("--force", "--overskriv", is_flag=True, help="Skriv over filen hvis den finnes.")
def privacy(
    session: Session, workflow: str, format_: str | None, output: str | None, *, force: bool
) -> None:
    """Write the drafts."""
    page = Page.chosen(format_, output, force=force)
    deliver(session, session.casework.privacy(workflow), page)


VERBS = {"privacy": privacy}

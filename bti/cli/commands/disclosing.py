"""`log` and `disclose`: who has read a case, and what the family and the staff may see."""

from __future__ import annotations

from bti.case.access_views import AccessLogView
from bti.cli.command import argument, command, option
from bti.cli.files import give
from bti.cli.page import FORMATS, Page, deliver
from bti.cli.session import Session
from bti.cli.spreadsheet import spreadsheet

_HEAD = ("Tid", "Hvem", "Hva")


@command(
    "log",
    reads=True,
    more="At du leser loggen, står også i den.",
    example="bti tilgangslogg S-2026-001\nbti tilgangslogg S-2026-001 --csv > logg.csv",
)
@argument("case", "SAK")
@option("--csv", "as_csv", is_flag=True, help="Skriv loggen for et regneark.")
@option("--format", "format_", metavar=FORMATS, help="Ellers følger formatet filnavnet.")
@option("--output", "--fil", "-o", metavar="FIL", help="Filen det skrives til.")
@option("--force", "--overskriv", is_flag=True, help="Skriv over filen hvis den finnes.")
def log(
    session: Session,
    case: str,
    format_: str | None,
    output: str | None,
    *,
    as_csv: bool,
    force: bool,
) -> None:
    """Show who has read a case."""
    page = Page.chosen(format_, output, force=force)
    view = session.casework.readers(case, by=session.by)
    if as_csv:
        give(_csv(view), output, force=force, private=True)
    else:
        deliver(session, view, page)


def _csv(view: AccessLogView) -> str:
    return spreadsheet(
        _HEAD, ((f"{line.at:%d.%m.%Y %H.%M}", line.by, line.text) for line in view.lines)
    )


@command(
    "disclose",
    reads=True,
    more=(
        "Med SAK: saken slik barnet og foresatte kan se den, og hvem som har lest den. Uten SAK: "
        "det som er lagret om deg. Les gjennom før du gir det fra deg."
    ),
    example="bti innsyn S-2026-001 --output innsyn.html\nbti innsyn",
)
@argument("case", "SAK", required=False)
@option("--format", "format_", metavar=FORMATS, help="Ellers følger formatet filnavnet.")
@option("--output", "--fil", "-o", metavar="FIL", help="Filen det skrives til.")
@option("--force", "--overskriv", is_flag=True, help="Skriv over filen hvis den finnes.")
def disclose(
    session: Session, case: str | None, format_: str | None, output: str | None, *, force: bool
) -> None:
    """Print a case for the family, or what is kept about oneself."""
    page = Page.chosen(format_, output, force=force)
    casework, by = session.casework, session.by
    deliver(session, casework.disclose(case, by=by) if case else casework.person_file(by=by), page)


COMMANDS = {"log": log, "disclose": disclose}

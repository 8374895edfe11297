"""`print`: a case or one of its forms on paper."""

from __future__ import annotations

from bti.case.views import CaseFile, FormView
from bti.cli.command import argument, command, option
from bti.cli.page import FORMATS, Page, deliver
from bti.cli.session import Session


@command(
    "print",
    reads=True,
    more="Uten --output kommer teksten på skjermen. En fil som finnes, blir ikke skrevet over.",
    example=(
        "bti skriv-ut S-2026-001 --output sak.html\n"
        "bti skriv-ut S-2026-001 undringsnotat --format text"
    ),
)
@argument("case", "SAK")
@argument("form", "SKJEMA", required=False)
@option("--copy", "--utfylling", type=int, default=0, metavar="NR", help="En bestemt utfylling.")
@option("--format", "format_", metavar=FORMATS, help="Ellers følger formatet filnavnet.")
@option("--output", "--fil", "-o", metavar="FIL", help="Filen det skrives til.")
@option("--force", "--overskriv", is_flag=True, help="Skriv over filen hvis den finnes.")
def print_case(
    session: Session,
    case: str,
    form: str | None,
    copy: int,
    format_: str | None,
    output: str | None,
    *,
    force: bool,
) -> None:
    """Print the case file, or one form."""
    page = Page.chosen(format_, output, force=force)
    casework, by = session.casework, session.by
    view: CaseFile | FormView = (
        casework.form(case, form, copy=copy, by=by) if form else casework.file(case, by=by)
    )
    deliver(session, view, page)


COMMANDS = {"print": print_case}

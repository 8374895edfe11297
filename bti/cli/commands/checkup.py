"""`doctor`: how the database fares, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator

from bti.casework.checkup import Check
from bti.cli import console
from bti.cli.columns import fold
from bti.cli.command import command
from bti.cli.session import Session
from bti.errors import NeedsMending

_MARKS = {"ok": "ok", "look": "se på", "fault": "FEIL"}
_LEAD = 8


@command(
    "doctor",
    reads=True,
    more=(
        "Ingenting blir endret. Er noe galt, er avslutningskoden 11. Om noe er endret bak "
        "programmets rygg, sier bti kontroller."
    ),
    example="bti tilstand",
)
def doctor(session: Session) -> None:
    """Look at database, key, clock, backups, seals and what waits to be sent."""
    found = session.casework.check_up()
    session.show(found, _screen)
    if any(check.state == "fault" for check in found):
        raise NeedsMending


def _screen(checks: tuple[Check, ...]) -> Iterator[str]:
    yield console.strong("TILSTAND")
    for check in checks:
        lead = f"  {_MARKS[check.state]:<{_LEAD}}"
        yield from fold(f"{check.title}: {check.what}", first=lead, rest=" " * len(lead))
        if check.todo:
            yield from fold(f"gjør: {check.todo}", first=" " * len(lead), rest=" " * len(lead))


COMMANDS = {"doctor": doctor}

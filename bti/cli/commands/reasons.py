"""`why`: the ways on, and everything that each of them lacks."""

from __future__ import annotations

from bti.cli.command import argument, command
from bti.cli.screens.ways import ways_plain, ways_screen
from bti.cli.session import Session


@command(
    "why",
    reads=True,
    more="Hver grunn sier hva du skal skrive, og hvor regelen står i veilederen.",
    example="bti hvorfor S-2026-001\nbti hvorfor S-2026-001 nivaa_1",
)
@argument("case", "SAK")
@argument("way", "VEI", required=False, default="")
def why(session: Session, case: str, way: str) -> None:
    """Show all ways on, or one."""
    session.show(session.looking.why(case, way, by=session.by), ways_screen, ways_plain)


COMMANDS = {"why": why}

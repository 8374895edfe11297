"""`upgrade`: an older database brought to this edition's form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bti.casework import Casework
from bti.cli import console
from bti.cli.columns import fold
from bti.cli.command import command, option
from bti.cli.session import Session

if TYPE_CHECKING:
    from bti.store.upgrading import Upgraded


@command(
    "upgrade",
    more=(
        "Databasen slik den er, blir først lagt i en fil ved siden av. En PostgreSQL-server må du "
        "selv ta sikkerhetskopi av."
    ),
    example="bti oppgrader",
)
@option(
    "--has-backup",
    "--har-kopi",
    "has_backup",
    is_flag=True,
    help="Si at du har en sikkerhetskopi av PostgreSQL-databasen.",
)
def upgrade(session: Session, *, has_backup: bool) -> None:
    """Upgrade the database, and say where the copy of it lies."""
    done = Casework.upgrade(session.choices.database or None, has_backup=has_backup)
    console.write(fold(_told(done)))


def _told(done: Upgraded) -> str:
    if done.before == done.after:
        return "Databasen passer til denne utgaven av bti. Ingenting er endret."
    copy = f" Slik den var før, ligger den i {done.backup}." if done.backup else ""
    return f"Databasen er oppgradert fra {done.before} til {done.after}.{copy}"


COMMANDS = {"upgrade": upgrade}

"""What those who run the program do for its database: backups, and a look at how it fares."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from bti.casework.keys import Keys
from bti.casework.noted import LOST, as_backed_up, forget, note
from bti.casework.opened import WITHIN
from bti.casework.verbs import verb
from bti.errors import BadInput

if TYPE_CHECKING:
    from bti.casework.checkup import Check

_NO_FOLDER = (
    "Mappen {folder} finnes ikke, og ingenting er kopiert. Er disken koblet til? "
    "Lag mappen, eller oppgi en annen."
)
_OF_THE_HOST = (
    "Databasen er åpnet av programmet som bti er bygd inn i, og ingenting er kopiert. Ta "
    "sikkerhetskopi av den der, og si fra med backed_up()."
)
WHEN = "%Y-%m-%dT%H%M"


class Upkeep(Keys):
    """The verbs of those who run the program."""

    database: str

    @verb
    def back_up(self, to: str | Path) -> Path:
        """Copy the database to a new file while others work in it; gives the file.

        The key that opens its content does not go with it.

        Args:
            to: the file, or a folder in which it is named after the moment.

        Raises:
            BadInput: the database is no file, the folder is missing, or the file is there already.
            StoreFull: there is no room; nothing is left behind.
        """
        from bti.store.backup import back_up

        if self.database == WITHIN:
            raise BadInput(_OF_THE_HOST)
        target = Path(to).expanduser()
        folder = target if str(to).endswith(("/", os.sep)) else target.parent
        if not folder.is_dir():
            raise BadInput(_NO_FOLDER.format(folder=folder))
        if target.is_dir():
            target /= f"bti-{self._desk.environment.now().strftime(WHEN)}.db"
        # The copy knows it, too: put back in its place, it is a database that has a backup.
        made = back_up(self.database.removeprefix("sqlite:///"), target, as_backed_up(self._desk))
        self.backed_up()
        return made

    @verb
    def backed_up(self) -> None:
        """Say that a backup was made by other means, as of a server."""
        note(self._desk, "backed_up")

    @verb
    def gone_through(self) -> None:
        """Say that the cases were gone through after a backup was put back.

        What was blocked, held or erased since it was made, is so again.
        """
        forget(self._desk, *LOST)

    @verb
    def check_up(self) -> tuple[Check, ...]:
        """Look at how the database fares: key, clock, backups, seals, and what waits.

        Nothing is changed, and nothing of what cases hold is read.
        """
        from bti.casework.checkup import checks

        return tuple(checks(self._desk, self.database, self.key()))

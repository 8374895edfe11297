"""What a command works with: which database, who acts, and how things are shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from bti.cli import console
from bti.cli.columns import fold
from bti.errors import Denied

if TYPE_CHECKING:
    from bti.casework import Casework
    from bti.casework.daily import Daily
    from bti.casework.looking import Looking
    from bti.casework.opened import Opened
    from bti.casework.overlooking import Overlooking
    from bti.casework.saved import Saved
    from bti.cli.choices import Choices

Work = TypeVar("Work", bound="Opened")

TRIAL_MARK = "PRØVE"
TRIAL = f"{TRIAL_MARK}. Dette er en prøvedatabase. Skriv ikke om virkelige barn."


_NEW_KEY = (
    "Det er laget en nøkkel. Uten den kan ingen lese sakene. "
    "Skriv den ut på papir, og lås arket inn: bti nokkel ark"
)


def _tell_key(casework: Opened) -> None:
    """Show the sheet of a new key to a person, and never to a file: a log is no safe."""
    if sys.stderr.isatty():
        console.write([*casework.recovery_sheet(), ""], to_error=True)
    else:
        console.write(fold(_NEW_KEY), to_error=True)


def _asked() -> str:
    from bti.cli.asking import passphrase

    return passphrase()


class Session:
    """One run of a command; the database is opened when it is first needed."""

    def __init__(self, choices: Choices, *, creates: bool) -> None:
        self.choices = choices
        self._creates = creates
        self._held: Opened | None = None

    @property
    def casework(self) -> Casework:
        """Everything a person can do, on the chosen database."""
        from bti.casework import Casework

        return self._on(Casework)

    @property
    def daily(self) -> Daily:
        """What most people do on most days; a command that needs no more starts faster."""
        from bti.casework.daily import Daily

        return self._on(Daily)

    @property
    def looking(self) -> Looking:
        """What one looks at in one case, for a command that does nothing else."""
        from bti.casework.looking import Looking

        return self._on(Looking)

    @property
    def overlooking(self) -> Overlooking:
        """What one looks over of many cases, for a command that does nothing else."""
        from bti.casework.overlooking import Overlooking

        return self._on(Overlooking)

    def _on(self, kind: type[Work]) -> Work:
        """Give verbs on the database, which is opened once."""
        held = self._held
        if not isinstance(held, kind):
            held = kind.sharing(held) if held else self._opened(kind)
            self._held = held
        return held

    @property
    def _open(self) -> Opened:
        """The database, with the verbs that are at hand."""
        return self._held or self.looking

    def _opened(self, kind: type[Work]) -> Work:
        """Open the database.

        A database that is missing is made only by a command that can begin one. To read from an
        empty one would say that a case does not exist, and hide that the name is wrong; and a
        scheduled command without its variables would say every night that all is well.
        """
        opened = kind.open(
            self.choices.database or None,
            create=self._creates or self.choices.trial,
            tenant=self.choices.tenant,
            trial=self.choices.trial,
            passphrase=_asked if sys.stdin.isatty() else None,
        )
        if opened.key_made:
            _tell_key(opened)
        return opened.once(self.choices.once) if self.choices.once else opened

    @property
    def by(self) -> str:
        """Who acts: the person after `--as`, else whoever sits at the machine.

        Raises:
            Denied: `--as` in a database with real children.
        """
        if self.choices.by and not self._open.trial:
            raise Denied("--as virker bare i en prøvedatabase. Ingenting er gjort.")
        return self.choices.by

    @property
    def plain(self) -> bool:
        """Whether to show one fact a line: asked for, or the terminal lacks the signs."""
        return self.choices.plain or not console.has_signs()

    def show(
        self,
        view: object,
        screen: Callable[[Any], Iterable[str]],
        plain: Callable[[Any], Iterable[str]] | None = None,
    ) -> None:
        """Show what was read from the database as JSON, plain or as a screen."""
        if self._open.trial and not self.choices.as_json:
            console.write([TRIAL])
        self.write(view, screen, plain)

    def write(
        self,
        view: object,
        screen: Callable[[Any], Iterable[str]],
        plain: Callable[[Any], Iterable[str]] | None = None,
    ) -> None:
        """Show a view that no database had a part in."""
        if self.choices.as_json:
            self._json(view)
        else:
            console.write((plain if plain and self.plain else screen)(view))

    def _json(self, view: object) -> None:
        import json

        text = json.dumps(msgspec.to_builtins(view), ensure_ascii=not console.has_signs(), indent=2)
        console.write([console.escaped(text)])

    def close(self) -> None:
        """Close the database, if it was opened."""
        if self._held:
            self._held.close()

    @property
    def place(self) -> str:
        """Where things are saved, with the home folder as `~`."""
        place = str(self._open.database)
        home = os.path.expanduser("~")
        return "~" + place[len(home) :] if place.startswith(home + os.sep) else place

    def tell(self, saved: Saved, what: str = "") -> None:
        """End a writing command: what was saved and where, what came of it, and what is next."""
        console.write([f"Merk: {warning}" for warning in saved.warnings])
        linked = f" Ny sak: {saved.linked}." if saved.linked else ""
        self.tell_saved(f"{(what or saved.what).rstrip('.')}.{linked}", saved.next, saved.followed)

    def tell_saved(self, what: str, next_: str, then: tuple[str, ...] = ()) -> None:
        """Write that line for what is no case; with something in between, it takes several."""
        mark = f"{TRIAL_MARK}. " if self._open.trial else ""
        saved, onward = f"{mark}Lagret i {self.place}: {what}", f"Neste: {next_}"
        whole = f"{saved} {onward}"
        # A command is to be copied whole: it begins a line where there is no room for it.
        console.write([whole] if console.fits(whole) and not then else [saved, *then, onward])

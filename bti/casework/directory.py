"""The verbs of the directory: units, people and posts, one by one or from a CSV file."""

from __future__ import annotations

from datetime import date

from bti.casework.desk import KIND
from bti.casework.verbs import Verbs, day, verb
from bti.municipality import registering
from bti.municipality.directory import Directory as Registered
from bti.municipality.registered import DirectoryEvent
from bti.municipality.staff_list import load_csv
from bti.store import AccessRow


class Directory(Verbs):
    """Who works where, and in which roles.

    Registering raises BadInput for what cannot be used, and NotFound for a unit or person that is
    not known; registering the same twice is nothing new.
    """

    @verb
    def directory(self) -> Registered:
        """Give the directory as it stands."""
        return self._desk.people.directory

    @verb
    def add_unit(
        self, unit: str, title: str, *, service: str = "", parent: str = "", by: str = ""
    ) -> None:
        """Register a unit of a service, under another unit."""
        events = registering.add_unit(self.directory(), unit, title, service=service, parent=parent)
        self._register(events, by)

    @verb
    def add_person(
        self, person: str, name: str, *, address: str = "", account: str = "", by: str = ""
    ) -> None:
        """Register a person, with an address for reminders and an account at the machine."""
        who = self._who(by)
        events = registering.add_person(
            self.directory(), person, name, address=address, account=account
        )
        self._desk.people.register(events, who)

    @verb
    def add_post(
        self,
        person: str,
        role: str,
        unit: str,
        *,
        since: date | str | None = None,
        until: date | str | None = None,
        substitute_for: str = "",
        by: str = "",
    ) -> None:
        """Give a person a role in a unit, from and until a day, both included."""
        events = registering.add_post(
            self.directory(),
            person,
            role,
            unit,
            since=day(since, "Fra"),
            until=day(until, "Til"),
            substitute_for=substitute_for,
        )
        self._register(events, by)

    @verb
    def end_post(
        self, person: str, role: str, unit: str, *, until: date | str | None = None, by: str = ""
    ) -> None:
        """End a person's role in a unit; ``until`` is its last day, today when left out."""
        last = day(until, "Til") or self._desk.environment.now().date()
        events = registering.end_post(self.directory(), person, role, unit, until=last)
        self._register(events, by)

    @verb
    def load_directory(self, text: str, *, by: str = "") -> int:
        """Register everything in a CSV text; gives how many lines were new.

        Raises:
            BadInput: with every line that cannot be used; then nothing is registered.
        """
        who = self._who(by)
        events = load_csv(text, self.directory())
        self._desk.people.register(events, who)
        return len(events)

    @verb
    def access_log(self, case: str, *, by: str = "") -> tuple[AccessRow, ...]:
        """Give who has read a case or tried to, oldest first; reading the log is itself logged."""
        self._desk.read(case, by, "log")
        return self._desk.store.access_log(KIND, case)

    def _register(self, events: tuple[DirectoryEvent, ...], by: str) -> None:
        self._desk.people.register(events, self._who(by))

    def _who(self, by: str) -> str:
        """Give who registers; the first command of all makes the person at the terminal known."""
        return by or self._desk.person or self._desk.people.at_terminal()

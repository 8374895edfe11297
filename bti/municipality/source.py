"""The port through which the directory is asked, so that a host can answer from its own."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bti.municipality.directory import Person, Post, Unit


class DirectorySource(Protocol):
    """A directory: ``Directory`` itself, or one that an embedding application supplies."""

    def unit(self, unit: str) -> Unit | None:
        """Give a unit by its id."""
        ...

    def person(self, person: str) -> Person | None:
        """Give a person by the id."""
        ...

    def person_by_account(self, account: str) -> Person | None:
        """Give the person with an account at the machine."""
        ...

    def posts_of(self, person: str, at: datetime) -> tuple[Post, ...]:
        """Give the posts that a person has at a moment, the most usual first.

        Whoever has none, because they have left or are not known, reads no case as an employee.
        """
        ...

    def leaders_of(self, unit: str, at: datetime) -> tuple[str, ...]:
        """Give the people who lead a unit, substitutes first; without any, the unit above's."""
        ...

    def holders_of(self, role: str, unit: str, at: datetime) -> tuple[str, ...]:
        """Give the people with a role in a unit; without any, those of the unit above."""
        ...

    def title_of(self, person: str) -> str:
        """Give a person's name, or the id of someone who is not known."""
        ...

    def unit_title(self, unit: str) -> str:
        """Give a unit's title, or the id of one that is not known."""
        ...

"""What can happen in the directory: the events of its stream, each with a stable stored name.

A unit or person that is registered again with the same id has the newer words from then on.
"""

from datetime import date

from bti.case.events import Event

FORMAT = 1


class UnitAdded(Event, frozen=True, kw_only=True, tag="unit_added"):
    """A unit of the municipality was registered: a kindergarten, a school, an office."""

    id: str
    title: str
    service: str = ""
    parent: str = ""


class PersonAdded(Event, frozen=True, kw_only=True, tag="person_added"):
    """A person was registered; ``address`` is for reminders, ``account`` the one at the machine."""

    id: str
    name: str
    address: str = ""
    account: str = ""


class PostAdded(Event, frozen=True, kw_only=True, tag="post_added"):
    """A person got a role in a unit, from and until a day, both included; empty is without end.

    ``substitute_for`` is the person whose place is taken meanwhile.
    """

    person: str
    role: str
    unit: str
    since: date | None = None
    until: date | None = None
    substitute_for: str = ""


class PostEnded(Event, frozen=True, kw_only=True, tag="post_ended"):
    """A person's role in a unit ended; ``until`` is its last day."""

    person: str
    role: str
    unit: str
    until: date


DirectoryEvent = UnitAdded | PersonAdded | PostAdded | PostEnded

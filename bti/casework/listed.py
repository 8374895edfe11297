"""The cases of a person, the newest first, fetched a page at a time as they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from bti.casework.desk import KIND, Desk
from bti.casework.door import follows_secret
from bti.casework.people import People
from bti.store import Listed, Page

PAGE = 50
"""How many cases are listed at a time."""

_FAR = timedelta(days=36500)


def listed(
    desk: Desk, people: People, person: str, *, closed: bool, after: Listed | None = None
) -> Iterator[Listed]:
    """Give the cases that a person takes part in, or that lie in a unit that the person leads.

    Each source gives its newest, so the newest of them all are among those.
    """
    now, store = desk.environment.now(), desk.store
    units = people.units_led(person, now)
    while True:
        page = Page(limit=PAGE, after=after, closed=closed)
        sources = [store.list_of_person(KIND, person, now, page)]
        sources += [store.list_of_unit(KIND, unit, page) for unit in units]
        found = {one.key: one for source in sources for one in source}
        newest = sorted(found.values(), key=lambda one: (one.row.updated, one.key), reverse=True)
        own = {one.key for one in sources[0]}
        # What is nobody's business takes no place in what a unit holds.
        for one in newest[:PAGE]:
            if one.key in own or not follows_secret(desk, one.row.digest):
                yield one
        if len(newest) <= PAGE and all(len(source) < PAGE for source in sources):
            return
        after = newest[:PAGE][-1]


def position(desk: Desk, case: str, by: str) -> Listed | None:
    """Give where a case stands in the list, for a page that begins after it.

    Raises:
        NotFound: no such case. Denied: the person has no access to it.
    """
    desk.take(case, by, "read", "list")
    row = desk.store.projections(KIND, case).listed
    return Listed(key=case, row=row) if row else None


def due_first(desk: Desk, person: str) -> Iterator[Listed]:
    """Give the cases of a person in which something is due first, however long they have lain."""
    now = desk.environment.now()
    dues = desk.store.dues_of_person(person, now, now + _FAR, PAGE)
    for key in dict.fromkeys(due.key for due in dues if due.kind == KIND):
        row = desk.store.projections(KIND, key).listed
        if row:
            yield Listed(key=key, row=row)

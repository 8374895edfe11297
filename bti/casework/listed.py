"""The cases of a person, the newest first, fetched a page at a time as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from bti.casework.desk import KIND
from bti.casework.door import hides_from_leader
from bti.store import Listed, Page

if TYPE_CHECKING:
    from bti.casework.desk import Desk
    from bti.casework.people import People

PAGE = 50
"""How many cases are listed at a time."""

Ask = Callable[[Page], tuple[Listed, ...]]
"""Asks the store for one page of a list."""


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
            if one.key in own or not hides_from_leader(desk, one.row.digest):
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


def due_first(desk: Desk, people: People, person: str) -> Iterator[Listed]:
    """Give every case in which something is overdue, offered or theirs to do, however old.

    After those come the ones in which something is due next, so many of a person's own and of
    each unit that the person leads.
    """
    now, store = desk.environment.now(), desk.store
    yield from _due(now, partial(store.due_of_person, KIND, person, now))
    for role in ("offered", "task"):
        yield from _each(partial(store.list_in_role, KIND, person, role, now))
    for unit in people.units_led(person, now):
        for one in _due(now, partial(store.due_of_unit, KIND, unit)):
            # Who takes part in it has it among the person's own.
            if not hides_from_leader(desk, one.row.digest):
                yield one


def _due(now: datetime, ask: Ask) -> Iterator[Listed]:
    """Give all that is overdue, and a page at most of what is not."""
    ahead = 0
    for one in _each(ask):
        ahead += bool(one.row.next_due and one.row.next_due > now)
        if ahead > PAGE:
            return
        yield one


def _each(ask: Ask) -> Iterator[Listed]:
    """Give every line of a list, fetched a page at a time."""
    page = Page(limit=PAGE)
    while found := ask(page):
        yield from found
        if len(found) < PAGE:
            return
        page = Page(limit=PAGE, after=found[-1])

"""Lists, dues and search give what a person may see, and in order."""

from __future__ import annotations

from datetime import datetime

import msgspec

from bti.store import Listed, Page, ProjectionRows, Store
from tests.integration.store.samples import (
    NOON,
    ROWS,
    is_due,
    later,
    listed,
    opened,
    takes_part,
)


def keys(lines: tuple[Listed, ...]) -> list[str]:
    return [line.key for line in lines]


def with_person(person: str, *, since: datetime, until: datetime | None = None) -> ProjectionRows:
    return ProjectionRows(
        listed=listed(),
        dues=(is_due(),),
        participants=(takes_part(person, since=since, until=until),),
    )


def updated(minute: int, *, closed: bool = False, unit: str = "nordlia") -> ProjectionRows:
    return ProjectionRows(
        listed=listed(updated=later(minutes=minute), closed=closed, unit=unit),
        participants=(takes_part(),),
    )


def test_a_person_lists_the_cases_she_takes_part_in(store: Store) -> None:
    opened(store, "S-1", with_person("kari", since=NOON))
    opened(store, "S-2", with_person("ola", since=NOON))
    (line,) = store.list_of_person("case", "kari", NOON)
    assert (line.key, line.row) == ("S-1", listed())


def test_a_part_counts_from_its_first_moment_and_not_at_its_end(store: Store) -> None:
    opened(store, rows=with_person("kari", since=later(days=1), until=later(days=2)))
    seen = [
        keys(store.list_of_person("case", "kari", at))
        for at in (NOON, later(days=1), later(days=1.5), later(days=2))
    ]
    assert seen == [[], ["S-1"], ["S-1"], []]


def test_two_parts_in_one_case_list_it_once(store: Store) -> None:
    rows = ProjectionRows(listed=listed(), participants=(takes_part("kari"), takes_part("kari")))
    opened(store, rows=rows)
    assert keys(store.list_of_person("case", "kari", NOON)) == ["S-1"]


def test_lists_are_kept_apart_by_kind(store: Store) -> None:
    opened(store)
    assert store.list_of_person("arena", "p1", NOON) == ()
    assert store.list_of_unit("arena", "nordlia") == ()


def test_a_unit_lists_the_cases_it_holds(store: Store) -> None:
    opened(store, "S-1", updated(1))
    opened(store, "S-2", updated(2, unit="ppt"))
    assert keys(store.list_of_unit("case", "nordlia")) == ["S-1"]


def test_the_newest_stand_first(store: Store) -> None:
    for number, minute in enumerate((2, 3, 1)):
        opened(store, f"S-{number}", updated(minute))
    assert keys(store.list_of_unit("case", "nordlia")) == ["S-1", "S-0", "S-2"]


def test_closed_cases_are_listed_only_when_asked_for(store: Store) -> None:
    opened(store, "S-1", updated(1))
    opened(store, "S-2", updated(2, closed=True))
    assert keys(store.list_of_person("case", "p1", NOON)) == ["S-1"]
    assert keys(store.list_of_person("case", "p1", NOON, Page(closed=True))) == ["S-2", "S-1"]


def test_pages_follow_each_other_without_gap_or_repetition(store: Store) -> None:
    for number in range(7):
        # Three share a moment: the key tells them apart.
        opened(store, f"S-{number}", updated(min(number, 4)))
    seen, page = [], store.list_of_unit("case", "nordlia", Page(limit=2))
    while page:
        seen += keys(page)
        page = store.list_of_unit("case", "nordlia", Page(limit=2, after=page[-1]))
    assert seen == ["S-6", "S-5", "S-4", "S-3", "S-2", "S-1", "S-0"]


def test_dues_come_in_order_until_the_moment_asked_for(store: Store) -> None:
    opened(
        store,
        rows=ProjectionRows(
            dues=(is_due("c", at=later(days=3)), is_due("b", at=later(days=2)), is_due("a"))
        ),
    )
    assert [due.row.id for due in store.dues(later(days=2))] == ["a", "b"]
    assert [due.row.id for due in store.dues(later(days=9), limit=1)] == ["a"]
    first = store.dues(NOON)[0]
    assert (first.kind, first.key, first.row) == ("case", "S-1", is_due("a"))


def due_in(days: int, *, unit: str = "nordlia", closed: bool = False) -> ProjectionRows:
    """Give rows of a stream in which something is due, or nothing where ``days`` is 0."""
    row = msgspec.structs.replace(
        listed(unit=unit, closed=closed), next_due=later(days=days) if days else None
    )
    return ProjectionRows(listed=row, participants=(takes_part("kari", until=later(days=9)),))


def test_what_is_due_first_comes_first_page_by_page(store: Store) -> None:
    for key, days in (("S-1", 3), ("S-2", 0), ("S-3", 1), ("S-4", 3), ("S-5", -2)):
        opened(store, key, due_in(days))
    opened(store, "S-6", due_in(1, unit="sorlia"))
    opened(store, "S-7", due_in(2, closed=True))
    of_unit, of_person = [], []
    page = unit = Page(limit=2)
    while found := store.due_of_unit("case", "nordlia", unit):
        of_unit += [one.key for one in found]
        unit = Page(limit=2, after=found[-1])
    while found := store.due_of_person("case", "kari", NOON, page):
        of_person += [one.key for one in found]
        page = Page(limit=2, after=found[-1])
    assert of_unit == ["S-5", "S-3", "S-7", "S-1", "S-4"]
    assert of_person == ["S-5", "S-3", "S-6", "S-7", "S-1", "S-4"]
    assert store.due_of_person("case", "kari", later(days=9)) == ()


def test_a_person_is_told_what_she_is_in_one_role_alone(store: Store) -> None:
    offered = msgspec.structs.replace(takes_part("kari"), role="offered")
    for key, part in (("S-1", takes_part("kari")), ("S-2", offered), ("S-3", takes_part("ola"))):
        opened(store, key, ProjectionRows(listed=listed(), participants=(part,)))
    assert [one.key for one in store.list_in_role("case", "kari", "offered", NOON)] == ["S-2"]


def test_search_finds_the_streams_with_every_term(store: Store) -> None:
    opened(store, "S-1", ProjectionRows(terms=(b"a", b"b")))
    opened(store, "S-2", ProjectionRows(terms=(b"a",)))
    assert store.find("case", (b"a",)) == ("S-1", "S-2")
    assert store.find("case", (b"a", b"b")) == ("S-1",)
    assert store.find("case", (b"a", b"c")) == ()


def test_search_for_nothing_finds_nothing(store: Store) -> None:
    opened(store, rows=ROWS)
    assert store.find("case", ()) == ()

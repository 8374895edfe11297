"""Lists, dues and search give what a person may see, and in order."""

from __future__ import annotations

from datetime import datetime

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


def test_a_person_is_told_what_is_due_where_she_takes_part(store: Store) -> None:
    opened(store, "S-1", with_person("kari", since=NOON))
    opened(store, "S-2", with_person("ola", since=NOON))
    opened(store, "S-3", with_person("kari", since=NOON, until=later(days=1)))
    tomorrow = later(days=1)
    assert [due.key for due in store.dues_of_person("kari", tomorrow, tomorrow)] == ["S-1"]
    assert store.dues_of_person("kari", NOON, NOON, limit=0) == ()


def test_search_finds_the_streams_with_every_term(store: Store) -> None:
    opened(store, "S-1", ProjectionRows(terms=(b"a", b"b")))
    opened(store, "S-2", ProjectionRows(terms=(b"a",)))
    assert store.find("case", (b"a",)) == ("S-1", "S-2")
    assert store.find("case", (b"a", b"b")) == ("S-1",)
    assert store.find("case", (b"a", b"c")) == ()


def test_search_for_nothing_finds_nothing(store: Store) -> None:
    opened(store, rows=ROWS)
    assert store.find("case", ()) == ()

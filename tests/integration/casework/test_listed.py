"""Lists of a person with many cases: a page at a time, none twice, none lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bti import Casework
from bti.casework.listed import PAGE
from bti.errors import NotFound
from bti.store import Store
from tests.integration.casework.story import casework_at, to_clarifying

MANY = PAGE * 2 + 7


@pytest.fixture(scope="module")
def many() -> tuple[Casework, list[str]]:
    casework, clock = casework_at()
    casework.add_person("leif", "Leif Leder")
    casework.add_post("leif", "leder", "min_enhet")
    opened = []
    for _ in range(MANY):
        clock.advance(timedelta(minutes=1))  # type: ignore[attr-defined]
        opened.append(casework.open_case("miljoesak", child="Ola Prøve").case.id)
    return casework, opened


@pytest.mark.parametrize("person", ["kari", "leif"])
def test_the_pages_give_every_case_once_newest_first(
    many: tuple[Casework, list[str]], person: str
) -> None:
    casework, opened = many
    found: list[str] = []
    while page := casework.list(after=found[-1] if found else "", by=person):
        assert len(page) <= PAGE
        found.extend(line.id for line in page)
    assert found == opened[::-1]


def test_a_page_opens_no_more_cases_than_it_shows(
    many: tuple[Casework, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    casework, _ = many
    loads: list[str] = []
    load = Store.load

    def counting(store: Store, kind: str, key: str, *, blocked: bool = False) -> object:
        loads.append(kind)
        return load(store, kind, key, blocked=blocked)

    monkeypatch.setattr(Store, "load", counting)
    assert len(casework.list()) == PAGE
    assert loads.count("case") == PAGE
    assert loads.count("directory") == 1


def test_a_page_after_a_case_that_is_not_there_is_refused(
    many: tuple[Casework, list[str]],
) -> None:
    with pytest.raises(NotFound):
        many[0].list(after="S-1999-001")


OVERDUE = 60
LATER = 260


@pytest.fixture(scope="module")
def crowded() -> tuple[Casework, list[str]]:
    """More than three hundred cases of one holder and one leader; the oldest ones are overdue."""
    casework, clock = casework_at()
    casework.add_person("leif", "Leif Leder")
    casework.add_post("leif", "leder", "min_enhet")
    old = [casework.open_case("miljoesak", child="Ola Prøve").case.id for _ in range(OVERDUE)]
    clock.advance(timedelta(days=60))  # type: ignore[attr-defined]
    for _ in range(LATER):
        casework.open_case("miljoesak", child="Kari Prøve")
    return casework, old


@pytest.mark.parametrize("person", ["kari", "leif"])
def test_nothing_overdue_is_ever_missing_today_however_long_the_case_has_lain(
    crowded: tuple[Casework, list[str]], person: str
) -> None:
    casework, old = crowded
    shown = casework.today(by=person)
    assert {line.case for line in shown.over} == set(old)
    assert OVERDUE < shown.cases < OVERDUE + LATER


def test_an_offer_waits_today_behind_any_number_of_newer_cases(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bti.casework.overview._MOST", 3)
    casework, _ = casework_at()
    casework.add_person("leif", "Leif Leder")
    casework.add_post("leif", "ansatt", "min_enhet")
    casework.add_post("leif", "leder", "min_enhet")
    first = to_clarifying(casework)
    casework.offer(first, "leif")
    for _ in range(5):
        casework.open_case("miljoesak", child="Kari Prøve")
    assert [line.id for line in casework.today(by="leif").offers] == [first]

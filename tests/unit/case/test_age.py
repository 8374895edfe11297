"""Ages are counted in whole years, months and weeks, and a pregnancy up to forty weeks at term."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bti.case.age import birthday, months_old, pregnancy_week, weeks_old, years_old
from bti.case.subject import Subject

BORN = date(2012, 5, 2)
CHILD = Subject(name="Kim", born=BORN)
UNKNOWN = Subject(name="Kim")
UNBORN = Subject(name="Kim", kind="unborn", term=date(2026, 12, 1))


@pytest.mark.parametrize(
    ("today", "years", "months"),
    [
        (date(2026, 5, 1), 13, 167),
        (date(2026, 5, 2), 14, 168),
        (date(2027, 4, 30), 14, 179),
    ],
)
def test_an_age_is_counted_in_whole_years_and_months(today: date, years: int, months: int) -> None:
    assert years_old(CHILD, today) == years
    assert months_old(CHILD, today) == months
    assert (years_old(UNKNOWN, today), months_old(UNKNOWN, today)) == (None, None)


def test_weeks_are_counted_in_whole_ones_too() -> None:
    assert [weeks_old(CHILD, date(2012, 5, day)) for day in (2, 8, 9)] == [0, 0, 1]
    assert weeks_old(UNKNOWN, BORN) is None


def test_a_pregnancy_is_forty_weeks_at_term() -> None:
    days = (date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 8))
    assert [pregnancy_week(UNBORN, day) for day in days] == [39, 40, 41]
    assert pregnancy_week(CHILD, BORN) is None


@pytest.mark.parametrize(
    ("born", "age", "day"),
    [
        (BORN, 15, date(2027, 5, 2)),
        (date(2012, 2, 29), 15, date(2027, 2, 28)),
        (date(2012, 2, 29), 16, date(2028, 2, 29)),
    ],
)
def test_a_birthday_of_the_29th_of_february_is_the_28th_without_it(
    born: date, age: int, day: date
) -> None:
    assert birthday(born, age) == day
    child = Subject(name="Kim", born=born)
    eve = day - timedelta(days=1)
    assert [years_old(child, one) for one in (eve, day)] == [age - 1, age]
    assert [months_old(child, one) for one in (eve, day)] == [12 * age - 1, 12 * age]


def test_a_month_that_lacks_the_day_is_whole_on_its_last() -> None:
    child = Subject(name="Kim", born=date(2024, 1, 31))
    days = (date(2026, 4, 29), date(2026, 4, 30), date(2026, 5, 30), date(2026, 5, 31))
    assert [months_old(child, day) for day in days] == [26, 27, 27, 28]

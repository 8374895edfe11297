from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bti.case.calendar import (
    OSLO,
    day_of,
    end_of_day,
    is_public_holiday,
    is_working_day,
    local,
    start_of_day,
    working_days,
)
from dev.public_holidays import TARGET, YEARS, table


def test_the_table_of_holidays_is_what_its_generator_writes() -> None:
    assert TARGET.read_text(encoding="utf-8") == table()


def test_the_table_reaches_ten_years_ahead() -> None:
    assert datetime.now(UTC).year + 10 <= max(YEARS)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 4, 2),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2027, 5, 17),
        date(2045, 12, 26),
    ],
)
def test_a_public_holiday_is_no_working_day(day: date) -> None:
    assert is_public_holiday(day)
    assert not is_working_day(day)


def test_a_weekend_is_no_working_day_and_the_days_around_it_are() -> None:
    friday = date(2026, 11, 6)
    found = [is_working_day(friday + timedelta(days=n)) for n in range(4)]
    assert found == [True, False, False, True]


def test_christmas_eve_is_a_working_day_until_the_unit_says_otherwise() -> None:
    eve = date(2026, 12, 24)
    assert is_working_day(eve)
    assert not is_working_day(eve, frozenset({eve}))
    assert not working_days(frozenset({eve}))(eve)


def test_outside_the_table_weekends_are_still_known() -> None:
    assert not is_working_day(date(2060, 5, 1))  # a Saturday
    assert is_working_day(date(2060, 5, 3))


def test_a_moment_falls_on_the_day_it_has_in_norway() -> None:
    assert day_of(datetime(2026, 11, 1, 22, 59, tzinfo=UTC)) == date(2026, 11, 1)
    assert day_of(datetime(2026, 11, 1, 23, 0, tzinfo=UTC)) == date(2026, 11, 2)
    assert day_of(datetime(2026, 7, 1, 22, 0, tzinfo=UTC)) == date(2026, 7, 2)


def test_a_time_without_a_zone_was_read_off_a_norwegian_clock() -> None:
    typed = datetime(2026, 7, 1, 23, 30)  # noqa: DTZ001 - as a form keeps it
    assert local(typed) == datetime(2026, 7, 1, 21, 30, tzinfo=UTC)
    assert day_of(typed) == date(2026, 7, 1)


def test_a_moment_elsewhere_is_told_by_the_clocks_in_norway() -> None:
    there = datetime(2026, 11, 1, 20, 0, tzinfo=ZoneInfo("America/New_York"))
    assert local(there).isoformat() == "2026-11-02T02:00:00+01:00"


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 6, 1), 24)],
)
def test_a_day_is_as_long_as_the_clocks_make_it(day: date, hours: int) -> None:
    length = end_of_day(day).astimezone(UTC) - start_of_day(day).astimezone(UTC)
    assert length + timedelta(seconds=1) == timedelta(hours=hours)


def test_the_end_of_a_day_is_its_last_second_in_norway() -> None:
    assert end_of_day(date(2026, 11, 1)).isoformat() == "2026-11-01T23:59:59+01:00"
    assert end_of_day(date(2026, 7, 1)).tzinfo is OSLO
    assert end_of_day(date(2026, 7, 1)).isoformat() == "2026-07-01T23:59:59+02:00"

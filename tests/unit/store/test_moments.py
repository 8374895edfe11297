"""Moments are kept so that they sort as text and come back as the same moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bti.errors import StoreDamaged
from bti.store.moments import to_moment, to_moment_or_none, to_text, to_text_or_none

OSLO = ZoneInfo("Europe/Oslo")
# A day from either end, where no zone falls off the calendar.
MOMENTS = st.datetimes(
    datetime.min + timedelta(days=2),  # noqa: DTZ901 - Hypothesis adds the zone
    datetime.max - timedelta(days=2),  # noqa: DTZ901
    timezones=st.timezones(),
)


def test_a_moment_is_kept_in_utc_to_the_microsecond() -> None:
    assert to_text(datetime(2026, 3, 2, 9, 5, tzinfo=OSLO)) == "2026-03-02T08:05:00.000000+00:00"


@given(MOMENTS)
def test_a_moment_comes_back_as_the_same_moment(moment: datetime) -> None:
    assert to_moment(to_text(moment)) == moment.astimezone(UTC)


@given(MOMENTS, MOMENTS)
def test_moments_sort_as_their_texts_do(one: datetime, other: datetime) -> None:
    before = one.astimezone(UTC) < other.astimezone(UTC)
    assert (to_text(one) < to_text(other)) is before


def test_the_hour_that_comes_twice_is_two_moments() -> None:
    twice = datetime(2026, 10, 25, 2, 30, tzinfo=OSLO)
    assert to_text(twice) < to_text(twice.replace(fold=1))


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="2026-03-02"):
        to_text(datetime(2026, 3, 2))  # noqa: DTZ001 - the fault itself


def test_a_missing_moment_stays_missing() -> None:
    assert to_text_or_none(None) is None
    assert to_moment_or_none(None) is None
    assert to_moment_or_none("2026-03-02T08:05:00+00:00") == datetime(2026, 3, 2, 8, 5, tzinfo=UTC)


def test_a_text_that_is_no_moment_means_damage() -> None:
    for text in ("2026-13-02", "", "x"):
        with pytest.raises(StoreDamaged):
            to_moment(text)


def test_the_hour_that_comes_twice_in_the_autumn_is_told_apart() -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=OSLO)
    assert [to_text(first), to_text(first.replace(fold=1))] == [
        "2026-10-25T00:30:00.000000+00:00",
        "2026-10-25T01:30:00.000000+00:00",
    ]

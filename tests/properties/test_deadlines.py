"""Whatever day it is and however long the span: what holds for every date that is counted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import hypothesis.strategies as st
from hypothesis import given

from bti.case.calendar import (
    OSLO,
    day_of,
    end_of_day,
    is_public_holiday,
    is_working_day,
    start_of_day,
    working_days,
)
from bti.case.deadlines import Deadline, days_left, next_due, overdue
from bti.case.terms import answer_by, valid_until
from bti.guide.definition import Baton, Consent, Guide
from bti.guide.spans import Span, earlier, later, span_text

DAYS = st.dates(date(2020, 1, 1), date(2044, 12, 31))
MOMENTS = st.datetimes(
    datetime(2020, 1, 1),  # noqa: DTZ001 - the zone is added by the strategy
    datetime(2044, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)
CLOSED = st.frozensets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=40)
SPANS = st.builds(
    Span,
    years=st.integers(0, 2),
    months=st.integers(0, 30),
    weeks=st.integers(0, 60),
    days=st.integers(0, 400),
    working_days=st.integers(0, 60),
)
SATURDAY = 5


@given(day=DAYS, count=st.integers(1, 200), closed=CLOSED)
def test_a_span_of_working_days_ends_on_a_working_day(
    day: date, count: int, closed: frozenset[date]
) -> None:
    end = later(day, Span(working_days=count), working_days(closed))
    assert end.weekday() < SATURDAY
    assert not is_public_holiday(end)
    assert end not in closed


@given(day=DAYS, count=st.integers(1, 60))
def test_so_many_working_days_lie_between_as_were_asked_for(day: date, count: int) -> None:
    end = later(day, Span(working_days=count), is_working_day)
    between = (day + timedelta(days=n) for n in range(1, (end - day).days + 1))
    assert sum(is_working_day(one) for one in between) == count


@given(day=DAYS, months=st.integers(0, 60))
def test_months_keep_the_day_or_end_on_the_last_one_of_the_month(day: date, months: int) -> None:
    end = later(day, Span(months=months), is_working_day)
    number = day.year * 12 + day.month - 1 + months
    assert (end.year, end.month) == (number // 12, number % 12 + 1)
    is_last = (end + timedelta(days=1)).month != end.month
    assert end.day == day.day or (is_last and end.day < day.day)


@given(days=st.tuples(DAYS, DAYS), span=SPANS)
def test_a_later_start_never_gives_an_earlier_end(days: tuple[date, date], span: Span) -> None:
    first, second = sorted(days)
    assert later(first, span, is_working_day) <= later(second, span, is_working_day)


@given(day=DAYS, span=SPANS, more=st.integers(1, 30))
def test_a_longer_span_never_ends_earlier(day: date, span: Span, more: int) -> None:
    longer = Span(
        years=span.years,
        months=span.months,
        weeks=span.weeks,
        days=span.days + more,
        working_days=span.working_days,
    )
    end = later(day, span, is_working_day)
    assert day <= end <= later(day, longer, is_working_day)
    assert earlier(day, span, is_working_day) <= day


@given(moment=MOMENTS)
def test_every_moment_lies_within_its_day_in_norway(moment: datetime) -> None:
    day = day_of(moment)
    next_day = start_of_day(day + timedelta(days=1))
    assert start_of_day(day) <= moment < next_day
    assert end_of_day(day).astimezone(UTC) + timedelta(seconds=1) == next_day.astimezone(UTC)


@given(day=DAYS)
def test_a_day_has_23_24_or_25_hours_by_the_clocks_of_norway(day: date) -> None:
    start = start_of_day(day).astimezone(UTC)
    hours = (start_of_day(day + timedelta(days=1)).astimezone(UTC) - start) / timedelta(hours=1)
    months = {23: {3}, 24: set(range(1, 13)), 25: {10}}
    assert day.month in months[round(hours)]
    assert hours == round(hours)
    assert end_of_day(day).utcoffset() in {timedelta(hours=1), timedelta(hours=2)}
    assert end_of_day(day).tzinfo is OSLO


@given(now=MOMENTS, day=DAYS)
def test_days_left_and_overdue_never_contradict_each_other(now: datetime, day: date) -> None:
    found = Deadline(id="x", title="X", at=end_of_day(day), point="case.opened", rule="x.due")
    left = days_left(found.at, now)
    assert left == (day - day_of(now)).days
    # In the very last second of the day both say that it is not over.
    assert overdue(found, now.replace(microsecond=0)) == (left < 0)


@given(days=st.lists(DAYS, max_size=6))
def test_the_next_deadline_is_none_of_the_later_ones(days: list[date]) -> None:
    found = [
        Deadline(id="x", title="X", at=end_of_day(day), point="case.opened", rule="x.due")
        for day in days
    ]
    following = next_due(found)
    assert (following.at.date() if following else None) == min(days, default=None)


@given(now=MOMENTS, span=SPANS.filter(lambda span: span != Span()))
def test_offers_and_consents_end_where_the_span_ends(now: datetime, span: Span) -> None:
    text = span_text(span)
    baton = Baton(answer_within=text)
    guide = Guide(workflow="g", version="1", language="nb", title="G", baton=baton)
    end = later(day_of(now), span, is_working_day)
    assert answer_by(guide, now) == end_of_day(end)
    assert valid_until(Consent(title="C", valid_for=text), now) == end

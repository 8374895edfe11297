from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product

import msgspec
import pytest

from bti.case.calendar import is_working_day
from bti.guide.spans import (
    Span,
    SpanFault,
    earlier,
    is_never_longer,
    later,
    parse_span,
    span_in_words,
    span_text,
)


def weekday(day: date) -> bool:
    return day.weekday() < 5


@pytest.mark.parametrize(
    ("text", "span", "words"),
    [
        ("14 days", Span(days=14), "14 dager"),
        ("1 day", Span(days=1), "1 dag"),
        ("10 working days", Span(working_days=10), "10 arbeidsdager"),
        ("1 working  day", Span(working_days=1), "1 arbeidsdag"),
        ("2 weeks", Span(weeks=2), "2 uker"),
        ("3 months", Span(months=3), "3 måneder"),
        ("2 years", Span(years=2), "2 år"),
        ("1 week + 3 months", Span(weeks=1, months=3), "3 måneder og 1 uke"),
        ("1 year+1 month+1 day", Span(years=1, months=1, days=1), "1 år, 1 måned og 1 dag"),
        ("1 week + 2 weeks", Span(weeks=3), "3 uker"),
        ("0 days", Span(), "0 dager"),
    ],
)
def test_a_span_is_read_said_and_written_back(text: str, span: Span, words: str) -> None:
    assert parse_span(text) == span
    assert span_in_words(span) == words
    assert parse_span(span_text(span)) == span


@pytest.mark.parametrize(
    ("text", "marked", "proposal", "says"),
    [
        ("2 wekes", "wekes", "weeks", "Jeg kjenner ikke tidsenheten «wekes»"),
        ("2 uker", "uker", "weeks", "days, working days, weeks"),
        ("10 virkedager", "virkedager", "working days", "virkedager"),
        ("1 week + 2 måneder", "måneder", "months", "måneder"),
        ("3 xyzzy", "xyzzy", None, "xyzzy"),
        ("", "", None, "for eksempel «2 weeks»"),
        ("weeks", "weeks", None, "for eksempel «2 weeks»"),
        ("2", "2", None, "for eksempel «2 weeks»"),
        ("2,5 weeks", "2,5 weeks", None, "helt tall"),
        ("1 week + ", "", None, "helt tall"),
        ("-3 days", "-3 days", None, "helt tall"),
        ("99999 days", "99999", "36500", "høyst 36500 dager"),
        ("9" * 150 + " weeks", "9" * 150, "5200", "høyst 5200 uker"),
        ("60 years + 60 years", " 60 years", None, "høyst 100 år"),
    ],
)
def test_a_faulty_span_is_marked_where_it_is_wrong(
    text: str, marked: str, proposal: str | None, says: str
) -> None:
    with pytest.raises(SpanFault) as caught:
        parse_span(text)
    fault = caught.value
    assert text[fault.offset : fault.offset + fault.length] == marked
    assert fault.proposal == proposal
    assert says in fault.message


def test_an_endless_span_text_is_refused_before_it_is_read() -> None:
    with pytest.raises(SpanFault, match="høyst 200 tegn"):
        parse_span("1 day + " * 10_000)


@pytest.mark.parametrize(
    ("start", "span", "end"),
    [
        (date(2026, 1, 31), Span(months=1), date(2026, 2, 28)),
        (date(2024, 1, 31), Span(months=1), date(2024, 2, 29)),
        (date(2024, 2, 29), Span(years=1), date(2025, 2, 28)),
        (date(2026, 11, 30), Span(months=3), date(2027, 2, 28)),
        (date(2026, 12, 1), Span(months=1), date(2027, 1, 1)),
        (date(2026, 1, 25), Span(weeks=1, months=3), date(2026, 5, 2)),
        (date(2026, 11, 25), Span(days=14), date(2026, 12, 9)),
        (date(2026, 11, 27), Span(working_days=1), date(2026, 11, 30)),
        (date(2026, 11, 28), Span(working_days=1), date(2026, 11, 30)),
        (date(2026, 11, 27), Span(working_days=5), date(2026, 12, 4)),
        (date(2026, 11, 26), Span(days=1, working_days=1), date(2026, 11, 30)),
        (date(9999, 12, 1), Span(months=1), date(9999, 12, 31)),
        (date(9999, 12, 31), Span(weeks=1), date(9999, 12, 31)),
    ],
)
def test_a_span_later(start: date, span: Span, end: date) -> None:
    assert later(start, span, weekday) == end


@pytest.mark.parametrize(
    ("start", "span", "end"),
    [
        (date(2026, 3, 31), Span(months=1), date(2026, 2, 28)),
        (date(2026, 1, 15), Span(months=1), date(2025, 12, 15)),
        (date(2026, 11, 30), Span(working_days=1), date(2026, 11, 27)),
        (date(1, 1, 15), Span(months=1), date(1, 1, 1)),
        (date(1, 1, 15), Span(weeks=9), date(1, 1, 1)),
    ],
)
def test_a_span_earlier(start: date, span: Span, end: date) -> None:
    assert earlier(start, span, weekday) == end


def test_a_moment_keeps_its_time_of_day_and_zone() -> None:
    start = datetime(2026, 1, 31, 14, 30, tzinfo=UTC)
    assert later(start, Span(months=1), weekday) == datetime(2026, 2, 28, 14, 30, tzinfo=UTC)


def test_a_calendar_without_working_days_does_not_hang() -> None:
    asked: list[date] = []

    def never(day: date) -> bool:
        asked.append(day)
        return False

    assert later(date(2026, 1, 1), Span(working_days=1), never) == date(2027, 1, 2)
    assert len(asked) == 366


def test_a_stored_span_keeps_its_limits() -> None:
    assert msgspec.json.decode(msgspec.json.encode(Span(weeks=2)), type=Span) == Span(weeks=2)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"working_days": 1000000000}', type=Span)


@pytest.mark.parametrize(
    ("first", "second", "never"),
    [
        ("2 weeks", "3 weeks", True),
        ("21 days", "3 weeks", True),
        ("3 weeks", "21 days", True),
        ("10 working days", "3 weeks", True),
        ("20 working days", "3 weeks", False),
        ("3 weeks", "20 working days", True),
        ("10 working days", "2 weeks", False),
        ("4 weeks", "1 month", True),
        ("1 month", "4 weeks", False),
        ("1 year", "12 months", True),
    ],
)
def test_a_span_is_never_longer_than_another(first: str, second: str, *, never: bool) -> None:
    assert is_never_longer(parse_span(first), parse_span(second)) == never


def test_no_day_of_the_calendar_speaks_against_it() -> None:
    texts = ("1 day", "3 working days", "5 working days", "20 working days", "1 week", "4 weeks")
    spans = [parse_span(text) for text in (*texts, "1 month", "2 months", "13 days")]
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(1100)]
    for first, second in product(spans, repeat=2):
        if is_never_longer(first, second):
            for day in days:
                until = later(day, second, is_working_day)
                assert later(day, first, is_working_day) <= until, (day, first, second)

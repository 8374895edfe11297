"""Dates, days and phone numbers in the form Norwegian readers expect."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bti.paper import norwegian


def test_a_date_is_written_with_its_month() -> None:
    assert norwegian.day(date(2027, 9, 1)) == "1. september 2027"


def test_a_time_is_read_in_norway() -> None:
    late = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert norwegian.day(late) == "1. januar 2027"
    assert norwegian.moment(late) == "1. januar 2027 kl. 00.30"


def test_summer_time_is_known() -> None:
    assert norwegian.moment(datetime(2026, 7, 1, 12, 0, tzinfo=UTC)) == "1. juli 2026 kl. 14.00"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (23, "om 23 dager"),
        (2, "om 2 dager"),
        (1, "i morgen"),
        (0, "i dag"),
        (-1, "1 dag over tiden"),
        (-9, "9 dager over tiden"),
    ],
)
def test_the_days_to_a_deadline_are_said(days: int, said: str) -> None:
    assert norwegian.in_days(days) == said


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("22222222", "22 22 22 22"),
        ("222 22 222", "22 22 22 22"),
        ("80033321", "800 33 321"),
        ("116111", "116 111"),
        ("112", "112"),
        ("02800", "02800"),
        ("+4722222222", "+47 22 22 22 22"),
        ("004722222222", "+47 22 22 22 22"),
        ("spør i resepsjonen", "spør i resepsjonen"),
    ],
)
def test_a_phone_number_is_grouped(typed: str, shown: str) -> None:
    assert norwegian.phone(typed) == shown


def test_a_phone_dials_digits_only() -> None:
    assert norwegian.dialled("+47 22 22 22 22") == "+4722222222"
    assert norwegian.dialled('116 111" onclick="x') == "116111"


@pytest.mark.parametrize(
    ("number", "title", "named"),
    [
        ("0", "Undring", "Nivå 0 Undring"),
        ("0", "Nivå 0 – Undring", "Nivå 0 – Undring"),
        ("A", "Fase A", "Fase A"),
        ("1", "Nivå 10 – Sist", "Nivå 1 Nivå 10 – Sist"),
        ("", "Alle steg", "Alle steg"),
        ("3", "", "Nivå 3"),
    ],
)
def test_a_level_is_named_once(number: str, title: str, named: str) -> None:
    assert norwegian.level_name(number, title) == named


@pytest.mark.parametrize(
    ("number", "title", "short"),
    [
        ("0", "Nivå 0 – Undring", "Undring"),
        ("0", "Undring", "Undring"),
        ("2", "Fase 2: Tiltak", "Tiltak"),
        ("1", "Nivå 1", "Nivå 1"),
        ("1", "Nivå 10 – Sist", "Nivå 10 – Sist"),
    ],
)
def test_a_level_beside_its_badge_does_not_say_the_number_again(
    number: str, title: str, short: str
) -> None:
    assert norwegian.level_title(number, title) == short


def test_a_level_without_a_number_is_not_said_to_have_one() -> None:
    assert norwegian.level_word("2") == "Nivå 2: "
    assert norwegian.level_word("") == ""


def test_a_day_in_figures_is_said_in_words() -> None:
    assert norwegian.said_day("2026-11-01") == "1. november 2026"
    assert norwegian.said_day("høsten 2026") == "høsten 2026"


@pytest.mark.parametrize(
    ("number", "shade"), [("0", 0), ("3", 3), ("5", 3), ("A", 0), ("C", 2), ("", 0), ("Å", 3)]
)
def test_a_level_has_one_of_four_shades(number: str, shade: int) -> None:
    assert norwegian.shade(number) == shade

"""Opening hours: what can be written, what it means, and what is refused."""

from __future__ import annotations

import pytest

from bti.guide.hours import Hours, HoursFault, hours_in_words, hours_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("mon-fri 08:00-15:30", "mandag–fredag kl. 08.00–15.30"),
        ("sat 10:00-14:00", "lørdag kl. 10.00–14.00"),
        ("fri-mon 08:00-12:00", "fredag–mandag kl. 08.00–12.00"),
        ("mon-fri", "mandag–fredag"),
        ("every_day 10:00-22:00", "alle dager, også helligdager kl. 10.00–22.00"),
        ("holidays 10:00-14:00", "helligdager kl. 10.00–14.00"),
        ("always", "hele døgnet"),
        ("closed", "stengt"),
        ("unknown", ""),
        ("outside vakt", ""),
    ],
)
def test_hours_are_said_as_people_say_them(text: str, words: str) -> None:
    (hours,) = hours_of((text,))
    assert hours_in_words(hours) == words


def test_days_may_run_over_the_weekend_and_hours_over_midnight() -> None:
    (hours,) = hours_of(("fri-mon 20:00-08:00",))
    assert hours == Hours(kind="weekly", days=(4, 5, 6, 0), start=1200, end=480)


def test_several_hours_stand_in_a_list_or_with_commas() -> None:
    apart = hours_of(("mon-thu 08:00-15:30", "fri 08:00-14:00"))
    assert apart == hours_of(("mon-thu 08:00-15:30, fri 08:00-14:00",))


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("fra åtte til fire", 0),
        ("mon-fri 08-15", 0),
        ("mon-fri 25:00-26:00", 0),
        ("mon-fri 08:00-08:00", 8),
        ("always, i helgene", 8),
    ],
)
def test_what_is_no_hours_is_refused_with_its_place(text: str, offset: int) -> None:
    with pytest.raises(HoursFault) as found:
        hours_of((text,))
    assert found.value.offset == offset

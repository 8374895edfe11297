"""How often: one grammar, read and said."""

from __future__ import annotations

import pytest

from bti.guide.cadence import CadenceFault, cadence_in_words, parse_cadence
from bti.guide.calendar import DaysFault, parse_days, stretch_in_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("every week", "hver uke"),
        ("every 2 weeks", "annenhver uke"),
        ("every 2 years", "annethvert år"),
        ("every 3 months", "hver 3. måned"),
        ("every month", "hver måned"),
        ("1 per half_year", "én gang i halvåret"),
        ("2 per year", "2 ganger i året"),
        ("2-4 per half_year", "2–4 ganger i halvåret"),
        ("at skolestart", "ved skolestart"),
        ("once within 1 week", "én gang innen 1 uke"),
        ("once within 10 working days", "én gang innen 10 arbeidsdager"),
        ("regularly", "jevnlig"),
        ("as_needed", "ved behov"),
        ("undecided", "ikke bestemt ennå"),
    ],
)
def test_how_often_is_said_as_people_say_it(text: str, words: str) -> None:
    assert cadence_in_words(parse_cadence(text)) == words


@pytest.mark.parametrize(
    ("text", "offset", "proposal"),
    [
        ("hver uke", 0, ""),
        ("every 2 week", 8, "every 2 weeks"),
        ("every weeks", 6, "every week"),
        ("every fortnight", 6, ""),
        ("4-2 per year", 0, "2-4 per year"),
        ("2 per kvartal", 6, ""),
        ("once within 2 uker", 14, "weeks"),
        ("at Skolestart", 0, ""),
        ("0 per year", 0, ""),
    ],
)
def test_what_does_not_say_how_often_is_refused(text: str, offset: int, proposal: str) -> None:
    with pytest.raises(CadenceFault) as found:
        parse_cadence(text)
    assert (found.value.offset, found.value.proposal) == (offset, proposal)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-08-17", "17. august 2026"),
        ("2027-02-22 to 2027-02-26", "fra 22. februar 2027 til 26. februar 2027"),
        ("08-01", "1. august hvert år"),
        ("12-20 to 01-03", "fra 20. desember til 3. januar hvert år"),
        ("undecided", ""),
    ],
)
def test_days_are_said_as_people_say_them(text: str, words: str) -> None:
    assert stretch_in_words(parse_days(text)) == words


@pytest.mark.parametrize(
    "text", ["17. august", "2026-02-30", "02-30", "2027-02-26 to 2027-02-22", "2026-08-17 to 08-20"]
)
def test_what_is_no_days_is_refused(text: str) -> None:
    with pytest.raises(DaysFault):
        parse_days(text)

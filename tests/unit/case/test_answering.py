"""Who answers now comes first, nobody is alone, and what is unknown is never first."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bti.case.answering import answers_now, in_order, never_alone
from bti.case.contacts import acute_contacts
from bti.guide.conditions import Truth
from tests.unit.case.drive import STEPS, guide

CONTACTS = (
    STEPS
    + """
contacts:
  ukjent: {title: Ukjent, phone: 1, open: unknown, show: [acute]}
  dag: {title: Dag, phone: 2, open: mon-fri 08:00-15:30, show: [acute]}
  natt: {title: Natt, phone: 3, open: outside dag, show: [acute]}
  helg: {title: Helg, phone: 4, open: holidays 10:00-14:00}
  kveld: {title: Kveld, phone: 5, open: fri-sat 20:00-02:00}
  taus: {title: Taus, phone: 6}
  tom: {title: Tom, missing: fill_in, open: always}
"""
)
MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)  # 10 in Oslo
EVENING = datetime(2026, 11, 16, 19, 0, tzinfo=UTC)
ASCENSION = datetime(2026, 5, 14, 9, 0, tzinfo=UTC)  # a Thursday, 11 in Oslo
SATURDAY_NIGHT = datetime(2026, 11, 22, 0, 30, tzinfo=UTC)  # Sunday 01.30 in Oslo
SUNDAY_NIGHT = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("contact", "now", "truth"),
    [
        ("dag", MONDAY, Truth.YES),
        ("dag", EVENING, Truth.NO),
        ("dag", ASCENSION, Truth.NO),
        ("natt", MONDAY, Truth.NO),
        ("natt", EVENING, Truth.YES),
        ("natt", ASCENSION, Truth.YES),
        ("helg", ASCENSION, Truth.YES),
        ("helg", MONDAY, Truth.NO),
        ("kveld", SATURDAY_NIGHT, Truth.YES),
        ("kveld", SUNDAY_NIGHT, Truth.NO),
        ("ukjent", MONDAY, Truth.UNKNOWN),
        ("taus", MONDAY, Truth.UNKNOWN),
        ("tom", MONDAY, Truth.UNKNOWN),
    ],
)
def test_hours_say_who_answers(contact: str, now: datetime, truth: Truth) -> None:
    written = guide(CONTACTS)
    assert answers_now(written, written.contacts[contact], now) is truth


def test_who_answers_now_comes_first_and_the_unknown_never() -> None:
    written = guide(CONTACTS)
    assert in_order(written, ("ukjent", "dag", "natt"), MONDAY) == ("dag", "ukjent", "natt")
    assert in_order(written, ("ukjent", "dag", "natt"), EVENING) == ("natt", "ukjent", "dag")
    assert in_order(written, ("ukjent", "dag"), EVENING) == ("dag", "ukjent")
    assert in_order(written, ("ukjent", "taus"), EVENING) == ("ukjent", "taus")
    assert in_order(written, ("ukjent", "dag", "natt"), None) == ("dag", "ukjent", "natt")


def test_a_page_never_shows_only_one_number() -> None:
    written = guide(CONTACTS)
    assert never_alone(written, ("natt",)) == ("natt", "ukjent")
    led = guide(CONTACTS.replace("phone: 4", "phone: 4, otherwise: kveld"))
    assert never_alone(led, ("helg",)) == ("helg", "kveld")
    assert never_alone(led, ()) == ()


def test_the_police_stand_before_offices_that_close_also_where_a_guide_forgets_them() -> None:
    office = "contacts: {vern: {title: Vernet, phone: 7, open: mon-fri 08:00-15:30, show: [acute]}}"
    for now in (MONDAY, EVENING, None):
        shown = acute_contacts(guide(f"{STEPS}\n{office}\n"), now)
        assert [one.phone for one in shown] == ["112", "7"]
    own = guide(f"{STEPS}\n{office[:-1]}, politi: {{title: Politi, phone: 112, show: [acute]}}}}\n")
    assert [one.id for one in acute_contacts(own, MONDAY)] == ["vern", "politi"]
    assert acute_contacts(guide(STEPS)) == ()


def test_who_is_closed_now_is_marked_on_the_screen_and_not_on_empty_paper() -> None:
    written = guide(CONTACTS)
    now = {one.id: one.closed for one in acute_contacts(written, MONDAY)}
    assert now == {"noed": False, "dag": False, "ukjent": False, "natt": True}
    assert not any(one.closed for one in acute_contacts(written))


def test_contacts_that_open_outside_each_other_are_unknown_and_end() -> None:
    # Lint refuses the ring; a guide that was stored anyway must not hang the screen.
    written = guide(CONTACTS)
    dag = replace(written.contacts["dag"], open=("outside natt",))
    ring = replace(written, contacts=written.contacts | {"dag": dag})
    assert answers_now(ring, ring.contacts["natt"], MONDAY) is Truth.UNKNOWN

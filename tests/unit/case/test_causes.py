"""What a guide can wait for, as it comes of events and of time; and a history needs an opening."""

from __future__ import annotations

from datetime import date

import pytest

from bti.case.calendar import start_of_day
from bti.case.commands import Do
from bti.case.events import BatonKept, Moved, Proposed, Recorded
from bti.case.fold import fold
from bti.case.participant_commands import (
    AcceptBaton,
    AnswerConsent,
    Decline,
    OfferBaton,
    WithdrawConsent,
)
from bti.errors import Refused
from tests.unit.case.drive import BORN, OLA, PER, START, Drive

GUIDE = """
baton: {}
levels:
  n0:
    title: Null
    steps:
      a:
        title: A
        next: b
        transitions: {WAIT}
      b: {title: B, transitions: {ut: {title: Ut, to: slutt}}}
"""


def _waiting(event: str, *, automatic: bool = False, born: date | None = BORN) -> Drive:
    more = ", automatic: true" if automatic else ""
    wait = "{vent: {title: Vent, to: b, event: " + event + more + "}}"
    return Drive(GUIDE.replace("{WAIT}", wait), born=born)


def _offered(drive: Drive, *, service: str) -> None:
    unit = "ppt_fjord" if service == "ppt" else "nordlia"
    drive.tell(OfferBaton(to="per" if service == "ppt" else "ola", unit=unit, service=service))


@pytest.mark.parametrize(
    ("event", "service", "yes", "proposed"),
    [
        ("baton_accepted", "skole", True, True),
        ("baton_accepted", "skole", False, False),
        ("baton_declined", "skole", False, True),
        ("service_changed", "ppt", True, True),
        ("service_changed", "skole", True, False),
    ],
)
def test_what_became_of_an_offer_is_something_to_wait_for(
    event: str,
    service: str,
    yes: bool,  # noqa: FBT001 - a column
    proposed: bool,  # noqa: FBT001 - a column
) -> None:
    drive = _waiting(event)
    _offered(drive, service=service)
    drive.tell(AcceptBaton() if yes else Decline(), PER if service == "ppt" else OLA)
    assert [one.cause for one in drive.case.proposals] == ([event] if proposed else [])


def test_the_service_is_that_of_the_holder_once_there_is_one() -> None:
    drive = _waiting("service_changed")
    _offered(drive, service="skole")
    drive.tell(AcceptBaton(), OLA)
    _offered(drive, service="ppt")
    drive.tell(AcceptBaton(), PER)
    assert [one.cause for one in drive.case.proposals] == ["service_changed"]


def test_a_birthday_after_the_opening_is_proposed_on_the_day_and_once() -> None:
    drive = _waiting("child_turns 15")
    drive.wait(days=170)
    assert drive.time_passes() == ()
    drive.wait(days=1)
    due = start_of_day(date(2027, 5, 2))
    assert drive.time_passes() == (Proposed(subject="vent", cause="child_turns 15", due=due),)
    assert drive.time_passes() == ()


def test_time_moves_a_case_from_when_it_was_due_however_late_it_is_noticed() -> None:
    drive = _waiting("child_turns 15", automatic=True)
    drive.wait(days=400)
    (moved,) = drive.time_passes()
    assert isinstance(moved, Moved)
    assert moved.moment == start_of_day(date(2027, 5, 2))
    assert drive.case.stand.entered == moved.moment
    assert drive.time_passes() == ()


@pytest.mark.parametrize("born", [None, date(2011, 11, 12), date(2010, 1, 1)])
def test_a_birthday_that_is_not_known_or_was_before_is_no_cause(born: date | None) -> None:
    drive = _waiting("child_turns 15", born=born)
    drive.wait(days=400)
    assert drive.time_passes() == ()


CONSENTS = """
consents: {deling: {title: Deling, per: service, given_by: one_guardian, valid_for: 2 months}}
tasks:
  si: {title: Si fra, event: consent_withdrawn}
  spoer: {title: Spør på nytt, event: consent_expired deling}
"""


def _consenting(event: str) -> Drive:
    wait = "{vent: {title: Vent, to: b, event: " + event + "}}"
    return Drive(GUIDE.replace("{WAIT}", wait) + CONSENTS)


def _says(drive: Drive, unit: str) -> None:
    drive.tell(AnswerConsent(purpose="deling", recipient=unit, givers=("forelder_1",), yes=True))


def _withdraws(drive: Drive, unit: str) -> None:
    drive.tell(WithdrawConsent(purpose="deling", recipient=unit, givers=("forelder_1",)))


def _proposed(drive: Drive) -> list[str]:
    return [one.cause for one in drive.case.proposals]


def test_a_duty_begins_of_each_withdrawal_and_a_way_waits_for_the_last() -> None:
    drive = _consenting("consent_withdrawn deling")
    _says(drive, "ppt_fjord")
    _says(drive, "bup")
    _withdraws(drive, "bup")
    assert (_proposed(drive), [one.id for one in drive.case.tasks]) == ([], ["si"])
    with pytest.raises(Refused) as refused:
        drive.go("vent")
    assert "trukket hos den siste enheten som hadde det" in refused.value.reasons[0].message
    _withdraws(drive, "ppt_fjord")
    assert _proposed(drive) == ["consent_withdrawn deling"]
    _says(drive, "bup")
    assert _proposed(drive) == []


def test_one_of_two_consents_that_runs_out_begins_a_duty_alone() -> None:
    drive = _consenting("consent_expired deling")
    _says(drive, "ppt_fjord")
    drive.wait(days=30)
    _says(drive, "bup")
    drive.wait(days=40)
    drive.time_passes()
    assert (_proposed(drive), [one.id for one in drive.case.tasks]) == ([], ["spoer"])
    drive.wait(days=30)
    drive.time_passes()
    assert _proposed(drive) == ["consent_expired deling"]


def test_what_a_consent_opened_is_closed_again_when_it_is_taken_back() -> None:
    drive = _consenting("consent_given")
    _says(drive, "bup")
    assert _proposed(drive) == ["consent_given"]
    _withdraws(drive, "bup")
    assert _proposed(drive) == []
    _says(drive, "bup")
    drive.tell(Do(action="vent", decline=True, reason="Ikke nå"))
    _withdraws(drive, "bup")
    with pytest.raises(Refused):
        drive.go("vent")


def test_a_closed_case_waits_for_nothing() -> None:
    drive = _waiting("child_turns 15")
    drive.go("neste")
    drive.go("ut")
    drive.wait(days=400)
    assert drive.time_passes() == ()


def test_a_history_leads_to_its_case_and_an_empty_one_to_none() -> None:
    drive = _waiting("baton_accepted")
    drive.go("neste")
    assert fold(drive.events) == drive.case
    assert fold(()) is None
    early = Recorded(number=1, at=START, by="kari", what=BatonKept(holder="kari"))
    with pytest.raises(ValueError, match="event 1 comes before the case was opened"):
        fold((early,))

"""What can be met only in an open case never stands in front of opening one again."""

from __future__ import annotations

import pytest

from bti.case.participant_commands import AnswerConsent
from bti.errors import Refused
from tests.unit.case.drive import Drive

GUIDE = """
consents: {dele: {title: Dele, given_by: one_guardian, valid_for: 2 months}}
levels:
  n0: {title: Null, steps: {a: {title: A, next: b}}}
  n1:
    title: En
    requires: {consent: {dele: given}}
    steps:
      b:
        title: B
        transitions:
          til: {title: Til C, to: c}
          ned: {title: Ned, to: a}
          ut: {title: Ut, to: slutt}
      c: {title: C, next: d}
      d: {title: D, next: slutt}
closings:
  slutt:
    title: Slutt
    transitions:
      igjen: {title: Igjen, to: last_step}
      notat: {title: Med notat, to: a, requires: {forms: {n: required}}}
      leder: {title: Leder, to: a, requires: {role: leder, forms: {n: or_reason}}}
forms: {n: {title: Notat, fields: {hva: {type: text, label: Hva, required: true}}}}
"""
YES = AnswerConsent(purpose="dele", givers=("forelder_1",), yes=True)


def _closed() -> Drive:
    drive = Drive(GUIDE)
    drive.tell(YES)
    drive.go("neste")
    drive.go("ut")
    drive.wait(days=100)
    return drive


def _lacks(drive: Drive, way: str) -> list[str]:
    with pytest.raises(Refused) as refused:
        drive.go(way)
    return [reason.subject for reason in refused.value.reasons]


def test_a_consent_that_ran_out_is_asked_on_the_way_on_that_stays_on_the_level() -> None:
    drive = _closed()
    drive.go("igjen")
    assert drive.case.stand.step == "b"
    assert _lacks(drive, "til") == ["dele"]
    drive.tell(YES)
    drive.go("til")
    assert drive.case.stand.step == "c"


@pytest.mark.parametrize("way", ["ned", "ut"])
def test_it_holds_nobody_who_leaves_the_level_or_closes_the_case(way: str) -> None:
    drive = _closed()
    drive.go("igjen")
    drive.go(way)
    assert drive.case.stand.step == {"ned": "a", "ut": "slutt"}[way]


def test_once_on_it_asks_no_more() -> None:
    drive = _closed()
    drive.go("igjen")
    drive.tell(YES)
    drive.go("til")
    drive.wait(days=100)
    drive.go("neste")
    assert drive.case.stand.step == "d"


def test_a_form_that_the_way_demands_is_asked_for_when_the_case_is_open() -> None:
    drive = _closed()
    drive.go("notat")
    drive.tell(YES)
    assert _lacks(drive, "neste") == ["n"]
    drive.fill("n", {"hva": "Nytt"})
    drive.go("neste")
    assert drive.case.stand.step == "b"


def test_what_a_closed_case_can_meet_is_asked_at_once() -> None:
    assert _lacks(_closed(), "leder") == ["n", "leder"]

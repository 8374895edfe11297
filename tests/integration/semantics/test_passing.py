"""Time passes while nobody looks: each thing it brings acts at the moment when it came."""

from __future__ import annotations

from datetime import date

from tests.integration.semantics.tale import Tale

GUIDE = """
facts: {a: {title: A}}
steps:
  s1:
    title: S1
    due: {within: 1 week, of: step.entered}
    transitions:
      forslag: {title: Forslag, to: s3, event: due_passed s1}
      auto: {title: Auto, to: s2, event: child_turns 15, automatic: yes}
      ut: {title: Ut, to: slutt}
  s2:
    title: S2
    due: {within: 1 week, of: step.entered}
    transitions:
      videre: {title: Videre, to: s3, event: due_passed s2, automatic: yes}
      ut: {title: Ut, to: slutt}
  s3:
    title: S3
    due: {within: 1 week, of: step.entered}
    transitions: {ut: {title: Ut, to: slutt}}
entries: {s1: {}}
"""


def _dues(tale: Tale) -> dict[str, date]:
    return {due.id: due.at.date() for due in tale.view().dues}


def test_all_that_is_due_has_come_by_the_first_reading_in_the_order_it_came() -> None:
    tale = Tale(GUIDE, born="2011-10-20")
    tale.wait(52)
    assert (tale.step, _dues(tale)) == ("s2", {"s2": date(2026, 10, 27)})
    tale.casework.tell_fact(tale.case, "a", "yes")
    assert (tale.step, _dues(tale)) == ("s2", {"s2": date(2026, 10, 27)})
    told = [line.text for line in tale.casework.history(tale.case)]
    assert [line for line in told if "Forslag" in line or "S2" in line][-1].endswith("«S2».")


def test_it_makes_no_difference_whether_somebody_looked_in_between() -> None:
    late, now_and_then = Tale(GUIDE, born="2011-10-20"), Tale(GUIDE, born="2011-10-20")
    for number in range(12):
        now_and_then.wait(10)
        now_and_then.casework.tell_fact(now_and_then.case, "a", "yes" if number % 2 else "no")
    late.wait(120)
    assert (late.step, _dues(late)) == ("s3", {"s3": date(2026, 11, 3)})
    assert (now_and_then.step, _dues(now_and_then)) == (late.step, _dues(late))


DUTIES = """
tasks:
  skriv: {title: Skriv, goes_to: [leder], event: consent_given}
  ring: {title: Ring, goes_to: [leder], event: due_passed a}
consents: {deling: {title: Deling, given_by: one_guardian}}
steps:
  a:
    title: A
    due: {within: 1 week, of: step.entered}
    transitions: {ut: {title: Ut, to: slutt}}
"""


def test_a_duty_that_time_brings_goes_to_its_role_and_those_that_wait_stay_with_theirs() -> None:
    tale = Tale(DUTIES)
    tale.casework.give_consent(tale.case, "deling", "forelder_1")
    tale.wait(9)
    tale.casework.work()
    assert [(task.id, task.who) for task in tale.view(by="lise").tasks] == [
        ("skriv", ("Lise",)),
        ("ring", ("Lise",)),
    ]

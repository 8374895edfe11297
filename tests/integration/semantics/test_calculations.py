"""Calculations: never older than the answers they are read from."""

from __future__ import annotations

from tests.integration.semantics.tale import Tale

GUIDE = """
levels:
  n:
    title: N
    steps:
      a:
        title: A
        forms: {plan: optional, brev: optional}
        transitions:
          sent: {title: Sent, to: slutt, when: plan.sent}
          likt: {title: Likt, to: slutt, when: brev.svar_innen == plan.sist}
          ny: {title: Ny, to: a, round: new}
forms:
  plan:
    title: Plan
    fields:
      dag: {type: date, label: Dag}
      sist: {type: date, label: Sist, calculation: plan.dag + 1 month}
      sent: {type: yes_no, label: Sent, calculation: plan.sist > 2026-10-15}
      ferdig: {type: date, label: Ferdig, calculation: today}
  brev:
    title: Brev
    copies: per_round
    fields:
      til: {label: Til}
      svar_innen: {type: date, label: Svar innen, calculation: plan.sist}
"""


def _answers(tale: Tale, form: str) -> dict[str, object]:
    fields = tale.casework.form(tale.case, form).fields
    return {field.path: field.value for field in fields}


def test_a_calculation_of_a_calculation_follows_a_correction() -> None:
    tale = Tale(GUIDE)
    tale.casework.fill(tale.case, "plan", {"dag": "2026-01-31"})
    assert not tale.ways()["sent"].open
    tale.casework.fill(tale.case, "plan", {"dag": "2026-09-16"})
    assert tale.ways()["sent"].open
    assert (_answers(tale, "plan")["sist"], _answers(tale, "plan")["sent"]) == ("2026-10-16", True)


def test_a_finished_form_follows_another_that_it_is_read_from_and_the_history_says_so() -> None:
    tale = Tale(GUIDE)
    tale.casework.fill(tale.case, "brev", {"til": "Mor"})
    saved = tale.casework.fill(tale.case, "plan", {"dag": "2026-09-16"})
    assert saved.what == "Skjemaet «Plan» er ferdig."
    assert _answers(tale, "brev")["svar_innen"] == "2026-10-16"
    assert tale.ways()["likt"].open
    assert tale.lines()[-1] == "Regnet ut på nytt i «Brev»: Svar innen"


def test_a_copy_of_an_earlier_round_stays_as_it_was() -> None:
    tale = Tale(GUIDE)
    tale.casework.fill(tale.case, "plan", {"dag": "2026-09-16"})
    tale.casework.fill(tale.case, "brev", {"til": "Mor"})
    tale.go("ny")
    tale.casework.fill(tale.case, "plan", {"dag": "2026-01-31"})
    (first,) = (c for c in tale.casework.form(tale.case, "brev", copy=1).fields if "svar" in c.path)
    assert first.value == "2026-10-16"


def test_today_is_the_day_that_the_form_was_finished() -> None:
    tale = Tale(GUIDE)
    tale.casework.fill(tale.case, "plan", {"dag": "2026-09-16"})
    tale.wait(10)
    tale.casework.fill(tale.case, "plan", {"dag": "2026-09-17"})
    assert _answers(tale, "plan")["ferdig"] == "2026-09-01"

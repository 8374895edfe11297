"""What time brought before a case came to a step proposes nothing there, and proposes once."""

from __future__ import annotations

import pytest

from tests.integration.semantics.tale import Tale

GUIDE = """
deadlines: {hele: {title: Hele, within: 2 weeks, of: case.opened}}
anytime:
  ring: {title: Ring, form: n, event: due_passed hele}
steps:
  a: {title: A, forms: {n: optional}, next: b}
  b:
    title: B
    forms: {n: optional}
    transitions:
      moett: {title: Møtt, to: a, round: same, event: date_reached n.dag}
      talt: {title: Talt, to: a, round: same, event: date_reached n.tid}
      sent: {title: For sent, to: here, round: same, event: due_passed hele}
      ut: {title: Ut, to: slutt}
forms:
  n:
    title: N
    fields: {dag: {type: date, label: Dag}, tid: {type: datetime, label: Tid}}
"""


@pytest.fixture
def tale() -> Tale:
    return Tale(GUIDE)


@pytest.mark.parametrize(
    ("answers", "days", "proposed"),
    [
        ({"dag": "2026-09-05"}, 5, set()),
        ({"dag": "2026-09-05"}, 3, {"moett"}),
        ({"dag": "2026-09-05"}, 4, {"moett"}),
        ({"tid": "2026-09-05T10:00"}, 4, {"talt"}),
        ({"tid": "2026-09-05T08:00"}, 4, set()),
    ],
    ids=["before", "later", "on the day", "later that day", "earlier that day"],
)
def test_a_date_that_was_past_when_the_case_came_proposes_nothing(
    tale: Tale, answers: dict[str, str], days: float, proposed: set[str]
) -> None:
    tale.casework.fill(tale.case, "n", answers)
    tale.wait(days)
    tale.go("neste")
    tale.wait(3)
    assert set(tale.proposed()) == proposed


def test_a_date_of_the_past_that_is_answered_after_the_case_came_has_come_then(tale: Tale) -> None:
    tale.wait(10)
    tale.go("neste")
    tale.casework.fill(tale.case, "n", {"dag": "2026-09-05"})
    assert set(tale.proposed()) == {"moett"}


def test_a_deadline_that_was_over_when_the_case_came_proposes_nothing(tale: Tale) -> None:
    tale.wait(20)
    tale.go("neste")
    assert "sent" not in tale.proposed()
    assert ("event", "sent") in tale.refused("sent")


def test_a_deadline_has_its_say_once_when_the_way_leads_to_where_the_case_stands(
    tale: Tale,
) -> None:
    tale.go("neste")
    tale.wait(20)
    assert "sent" in tale.proposed()
    tale.go("sent")
    tale.wait(1)
    assert "sent" not in tale.proposed()


def test_what_can_be_done_at_any_time_is_proposed_on_every_step_until_it_is_done(
    tale: Tale,
) -> None:
    tale.wait(20)
    assert set(tale.proposed()) == {"ring"}
    tale.go("neste")
    tale.casework.fill(tale.case, "n", {})
    assert set(tale.proposed()) == {"ring"}
    tale.casework.do(tale.case, "ring")
    assert tale.proposed() == {}
    tale.wait(1)
    assert tale.proposed() == {}

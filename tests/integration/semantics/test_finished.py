"""A case row is bounded by what is live; what is finished is a row of its own, read when asked."""

from __future__ import annotations

import pytest

from bti.errors import NotFound
from tests.integration.semantics.tale import Tale

GUIDE = """
baton: {may_hold: [ansatt]}
levels:
  nivaa_0:
    title: Først
    rounds: {warn_after: 3}
    steps:
      a:
        title: A
        checklist: {en: {text: En}, to: {text: To}}
        forms: {hver_runde: required, flere: required}
        next: b
      b:
        title: B
        transitions:
          ny: {title: Ny, to: a, round: new, reason: required}
          ferdig: {title: F, to: slutt}
forms:
  hver_runde:
    title: Hver runde
    copies: per_round
    fields: {x: {type: long_text, label: X, required: true}}
  flere:
    title: Flere
    copies: many
    held: dato
    fields:
      dato: {type: date, label: Dato, required: true}
      y: {type: long_text, label: Y}
"""
LONG = "Ola leker mest alene, og sto ved gjerdet i tjue minutter. " * 4


def driven(rounds: int) -> Tale:
    """Go through the level so many times, with a measure, ticks and two forms in each."""
    tale = Tale(GUIDE)
    work, case = tale.casework, tale.case
    for number in range(1, rounds + 1):
        tale.tick("en", "to")
        work.fill(case, "hver_runde", {"x": f"{LONG} {number}"})
        today = work.now().date().isoformat()
        work.fill(case, "flere", {"dato": today, "y": f"{LONG} {number}"}, new=True)
        work.add_measure(case, f"{LONG} {number}", evaluate_by="2027-12-01")
        work.end_measure(case, f"t{number}")
        tale.go("neste")
        tale.wait(7)
        if number < rounds:
            tale.go("ny", reason=LONG)
    return tale


def row(tale: Tale) -> int:
    stream = tale.casework._desk.store.load("case", tale.case)  # noqa: SLF001 - the row as it lies
    assert stream is not None
    return len(stream.fold)


def test_the_row_of_twenty_rounds_is_at_most_three_times_that_of_two() -> None:
    assert row(driven(20)) <= 3 * row(driven(2))


def test_an_old_copy_is_read_when_asked_for() -> None:
    tale = driven(6)
    work, case = tale.casework, tale.case
    for number in (1, 3, 6):
        (answer,) = (field.shown for field in work.form(case, "hver_runde", copy=number).fields)
        assert answer.endswith(f" {number}")
    with pytest.raises(NotFound, match="nummer 9"):
        work.form(case, "hver_runde", copy=9)


def test_finished_copies_are_held_to_the_events() -> None:
    tale = driven(3)
    assert tale.casework.verify().faults == ()
    connection = tale.casework._desk.store._session.connection  # noqa: SLF001 - by hand
    connection.run("DELETE FROM kept_part WHERE part = 'copy hver_runde' AND number = 1")
    (fault,) = tale.casework.verify().faults
    assert (fault.key, "utfyllingene" in fault.message) == (tale.case, True)


def test_a_finished_copy_put_in_the_place_of_another_is_not_read() -> None:
    tale = driven(4)
    connection = tale.casework._desk.store._session.connection  # noqa: SLF001 - by hand
    connection.run(
        "UPDATE kept_part SET body = (SELECT body FROM kept_part AS other WHERE other.number = 2 "
        "AND other.part = kept_part.part) WHERE number = 1"
    )
    assert [fault.key for fault in tale.casework.verify().faults] == [tale.case]

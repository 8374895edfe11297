"""What lets a person in is one rule: reading, lists, a search and what is due today agree on it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from bti.errors import BtiError, Denied
from tests.integration.semantics.tale import Tale
from tests.integration.semantics.test_employment import GUIDE, in_person, quits

PEOPLE = ("kari", "knut", "lise", "rita", "siri", "per", "mor", "ute")
UNITS = {"kari": "nordlia", "knut": "nordlia", "siri": "solbakken", "per": "ppt"}
_person = st.sampled_from(PEOPLE)
_act = st.tuples(
    st.sampled_from(("quits", "hired", "invited", "joins", "offered", "answers", "leaves")), _person
)


def _do(tale: Tale, act: str, person: str) -> None:
    work, case, unit = tale.casework, tale.case, UNITS.get(person, "nordlia")
    role, ground = ("foresatt", "") if person == "mor" else ("ansatt", "lov")
    day = tale.environment.now().date()
    acts: dict[str, Callable[[], object]] = {
        "quits": lambda: quits(tale, person),
        "hired": lambda: work.add_post(person, "ansatt", unit, since=day),
        "invited": lambda: work.invite(
            case, unit, person=person, role=role, ground=ground, by="rita"
        ),
        "joins": lambda: work.join(case, by=person),
        "offered": lambda: work.offer(case, person, unit=unit, by="rita"),
        "answers": lambda: work.accept(case, by=person),
        "leaves": lambda: work.leave(case, unit, person=person, by="rita"),
    }
    # What cannot be done as things stand changes nothing, and is a step like any other.
    with suppress(BtiError):
        acts[act]()


def _reads(tale: Tale, person: str) -> bool:
    try:
        tale.casework.show(tale.case, by=person)
    except Denied:
        return False
    return True


@settings(max_examples=15, deadline=None)
@given(st.lists(_act, max_size=8))
def test_a_case_is_listed_found_and_due_today_for_those_who_read_it(
    acts: list[tuple[str, str]],
) -> None:
    tale = Tale(GUIDE)
    # Whoever leads above the school goes on, whatever becomes of its own leader.
    for act, person in acts:
        _do(tale, act, person)
    for person in PEOPLE:
        reads = _reads(tale, person)
        asked = [line.id for line in tale.casework.today(by=person).offers]
        listed, found, today = in_person(tale, person)
        assert (listed, found, today) == (reads or bool(asked), reads, reads or bool(asked)), person
        assert reads <= (_employed(tale, person) or person == "mor"), person


def _employed(tale: Tale, person: str) -> bool:
    return bool(tale.casework.directory().posts_of(person, tale.environment.now()))

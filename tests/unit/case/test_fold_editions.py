"""A case on another guide: what is named anew, what goes on, and what falls away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from bti.case.case import Baton, Behind, Case, Holder, Proposal, Round, Stand, Visit
from bti.case.events import EditionTaken, Migrated, MigrationUndone, Recorded
from bti.case.fold import apply
from bti.case.rebinding import Renamed
from bti.case.subject import Subject

BEGAN = datetime(2026, 9, 1, 9, tzinfo=UTC)
LATER = BEGAN + timedelta(days=3)


def stand(step: str, level: str = "en") -> Stand:
    return Stand(step=step, level=level, entered=BEGAN)


def behind(step: str) -> Behind:
    return Behind(stand=stand(step), round=Round(level="en", number=1, began=BEGAN))


HOLDER = Holder(person="kari", unit="nordlia", since=BEGAN, level="en", round=2)
CASE = Case(
    id="S-1",
    workflow="gammel",
    digest="g1",
    subject=Subject(name="Ola"),
    opened=BEGAN,
    opened_by="kari",
    home="nordlia",
    number=7,
    at=BEGAN,
    stand=stand("d"),
    round=Round(level="en", number=2, began=BEGAN),
    rounds={"en": 2},
    trail=(behind("a"), behind("b"), behind("c")),
    last_step="d",
    visits={"c": Visit(times=2, entered=BEGAN), "d": Visit(times=1, entered=LATER)},
    baton=Baton(
        holder=HOLDER,
        decided={"en": 2},
    ),
    proposals=(
        Proposal(subject="blir", cause="due_passed d", at=BEGAN),
        Proposal(subject="borte", cause="measure_added", at=BEGAN),
    ),
    done_with=("due_passed d 2026-09-10",),
    silenced=("answered c.valg",),
)


def moved(case: Case = CASE, **details: object) -> Case:
    what = Migrated(workflow="ny", digest="n1", step="dd", level="to", **details)  # type: ignore[arg-type]
    return apply(case, Recorded(number=8, at=LATER, by="nina", what=what))


NAMES = Renamed(steps={"d": "dd", "c": "cc"}, levels={"en": "to"}, out_of_reach=("b",))


def test_everything_that_names_a_step_or_a_level_is_named_anew() -> None:
    case = moved(renamed=NAMES)
    assert (case.workflow, case.digest, case.stand.step, case.stand.level) == (
        "ny",
        "n1",
        "dd",
        "to",
    )
    assert (case.round.level, case.rounds, case.last_step) == ("to", {"to": 2}, "dd")
    assert {step: visit.times for step, visit in case.visits.items()} == {"cc": 2, "dd": 1}
    assert case.baton.holder == replace(HOLDER, level="to")
    assert case.baton.decided == {"to": 2}
    assert case.done_with == ("due_passed dd 2026-09-10",)
    assert case.silenced == ("answered cc.valg",)
    assert case.stand.entered == BEGAN


def test_back_leads_no_further_than_a_step_that_is_out_of_reach() -> None:
    assert [one.stand.step for one in moved(renamed=NAMES).trail] == ["cc"]
    assert len(moved(renamed=Renamed()).trail) == 3


def test_what_proposed_itself_lapses_when_it_waits_for_nothing_any_more() -> None:
    proposals = moved(renamed=NAMES, lapsed=("borte",)).proposals
    assert [(one.subject, one.cause) for one in proposals] == [("blir", "due_passed dd")]


def test_two_steps_that_become_one_count_together() -> None:
    case = moved(renamed=Renamed(steps={"c": "dd", "d": "dd"}))
    assert case.visits == {"dd": Visit(times=3, entered=LATER)}


def test_a_new_round_is_the_next_one_on_its_level() -> None:
    case = moved(round="new", renamed=Renamed(levels={"en": "to"}))
    assert (case.round.level, case.round.number, case.round.began) == ("to", 3, LATER)


def test_undoing_gives_the_case_as_it_was_and_a_wording_changes_nothing_else() -> None:
    undone = apply(
        moved(renamed=NAMES),
        Recorded(number=9, at=LATER, by="nina", what=MigrationUndone(digest="g1")),
    )
    assert undone == replace(CASE, number=9, at=LATER)
    taken = apply(CASE, Recorded(number=8, at=LATER, by="bti", what=EditionTaken(digest="g2")))
    assert taken == replace(CASE, number=8, at=LATER, digest="g2")

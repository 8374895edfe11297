"""What the child and the guardians see: never what a guide keeps back, nor linked cases."""

from __future__ import annotations

import pytest

from bti.case import events as happened
from bti.case.actor import Actor
from bti.case.events import AnyEvent, ParticipantJoined
from bti.case.sight import Sight, sight_of
from bti.errors import Reason
from tests.unit.case.drive import Drive, guide

GUIDE = """
actions:
  meld:
    title: Meld
    form: notat
    asks: {hvem: {type: text, label: Hvem?, share: never}, naar: {type: text, label: Når?}}
forms:
  notat:
    title: Notat
    fields:
      hva: {type: text, label: Hva?}
      intern: {type: text, label: Internt, share: never}
      sett:
        label: Sett
        repeat: {min: 0}
        fields:
          naar: {type: text, label: Når?}
          av: {type: text, label: Av hvem?, share: never}
  samtale: {title: Samtale, share: never, fields: {ord: {type: text, label: Ord}}}
levels:
  n0:
    title: Null
    steps:
      a:
        title: A
        actions: [meld]
        transitions:
          videre:
            title: Videre
            to: b
            asks: {grunn: {type: text, label: Hvorfor?, share: never}}
      b: {title: B, transitions: {ut: {title: Ut, to: slutt}}}
"""
FAMILY = Sight(guide=guide(GUIDE), cut=True)
STAFF = Sight(guide=guide(GUIDE))


def test_the_family_is_cut_and_nobody_else() -> None:
    drive = Drive(GUIDE)
    drive.record(ParticipantJoined(person="mor", unit="nordlia", role="foresatt"))
    assert sight_of(drive.standing(Actor(person="mor"))).cut
    assert not sight_of(drive.standing()).cut
    assert not sight_of(drive.standing(Actor(person="ola"))).cut


def test_forms_and_fields_that_are_never_shared_are_cut_at_every_depth() -> None:
    assert [FAMILY.form(one) for one in ("notat", "samtale", "borte")] == [True, False, True]
    fields = guide(GUIDE).forms["notat"].fields
    cut = FAMILY.fields(fields)
    assert list(cut) == ["hva", "sett"]
    assert list(cut["sett"].fields) == ["naar"]
    assert STAFF.form("samtale")
    assert STAFF.fields(fields) == dict(fields)
    assert STAFF.may_see is None
    assert FAMILY.may_see is not None
    assert [FAMILY.may_see(one, fields[one]) for one in fields] == [True, False, True]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("notat.hva", True),
        ("notat.intern", False),
        ("notat.sett.1.av", False),
        ("notat.sett.1.naar", True),
        ("samtale.ord", False),
        ("meld.hvem", False),
        ("meld.naar", True),
        ("a.videre.grunn", False),
        ("linked.melding.svar", False),
        ("arena.team.raad", False),
        ("case.opened", True),
    ],
)
def test_a_name_is_told_only_when_all_of_it_is_shared(name: str, told: bool) -> None:  # noqa: FBT001 - a column
    path = tuple(name.split("."))
    assert FAMILY.names(path) is told
    assert STAFF.names(path)


@pytest.mark.parametrize(
    ("cause", "told"),
    [
        ("measure_added", True),
        ("answered notat.hva", True),
        ("answered notat.intern", False),
        ("form_finished samtale", False),
        ("linked_closed", False),
        ("linked_emitted sendt", False),
    ],
)
def test_a_cause_is_told_only_when_it_tells_nothing_that_is_kept_back(
    cause: str,
    told: bool,  # noqa: FBT001 - a column
) -> None:
    assert FAMILY.cause(cause) is told
    assert STAFF.cause(cause)
    event = happened.Proposed(subject="videre", cause=cause)
    assert FAMILY.event(event) == (event if told else None)


@pytest.mark.parametrize(
    ("kind", "subject", "told"),
    [
        ("item", "x", True),
        ("form", "notat", True),
        ("form", "samtale", False),
        ("linked", "melding", False),
    ],
)
def test_a_reason_is_named_only_when_it_may_be(kind: str, subject: str, told: bool) -> None:  # noqa: FBT001 - a column
    reason = Reason(kind=kind, subject=subject, message="")
    assert FAMILY.reason(reason) is told
    assert STAFF.reason(reason)


def test_answers_carried_over_are_cut() -> None:
    carried = {"notat": {"hva": "a", "intern": "b", "sett.1.av": "c"}, "samtale": {"ord": "d"}}
    assert FAMILY.answers(carried) == {"notat": {"hva": "a"}, "samtale": {}}  # type: ignore[arg-type]
    assert STAFF.answers(carried) == carried  # type: ignore[arg-type]


_MOVED = happened.Moved(
    transition="videre", origin="a", target="b", left={"samtale": "x", "notat": "y"}
)


@pytest.mark.parametrize(
    ("event", "seen"),
    [
        (happened.LinkedOpened(case="S-2", workflow="melding"), None),
        (happened.LinkedTold(case="S-2", workflow="melding"), None),
        (happened.ActionDone(action="meld", linked="S-2"), None),
        (happened.ActionDone(action="meld"), happened.ActionDone(action="meld")),
        (happened.FormBegun(form="samtale", copy=1), None),
        (happened.FormFinished(form="samtale", copy=1), None),
        (happened.FormBegun(form="notat", copy=1), happened.FormBegun(form="notat", copy=1)),
        (happened.Answered(form="notat", copy=1, answers={"intern": "x"}), None),
        (
            happened.Answered(
                form="notat",
                copy=1,
                answers={"hva": "a", "intern": "x"},
                left={"intern": "y"},
                taken_back=("sett.1.av", "sett.1.naar"),
            ),
            happened.Answered(
                form="notat", copy=1, answers={"hva": "a"}, taken_back=("sett.1.naar",)
            ),
        ),
        (
            _MOVED,
            happened.Moved(transition="videre", origin="a", target="b", left={"notat": "y"}),
        ),
        (happened.BatonKept(holder="kari"), happened.BatonKept(holder="kari")),
    ],
)
def test_an_event_is_told_without_what_is_kept_back(event: AnyEvent, seen: AnyEvent | None) -> None:
    assert FAMILY.event(event) == seen
    assert STAFF.event(event) == event

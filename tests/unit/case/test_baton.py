"""The baton: after the first holder there is always exactly one, and at most one offer."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from bti.case.actor import Actor
from bti.case.baton import decided_this_level, in_own_service
from bti.case.calendar import end_of_day
from bti.case.commands import Command, Go
from bti.case.decide import decide
from bti.case.demands import of_baton
from bti.case.events import (
    BatonAccepted,
    BatonDeclined,
    BatonKept,
    BatonOffered,
    BatonWithdrawn,
)
from bti.case.fit_to_hold import unfit
from bti.case.participant_commands import (
    AcceptBaton,
    Decline,
    KeepBaton,
    OfferBaton,
    WithdrawBaton,
)
from bti.case.warned import warnings_of
from bti.errors import BadInput
from bti.guide.definition import BatonDemand
from tests.unit.case.drive import KARI, OLA, PER, STEPS, Drive

GUIDE = """
baton: {may_hold: [ansatt], answer_within: 3 working days}
levels:
  n0: {title: Null, steps: {a: {title: A, next: b}, b: {title: B, next: n1}}}
  n1:
    title: En
    baton: {may_hold: [leder]}
    steps:
      c:
        title: C
        transitions:
          om: {title: Om igjen, to: c, round: new}
          ned: {title: Ned, to: n0}
          ut: {title: Ut, to: slutt}
"""
STAFF = frozenset({"ansatt"})
TO_SELF = OfferBaton(to="kari", unit="nordlia", service="skole", roles=STAFF)
TO_PER = OfferBaton(to="per", unit="ppt_fjord", service="ppt", roles=STAFF)


def test_the_first_who_takes_it_oneself_holds_it_at_once() -> None:
    drive = Drive(GUIDE)
    assert drive.tell(TO_SELF) == (BatonAccepted(to="kari", unit="nordlia", service="skole"),)
    holder = drive.case.baton.holder
    assert holder is not None
    assert (holder.person, holder.level, holder.round) == ("kari", "n0", 1)


def test_an_offer_is_to_be_answered_in_working_days_and_the_old_holder_holds_meanwhile() -> None:
    drive = Drive(GUIDE)
    drive.tell(TO_SELF)
    assert drive.tell(TO_PER) == (
        BatonOffered(
            to="per", unit="ppt_fjord", service="ppt", answer_by=end_of_day(date(2026, 11, 17))
        ),
    )
    assert drive.case.baton.holder is not None
    assert drive.case.baton.holder.person == "kari"
    drive.tell(AcceptBaton(), PER)
    assert drive.case.baton.holder.person == "per"
    assert drive.case.baton.offer is None


def test_a_guide_may_set_no_time_for_the_answer() -> None:
    drive = Drive(STEPS + "\nbaton: {}")
    assert drive.tell(TO_PER) == (BatonOffered(to="per", unit="ppt_fjord", service="ppt"),)


def test_a_no_is_counted_and_changes_no_holder() -> None:
    drive = Drive(GUIDE)
    drive.tell(TO_SELF)
    for count in (1, 2):
        drive.tell(TO_PER)
        said = drive.tell(Decline(reason="Ferie"), PER)
        assert said == (BatonDeclined(to="per", reason="Ferie"),)
        assert drive.case.baton.declined == count
        assert drive.case.baton.offer is None
    assert drive.case.baton.holder is not None
    assert drive.case.baton.holder.person == "kari"


def test_an_offer_can_be_taken_back_until_it_is_answered() -> None:
    drive = Drive(GUIDE)
    drive.tell(TO_PER)
    assert drive.tell(WithdrawBaton()) == (BatonWithdrawn(to="per"),)
    with pytest.raises(BadInput, match="ikke fått tilbud"):
        drive.tell(AcceptBaton(), PER)
    assert drive.case.baton.holder is None


@pytest.mark.parametrize(
    ("before", "command", "actor", "message"),
    [
        ((), WithdrawBaton(), KARI, "ikke noe åpent tilbud"),
        ((), KeepBaton(), KARI, "ingen stafettholder ennå"),
        ((TO_SELF,), TO_SELF, KARI, "alt stafettholder"),
        ((TO_PER,), TO_SELF, KARI, "alt tilbudt per"),
        ((TO_PER,), AcceptBaton(), OLA, "ikke fått tilbud"),
        ((TO_SELF,), AcceptBaton(), KARI, "har alt stafettpinnen"),
        ((), OfferBaton(to="per", unit="ppt_fjord"), KARI, "Stafettholderen må være ansatt"),
    ],
)
def test_what_cannot_be_done_with_the_baton_is_said(
    before: tuple[Command, ...], command: Command, actor: Actor, message: str
) -> None:
    drive = Drive(GUIDE)
    for one in before:
        drive.tell(one)
    baton = drive.case.baton
    with pytest.raises(BadInput, match=message):
        drive.tell(command, actor)
    assert drive.case.baton == baton


def test_a_guide_without_a_baton_has_no_holder() -> None:
    with pytest.raises(BadInput, match="ingen stafettholder"):
        Drive(STEPS).tell(TO_SELF)


def test_a_level_may_say_who_holds_it_there() -> None:
    drive = Drive(GUIDE, step="c")
    with pytest.raises(BadInput, match="Stafettholderen må være leder"):
        drive.tell(TO_PER)
    leader = OfferBaton(to="lise", unit="nordlia", roles=frozenset({"leder"}))
    assert isinstance(drive.tell(leader)[0], BatonOffered)


def test_who_may_not_hold_it_on_a_level_is_asked_to_offer_it_on_and_cannot_keep_it() -> None:
    drive = Drive(GUIDE)
    drive.tell(TO_SELF)
    roles = {"kari": STAFF, "lise": frozenset({"ansatt", "leder"})}
    known = replace(drive.standing(), roles_of=lambda person: roles[person])
    drive.go("neste")
    told = "På «En» må stafettholderen være leder, og kari er ikke det."
    (moved,) = decide(replace(known, case=drive.case), Go(transition="neste"))
    assert any(
        one.startswith(told) for one in warnings_of(replace(known, case=drive.case), (moved,))
    )
    drive.record(moved)
    here = replace(known, case=drive.case)
    with pytest.raises(BadInput, match="må stafettholderen være leder"):
        decide(here, KeepBaton())
    decided = of_baton(here, "x", BatonDemand(state="decided_this_level"))
    assert (decided.met, decided.todo) == (False, "bti tilby S-1 PERSON")
    assert unfit(replace(here, roles_of=lambda _: roles["lise"]), "n1") == ""
    assert unfit(here, "n0") == ""


def test_the_holder_is_decided_once_on_a_level_however_many_rounds_it_takes() -> None:
    drive = Drive(GUIDE)
    assert not decided_this_level(drive.case)
    drive.tell(TO_SELF)
    assert decided_this_level(drive.case)
    drive.go("neste")
    drive.go("neste")
    assert not decided_this_level(drive.case)
    assert drive.tell(KeepBaton()) == (BatonKept(holder="kari"),)
    assert decided_this_level(drive.case)
    drive.go("om")
    assert drive.case.round.number == 2
    assert decided_this_level(drive.case)
    drive.go("ned")
    assert not decided_this_level(drive.case)


@pytest.mark.parametrize(
    ("unit", "service", "own"),
    [
        ("nordlia", "", True),
        ("soerlia", "skole", True),
        ("ppt_fjord", "ppt", False),
        ("bup", "", False),
    ],
)
def test_own_service_is_the_openers_unit_or_its_service(unit: str, service: str, own: bool) -> None:  # noqa: FBT001 - a row of the table
    drive = Drive(GUIDE)
    assert not in_own_service(drive.case)
    drive.record(BatonAccepted(to="per", unit=unit, service=service))
    assert in_own_service(drive.case) is own

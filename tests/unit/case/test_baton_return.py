"""The baton comes home when the ground of the holder's unit falls away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bti.case.events import BatonReturned, BatonWithdrawn, ConsentWithdrawn, TaskStarted
from bti.case.participant_commands import (
    AcceptBaton,
    AnswerConsent,
    Invite,
    Join,
    KeepBaton,
    OfferBaton,
    WithdrawConsent,
)
from bti.case.people import may
from bti.case.rule_places import Places
from bti.case.seen import Seen
from bti.case.viewing import case_view
from bti.errors import BadInput
from tests.unit.case.drive import KARI, OLA, PER, STEPS, Drive

if TYPE_CHECKING:
    from bti.case.commands import Command

GUIDE = (
    STEPS
    + """
baton: {}
consents: {deling: {title: Deling, per: service, given_by: one_guardian, valid_for: 2 months}}
"""
)
UNIT = "ppt_fjord"
YES = AnswerConsent(purpose="deling", recipient=UNIT, givers=("forelder_1",), yes=True)
NO = AnswerConsent(purpose="deling", recipient=UNIT, givers=("forelder_2",), yes=False)
BACK = WithdrawConsent(purpose="deling", recipient=UNIT, givers=("forelder_1",))
TO_PER = OfferBaton(to="per", unit=UNIT, service="ppt")
WRITTEN = Invite(unit=UNIT, service="ppt", person="per", basis="Fvl. § 13 b")


def _with_per(*, first: str = "", ground: Command | None = None) -> Drive:
    """Let Per at the PPT hold the baton on a consent, perhaps after one at the school."""
    drive = Drive(GUIDE)
    if first:
        drive.tell(OfferBaton(to=first, unit="nordlia", service="skole"))
        drive.tell(AcceptBaton(), OLA)
    drive.tell(YES)
    if ground:
        drive.tell(ground)
        drive.tell(Join(), PER)
    drive.tell(TO_PER)
    drive.tell(AcceptBaton(), PER)
    return drive


@pytest.mark.parametrize(("first", "to"), [("ola", "ola"), ("", "lise")])
def test_it_goes_to_the_last_holder_with_a_ground_else_to_who_leads_the_unit_that_opened(
    first: str, to: str
) -> None:
    drive = _with_per(first=first)
    assert may(PER, "read", drive.guide, drive.case, drive.now)
    withdrawn, returned, task = drive.tell(BACK)
    assert isinstance(withdrawn, ConsentWithdrawn)
    assert returned == BatonReturned(to=to, unit="nordlia", service="skole", lost=UNIT)
    assert isinstance(task, TaskStarted)
    assert (task.task, task.to) == ("stafettholder", to)
    assert not may(PER, "read", drive.guide, drive.case, drive.now)


def test_a_no_and_time_take_the_ground_as_a_withdrawal_does() -> None:
    drive = _with_per()
    assert any(isinstance(one, BatonReturned) for one in drive.tell(NO))
    drive = _with_per()
    drive.wait(days=70)
    # Who has no ground reads nothing, also before time is counted in.
    assert not may(PER, "read", drive.guide, drive.case, drive.now)
    assert any(isinstance(one, BatonReturned) for one in drive.time_passes())
    assert drive.time_passes() == ()


def test_the_leader_of_a_unit_without_a_ground_reads_nothing() -> None:
    from msgspec.structs import replace

    drive = _with_per()
    leads = replace(PER, person="pia", roles=frozenset({"ansatt", "leder"}))
    assert may(leads, "read", drive.guide, drive.case, drive.now)
    drive.wait(days=70)
    assert not may(leads, "read", drive.guide, drive.case, drive.now)


def test_who_takes_part_without_a_ground_is_shown_so() -> None:
    drive = Drive(GUIDE)
    drive.tell(YES)
    drive.tell(Invite(unit=UNIT, service="ppt", person="per"))
    drive.tell(Join(), PER)
    seen = Seen(name=str, unit=str, place=Places(dict), guides={})
    shown = {one.person: one.state for one in case_view(drive.standing(), seen).participants}
    assert shown == {"kari": "present", "per": "present"}
    drive.tell(BACK)
    shown = {one.person: one.state for one in case_view(drive.standing(), seen).participants}
    assert shown == {"kari": "present", "per": "no_access"}


def test_it_stays_where_there_is_another_ground() -> None:
    drive = _with_per(ground=WRITTEN)
    assert len(drive.tell(BACK)) == 1
    assert may(PER, "read", drive.guide, drive.case, drive.now)


def test_an_offer_to_such_a_unit_falls_away_and_none_is_made() -> None:
    drive = Drive(GUIDE)
    drive.tell(OfferBaton(to="kari", unit="nordlia", service="skole"))
    drive.tell(YES)
    drive.tell(TO_PER)
    assert drive.tell(BACK)[1:] == (BatonWithdrawn(to="per", lost=UNIT),)
    with pytest.raises(BadInput, match="Samtykket til PPT Fjord gjelder ikke"):
        drive.tell(TO_PER)


def test_the_task_is_done_when_it_is_decided_who_holds_it() -> None:
    drive = _with_per(first="ola")
    drive.tell(BACK)
    assert drive.case.task("stafettholder")
    drive.tell(KeepBaton(), OLA)
    assert drive.case.task("stafettholder") is None
    drive = _with_per()
    drive.tell(BACK)
    drive.tell(OfferBaton(to="kari", unit="nordlia", service="skole"))
    drive.tell(AcceptBaton(), KARI)
    assert drive.case.task("stafettholder") is None

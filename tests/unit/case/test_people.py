"""Who takes part, and who has access on what ground: denied unless something gives it."""

from __future__ import annotations

import pytest

from bti.case import people
from bti.case.actor import Actor
from bti.case.events import (
    ConsentAnswered,
    ConsentWithdrawn,
    InvitationWithdrawn,
    Invited,
    ParticipantJoined,
    ParticipantLeft,
)
from bti.case.participant_commands import (
    AcceptBaton,
    Invite,
    Join,
    Leave,
    OfferBaton,
    WithdrawInvitation,
)
from bti.errors import BadInput
from tests.unit.case.drive import KARI, OLA, PER, STEPS, Drive

GUIDE = (
    STEPS
    + """
baton: {answer_within: 3 working days}
consents:
  deling: {title: Deling, per: service, given_by: one_guardian, valid_for: 6 months}
"""
)
CLOSED_TO_FAMILY = GUIDE + "access: {guardians: never}\n"
YES = ConsentAnswered(purpose="deling", recipient="ppt_fjord", giver="verge", yes=True)
INVITE_PPT = Invite(unit="ppt_fjord", service="ppt", role="ansatt")
LEADER = Actor(person="lise", unit="nordlia", roles=frozenset({"leder"}))


def _may(drive: Drive, actor: Actor) -> tuple[bool, bool]:
    """Tell whether someone may read, and may write."""
    read, write = (
        people.may(actor, doing, drive.guide, drive.case, drive.now) for doing in ("read", "write")
    )
    return read, write


def test_the_opener_has_access_and_a_colleague_has_none() -> None:
    drive = Drive(GUIDE)
    assert _may(drive, KARI) == (True, True)
    assert _may(drive, OLA) == (False, False)
    drive.record(ParticipantJoined(person="ola", unit="nordlia"))
    assert _may(drive, OLA) == (True, True)
    drive.tell(Leave(person="ola", unit="nordlia"))
    assert _may(drive, OLA) == (False, False)


def test_the_leader_of_the_unit_has_access_but_not_to_a_report() -> None:
    assert _may(Drive(GUIDE), LEADER) == (True, True)
    assert _may(Drive(CLOSED_TO_FAMILY), LEADER) == (False, False)


def test_a_guide_may_let_in_some_roles_alone_and_always_whoever_opened_the_case() -> None:
    kept = GUIDE + "access: {roles: [leder]}\n"
    drive = Drive(kept)
    assert _may(drive, KARI) == (True, True)
    drive.record(ParticipantJoined(person="ola", unit="nordlia", role="ansatt"))
    assert _may(drive, OLA) == (False, False)
    assert _may(drive, LEADER) == (True, True)
    assert _may(Drive(GUIDE + "access: {roles: [ansatt]}\n"), LEADER) == (False, False)


def test_an_invitation_gives_no_access_and_joining_without_a_consent_does_not_either() -> None:
    drive = Drive(GUIDE)
    assert drive.tell(INVITE_PPT) == (Invited(unit="ppt_fjord", service="ppt", role="ansatt"),)
    assert _may(drive, PER) == (False, False)
    assert drive.tell(Join(), PER) == (
        ParticipantJoined(person="per", unit="ppt_fjord", service="ppt", role="ansatt"),
    )
    assert _may(drive, PER) == (False, False)
    drive.record(YES)
    assert _may(drive, PER) == (True, True)


def test_access_ends_the_moment_the_consent_is_taken_back() -> None:
    drive = Drive(GUIDE)
    drive.record(ParticipantJoined(person="per", unit="ppt_fjord"), YES)
    assert _may(drive, PER) == (True, True)
    drive.record(ConsentWithdrawn(purpose="deling", recipient="ppt_fjord", giver="verge"))
    assert _may(drive, PER) == (False, False)


def test_a_consent_for_one_unit_opens_nothing_for_another() -> None:
    drive = Drive(GUIDE)
    drive.record(ParticipantJoined(person="per", unit="bup"), YES)
    assert _may(drive, PER) == (False, False)


def test_another_written_ground_stands_in_for_a_consent() -> None:
    drive = Drive(GUIDE)
    drive.tell(Invite(unit="ppt_fjord", person="per", basis="pasjl_4_4"))
    assert people.other_ground(drive.case, "ppt_fjord")
    assert not people.other_ground(drive.case, "bup")
    drive.tell(Join(), PER)
    assert _may(drive, PER) == (True, True)
    drive.tell(Leave(person="per", unit="ppt_fjord"))
    assert not people.other_ground(drive.case, "ppt_fjord")


def test_that_someone_opened_or_holds_the_case_is_no_written_ground() -> None:
    drive = Drive(GUIDE)
    assert not people.other_ground(drive.case, "nordlia")
    drive.tell(OfferBaton(to="per", unit="ppt_fjord", service="ppt"))
    drive.tell(AcceptBaton(), PER)
    assert not people.other_ground(drive.case, "ppt_fjord")


def test_the_baton_gives_access_as_long_as_it_is_held() -> None:
    drive = Drive(GUIDE)
    drive.tell(OfferBaton(to="per", unit="ppt_fjord", service="ppt"))
    assert _may(drive, PER) == (False, False)
    drive.tell(AcceptBaton(), PER)
    assert _may(drive, PER) == (True, True)
    drive.tell(OfferBaton(to="kari", unit="nordlia", service="skole"), PER)
    assert _may(drive, PER) == (True, True)
    drive.tell(AcceptBaton())
    assert _may(drive, PER) == (False, False)


@pytest.mark.parametrize(
    ("body", "seen"), [(GUIDE, (True, False)), (CLOSED_TO_FAMILY, (False,) * 2)]
)
def test_the_family_reads_and_never_writes_and_reads_no_report(
    body: str, seen: tuple[bool, bool]
) -> None:
    drive = Drive(body)
    drive.record(ParticipantJoined(person="mor", unit="nordlia", role="foresatt"))
    assert _may(drive, Actor(person="mor")) == seen


def test_units_are_counted_once_and_the_home_unit_never() -> None:
    drive = Drive(GUIDE)
    drive.tell(INVITE_PPT)
    drive.tell(Invite(unit="ppt_fjord", person="pia"))
    drive.tell(Invite(unit="bup"))
    drive.tell(Invite(unit="nordlia", person="ola"))
    assert people.invited_units(drive.case) == ("ppt_fjord", "bup")
    assert people.participating_units(drive.case) == ()
    drive.tell(Join(), PER)
    assert people.participating_units(drive.case) == ("ppt_fjord",)
    assert [one.person for one in people.present(drive.case)] == ["kari", "per"]
    drive.tell(Leave(person="per", unit="ppt_fjord"))
    drive.tell(WithdrawInvitation(person="pia", unit="ppt_fjord"))
    assert people.invited_units(drive.case) == ("bup",)


def test_the_same_is_not_invited_twice_until_it_has_left() -> None:
    drive = Drive(GUIDE)
    pia = Invite(unit="ppt_fjord", person="pia")
    drive.tell(pia)
    with pytest.raises(BadInput, match=r"^pia \(PPT Fjord\) er alt invitert, og") as told:
        drive.tell(pia)
    assert "bti inviter S-1 ppt_fjord --person pia --role ROLLE" in told.value.message
    drive.tell(WithdrawInvitation(person="pia", unit="ppt_fjord"))
    assert drive.tell(pia) == (Invited(unit="ppt_fjord", person="pia"),)


def test_only_the_one_who_was_invited_can_join_and_only_once() -> None:
    drive = Drive(GUIDE)
    drive.tell(Invite(unit="ppt_fjord", person="pia"))
    assert not people.may_join(drive.case, PER)
    with pytest.raises(BadInput, match="ingen åpen invitasjon"):
        drive.tell(Join(), PER)
    pia = Actor(person="pia", unit="ppt_fjord", service="ppt")
    assert people.may_join(drive.case, pia)
    drive.tell(Join(), pia)
    assert not people.may_join(drive.case, pia)
    with pytest.raises(BadInput, match="Du er alt med i saken"):
        drive.tell(Join(), pia)


def test_leaving_ends_taking_part_and_needs_someone_who_takes_part() -> None:
    drive = Drive(GUIDE)
    with pytest.raises(BadInput, match="ikke med i saken"):
        drive.tell(Leave(person="per", unit="ppt_fjord"))
    drive.record(ParticipantJoined(person="per", unit="ppt_fjord"))
    assert drive.tell(Leave(person="per", unit="ppt_fjord")) == (
        ParticipantLeft(person="per", unit="ppt_fjord"),
    )
    with pytest.raises(BadInput, match="ikke med i saken"):
        drive.tell(Leave(person="per", unit="ppt_fjord"))


def test_an_invitation_is_withdrawn_and_one_who_is_there_leaves_and_neither_is_the_other() -> None:
    drive = Drive(GUIDE)
    drive.tell(INVITE_PPT)
    with pytest.raises(BadInput, match="bti inviter S-1 ppt_fjord --withdraw"):
        drive.tell(Leave(person="", unit="ppt_fjord"))
    taken_back = WithdrawInvitation(unit="ppt_fjord")
    assert drive.tell(taken_back) == (InvitationWithdrawn(person="", unit="ppt_fjord"),)
    with pytest.raises(BadInput, match="ikke invitert"):
        drive.tell(taken_back)
    drive.tell(Invite(unit="ppt_fjord", person="per"))
    with pytest.raises(BadInput, match="ppt_fjord --person per --withdraw"):
        drive.tell(Leave(person="per", unit="ppt_fjord"))
    drive.tell(Join(), PER)
    with pytest.raises(BadInput, match="bti gaa-ut"):
        drive.tell(WithdrawInvitation(person="per", unit="ppt_fjord"))


def test_the_holder_hands_on_the_baton_before_leaving() -> None:
    drive = Drive(GUIDE)
    drive.tell(OfferBaton(to="kari", unit="nordlia", service="skole"))
    with pytest.raises(BadInput, match="bti tilby"):
        drive.tell(Leave(person="kari", unit="nordlia"))
    drive.tell(OfferBaton(to="ola", unit="nordlia", service="skole"))
    drive.tell(AcceptBaton(), OLA)
    drive.tell(Leave(person="kari", unit="nordlia"))
    assert [one.person for one in people.present(drive.case)] == ["ola"]


def test_whoever_opened_the_case_has_it_until_another_does() -> None:
    drive = Drive(GUIDE)
    with pytest.raises(BadInput, match="har den til noen tar imot"):
        drive.tell(Leave(person="kari", unit="nordlia"))


def test_one_who_comes_back_takes_the_old_place() -> None:
    drive = Drive(GUIDE)
    drive.record(ParticipantJoined(person="per", unit="ppt_fjord", role="ansatt"))
    drive.tell(Leave(person="per", unit="ppt_fjord"))
    drive.record(ParticipantJoined(person="per", unit="ppt_fjord"))
    (row,) = [one for one in drive.case.participants if one.person == "per"]
    assert (row.left, row.role) == (None, "ansatt")

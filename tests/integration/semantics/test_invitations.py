"""Invitations: seen by the invited, answered with yes or no, taken back, and given a role."""

from __future__ import annotations

import pytest

from bti.errors import BadInput, Denied
from tests.integration.semantics.tale import Tale

GUIDE = """
roles: {ansatt: Ansatt, leder: Leder, radgiver: Rådgiver}
services: {skole: Skole, ppt: PPT, bup: BUP}
access: {roles: [leder, radgiver]}
steps:
  a:
    title: A
    transitions:
      f: {title: F, to: slutt, requires: {receiver: {state: accepted, of: each_invited}}}
"""
OPEN_TO_ALL = GUIDE.replace("access: {roles: [leder, radgiver]}\n", "")


@pytest.fixture
def tale() -> Tale:
    return Tale(GUIDE)


def _waiting(tale: Tale, by: str) -> list[tuple[str, str, str]]:
    invitations = tale.casework.today(by=by).invitations
    return [(one.case, one.unit, one.ask) for one in invitations]


def test_the_role_of_a_post_lets_in_who_is_invited(tale: Tale) -> None:
    tale.casework.add_post("per", "radgiver", "ppt")
    tale.casework.invite(tale.case, "ppt", person="per", ground="lov")
    saved = tale.casework.join(tale.case, by="per")
    assert saved.case.step.id == "a"
    assert tale.view("per").id == tale.case


def test_the_true_reason_is_said_and_a_role_given_afterwards_opens(tale: Tale) -> None:
    tale.casework.invite(tale.case, "ppt", person="per", ground="lov")
    saved = tale.casework.join(tale.case, by="per")
    assert "samtykke" not in saved.next
    assert "bare leder eller rådgiver" in saved.next
    with pytest.raises(Denied, match="bare leder eller rådgiver"):
        tale.view("per")
    with pytest.raises(BadInput, match="--role"):
        tale.casework.invite(tale.case, "ppt", person="per", ground="lov")
    told = tale.casework.invite(tale.case, "ppt", person="per", role="radgiver")
    assert told.events == ("PPT Fjord (Per) ble invitert som rådgiver.",)
    assert [one.role for one in tale.view("per").participants if one.person == "per"] == [
        "Rådgiver"
    ]


def test_one_who_waits_for_a_consent_hears_that() -> None:
    tale = Tale(OPEN_TO_ALL + "consents: {deling: {title: Deling, per: service}}\n")
    assert tale.casework.invite(tale.case, "ppt").warnings == ()
    assert "når det er gitt samtykke" in tale.casework.join(tale.case, by="per").next
    tale.casework.invite(tale.case, "ppt", person="per", ground="lov")
    assert tale.view("per").id == tale.case


def test_where_no_consent_lets_in_a_ground_is_asked_for() -> None:
    tale = Tale(OPEN_TO_ALL)
    (warning,) = tale.casework.invite(tale.case, "ppt").warnings
    assert warning.endswith(f"Skriv grunnlaget: bti inviter {tale.case} ppt --ground TEKST")
    assert tale.casework.invite(tale.case, "bup", ground="lov").warnings == ()
    assert tale.casework.invite(tale.case, "nordlia").warnings == ()
    told = tale.casework.join(tale.case, by="per").next
    assert "når den som har saken, skriver grunnlaget for det" in told
    assert "samtykke" not in told


@pytest.mark.parametrize("person", ["", "per"])
def test_the_invited_sees_it_says_no_and_the_way_opens(person: str) -> None:
    tale = Tale(OPEN_TO_ALL)
    tale.casework.invite(tale.case, "bup")
    tale.casework.withdraw_invitation(tale.case, "bup")
    assert _waiting(tale, "per") == []
    tale.casework.invite(tale.case, "ppt", person=person)
    assert _waiting(tale, "per") == [(tale.case, "PPT Fjord", "Kari")]
    assert _waiting(tale, "siri") == []
    assert tale.refused("f") == [("receiver", "receiver")]
    with pytest.raises(Denied, match="bti avslaa"):
        tale.view("per")
    tale.casework.decline(tale.case, reason="Vi kjenner ikke barnet", by="per")
    assert _waiting(tale, "per") == []
    line = tale.casework.history(tale.case)[-1]
    assert line.text.startswith("PPT Fjord")
    assert line.text.endswith("sa nei til invitasjonen.")
    assert line.remarks == ("Grunn: Vi kjenner ikke barnet",)
    assert [one.state for one in tale.view().participants] == ["present", *["not_joined"] * 2]
    with pytest.raises(Denied):
        tale.casework.join(tale.case, by="per")
    tale.casework.invite(tale.case, "ppt", person=person)
    tale.casework.join(tale.case, by="per")
    tale.go("f")


def test_an_invitation_is_taken_back_but_not_from_one_who_is_there() -> None:
    tale = Tale(OPEN_TO_ALL)
    tale.casework.invite(tale.case, "ppt", person="per")
    tale.casework.withdraw_invitation(tale.case, "ppt", person="per")
    assert _waiting(tale, "per") == []
    tale.casework.invite(tale.case, "ppt", person="per", ground="lov")
    tale.casework.join(tale.case, by="per")
    with pytest.raises(BadInput, match="gaa-ut"):
        tale.casework.withdraw_invitation(tale.case, "ppt", person="per")


def test_a_no_is_first_the_no_to_the_baton() -> None:
    tale = Tale(OPEN_TO_ALL + "baton: {may_hold: [ansatt]}\n")
    tale.casework.invite(tale.case, "ppt", person="per")
    with pytest.raises(BadInput, match="tilbud"):
        tale.casework.accept(tale.case, by="per")
    tale.casework.offer(tale.case, "per")
    tale.casework.decline(tale.case, by="per")
    assert len(_waiting(tale, "per")) == 1


def test_a_named_leader_is_let_in_to_what_guardians_never_see() -> None:
    named = Tale(GUIDE.replace("{roles", "{guardians: never, roles"))
    assert named.view("lise").leader == "Lise"
    assert [one.id for one in named.casework.list(by="lise")] == [named.case]
    never = Tale(GUIDE.replace("{roles: [leder, radgiver]}", "{guardians: never}"))
    assert never.casework.list(by="lise") == ()
    assert never.view().leader == ""


def test_numbers_are_those_of_the_guides_one_follows_else_of_what_is_published() -> None:
    contacts = """
contacts:
  barnevern: {title: Barnevern, phone: 77 00 00 00, open: always, show: [acute]}
  politi: {title: Politi, phone: 112, open: always, show: [acute]}
"""
    tale = Tale(OPEN_TO_ALL + contacts)
    for by in ("kari", "siri"):
        shown = tale.casework.today(by=by).contacts
        assert {one.id: one.phone for one in shown}["barnevern"] == "77 00 00 00"
    assert tale.casework.today(by="kari").contacts == tale.view().contacts

"""Consent: who has to say yes, how it stands, when it runs out, and who may take it back."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from bti.case import consents
from bti.case.attempt import way
from bti.case.commands import Do
from bti.case.events import ConsentAnswered, ConsentAsked, ConsentWithdrawn
from bti.case.lacking import obstacles
from bti.case.participant_commands import AnswerConsent, AskConsent, WithdrawConsent
from bti.case.people import invited_units
from bti.errors import BadInput, NotFound, Refused
from tests.unit.case.drive import STEPS, TODAY, Drive

GUIDE = (
    STEPS
    + """
consents:
  deling:
    title: Deling
    per: service
    basis: pasjl_4_4
    valid_for: 6 months
  logg: {title: Logg, given_by: one_guardian}
  egen: {title: Egen, given_by: one_guardian, own_from_age: 15}
"""
)


def _answer(
    drive: Drive, purpose: str, giver: str, *, yes: bool = True, day: date | None = None
) -> None:
    unit = "ppt_fjord" if purpose == "deling" else ""
    drive.tell(
        AnswerConsent(purpose=purpose, recipient=unit, givers=(giver,), yes=yes, valid_until=day)
    )


def _state(drive: Drive, purpose: str, today: date = TODAY) -> str:
    unit = "ppt_fjord" if purpose == "deling" else ""
    found = consents.find(drive.case, purpose, unit)
    return consents.state_of(drive.guide, drive.case, found, today)


def _missing(drive: Drive, purpose: str, today: date = TODAY) -> str:
    unit = "ppt_fjord" if purpose == "deling" else ""
    found = consents.find(drive.case, purpose, unit)
    return consents.still_missing(drive.guide, drive.case, found, today)


def test_nothing_stands_until_it_is_asked_and_asking_is_not_an_answer() -> None:
    drive = Drive(GUIDE)
    assert (_state(drive, "logg"), _missing(drive, "logg")) == ("not_asked", "")
    assert drive.tell(AskConsent(purpose="logg")) == (ConsentAsked(purpose="logg"),)
    assert _state(drive, "logg") == "asked"
    assert not consents.is_asked(drive.case, "logg", "")
    _answer(drive, "logg", "verge", yes=False)
    assert consents.is_asked(drive.case, "logg", "")
    assert not consents.is_given(drive.guide, drive.case, "logg", "", TODAY)


@pytest.mark.parametrize(
    ("purpose", "givers", "state", "missing"),
    [
        ("deling", ("forelder_1",), "partly", "forelder 2"),
        ("deling", ("forelder_2",), "partly", "forelder 1"),
        ("deling", ("barnet",), "partly", "forelder 1 og forelder 2"),
        ("deling", ("forelder_1", "forelder_2"), "given", ""),
        ("deling", ("forelder_alene",), "given", ""),
        ("deling", ("verge",), "given", ""),
        ("deling", ("barnevern",), "given", ""),
        ("logg", ("forelder_2",), "given", ""),
        ("logg", ("barnet",), "partly", "forelder 1 eller forelder 2"),
    ],
)
def test_who_has_to_say_yes_follows_the_guide(
    purpose: str, givers: tuple[str, ...], state: str, missing: str
) -> None:
    drive = Drive(GUIDE)
    for giver in givers:
        _answer(drive, purpose, giver)
    assert (_state(drive, purpose), _missing(drive, purpose)) == (state, missing)


@pytest.mark.parametrize(
    ("born", "state", "missing"),
    [
        (date(2011, 11, 12), "partly", "barnet selv"),
        (date(2011, 11, 13), "given", ""),
        (None, "given", ""),
    ],
)
def test_a_child_of_age_has_to_say_yes_too(born: date | None, state: str, missing: str) -> None:
    drive = Drive(GUIDE, born=born)
    _answer(drive, "egen", "forelder_1")
    assert (_state(drive, "egen"), _missing(drive, "egen")) == (state, missing)
    _answer(drive, "egen", "barnet")
    assert _state(drive, "egen") == "given"


def test_one_no_is_a_no_until_the_same_giver_says_yes() -> None:
    drive = Drive(GUIDE)
    _answer(drive, "deling", "forelder_1")
    _answer(drive, "deling", "forelder_2", yes=False)
    assert (_state(drive, "deling"), _missing(drive, "deling")) == ("refused", "forelder 2")
    _answer(drive, "deling", "forelder_2")
    assert _state(drive, "deling") == "given"


def test_a_yes_lasts_as_long_as_the_guide_says_and_runs_out_with_the_earliest() -> None:
    drive = Drive(GUIDE)
    _answer(drive, "deling", "forelder_1")
    _answer(drive, "deling", "forelder_2", day=date(2026, 12, 1))
    found = consents.find(drive.case, "deling", "ppt_fjord")
    assert found is not None
    assert [a.valid_until for a in found.answers] == [date(2027, 5, 12), date(2026, 12, 1)]
    assert consents.until(found) == date(2026, 12, 1)
    assert _state(drive, "deling", date(2026, 12, 1)) == "given"
    assert _state(drive, "deling", date(2026, 12, 2)) == "expired"


def test_a_consent_without_an_end_never_runs_out() -> None:
    drive = Drive(GUIDE)
    _answer(drive, "logg", "verge")
    found = consents.find(drive.case, "logg", "")
    assert found is not None
    assert consents.until(found) is None
    assert _state(drive, "logg", date(2099, 1, 1)) == "given"


def test_a_yes_holds_its_basis_and_a_no_has_no_end() -> None:
    drive = Drive(GUIDE)
    no = AnswerConsent(
        purpose="deling",
        recipient="ppt_fjord",
        givers=("verge",),
        yes=False,
        valid_until=date(2027, 1, 1),
    )
    assert drive.tell(no) == (
        ConsentAnswered(
            purpose="deling", recipient="ppt_fjord", giver="verge", yes=False, basis="pasjl_4_4"
        ),
    )


def test_any_giver_may_take_a_yes_back_alone_and_once() -> None:
    drive = Drive(GUIDE)
    _answer(drive, "deling", "forelder_1")
    _answer(drive, "deling", "forelder_2")
    taken_back = WithdrawConsent(purpose="deling", recipient="ppt_fjord", givers=("forelder_2",))
    assert drive.tell(taken_back) == (
        ConsentWithdrawn(purpose="deling", recipient="ppt_fjord", giver="forelder_2"),
    )
    assert (_state(drive, "deling"), _missing(drive, "deling")) == ("withdrawn", "forelder 2")
    with pytest.raises(BadInput, match="noe ja fra forelder 2 som kan trekkes"):
        drive.tell(taken_back)
    found = consents.find(drive.case, "deling", "ppt_fjord")
    assert found is not None
    assert [bool(answer.withdrawn) for answer in found.answers] == [False, True]


def test_several_answer_the_same_at_once_each_with_an_answer_of_their_own() -> None:
    drive = Drive(GUIDE)
    both = ("forelder_1", "forelder_2", "forelder_1")
    said = drive.tell(AnswerConsent(purpose="logg", givers=both, yes=True))
    assert [one.giver for one in said if isinstance(one, ConsentAnswered)] == [*both[:2]]
    with pytest.raises(BadInput, match="noe ja fra verge som kan trekkes"):
        drive.tell(WithdrawConsent(purpose="logg", givers=("forelder_1", "verge")))
    assert _state(drive, "logg") == "given"
    drive.tell(WithdrawConsent(purpose="logg", givers=both))
    found = consents.find(drive.case, "logg", "")
    assert found is not None
    assert all(answer.withdrawn for answer in found.answers)


def test_only_a_yes_can_be_taken_back() -> None:
    drive = Drive(GUIDE)
    with pytest.raises(BadInput, match="noe ja fra verge"):
        drive.tell(WithdrawConsent(purpose="logg", givers=("verge",)))
    _answer(drive, "logg", "verge", yes=False)
    with pytest.raises(BadInput, match="noe ja fra verge"):
        drive.tell(WithdrawConsent(purpose="logg", givers=("verge",)))


@pytest.mark.parametrize(
    ("command", "kind", "message"),
    [
        (AskConsent(purpose="annet"), NotFound, "Den har: deling, logg, egen"),
        (AskConsent(purpose="deling"), BadInput, "én enhet om gangen"),
        (AskConsent(purpose="logg", recipient="bup"), BadInput, "uten --unit"),
        (
            AnswerConsent(purpose="logg", givers=("bestemor",), yes=True),
            BadInput,
            "ingen «bestemor»",
        ),
        (WithdrawConsent(purpose="logg", givers=("bestemor",)), BadInput, "ingen «bestemor»"),
        (
            AnswerConsent(
                purpose="logg", givers=("verge",), yes=True, valid_until=date(2026, 11, 11)
            ),
            BadInput,
            "er passert",
        ),
    ],
)
def test_what_cannot_be_used_is_said(
    command: AskConsent | AnswerConsent | WithdrawConsent, kind: type[Exception], message: str
) -> None:
    drive = Drive(GUIDE)
    with pytest.raises(kind, match=message):
        drive.tell(command)
    assert drive.case.consents == ()


INVITING = (
    STEPS.replace("a: {title: A, next: b}", "a: {title: A, actions: [be, be_enhet], next: b}")
    + """
consents: {dele: {title: Dele, per: service, given_by: one_guardian}}
actions:
  be: {title: Be PPT, invites: ppt, consents: {dele: given}}
  be_enhet: {title: Be PPT, invites: ppt, requires: {consent: {dele: {state: given, of: unit}}}}
"""
)


@pytest.mark.parametrize("action", ["be", "be_enhet"])
def test_what_invites_asks_for_the_consent_of_the_unit_that_it_invites(action: str) -> None:
    drive = Drive(INVITING)
    invite = Do(action=action, unit="ppt_fjord", service="ppt")
    with pytest.raises(Refused) as refused:
        drive.tell(invite)
    (reason,) = refused.value.reasons
    assert reason.message == "Samtykke til «Dele» mangler for PPT Fjord."
    assert reason.todo == "bti samtykke S-1 dele --unit ppt_fjord"
    (unchosen,) = obstacles(drive.standing(), way(drive.standing(), action))
    assert unchosen.message == "Samtykke til «Dele» mangler for enheten som skal inviteres."
    assert unchosen.todo == "bti samtykke S-1 dele --unit ENHET"
    yes = AnswerConsent(purpose="dele", recipient="bup", givers=("forelder_1",), yes=True)
    drive.tell(yes)
    with pytest.raises(Refused):
        drive.tell(invite)
    drive.tell(replace(yes, recipient="ppt_fjord"))
    assert obstacles(drive.standing(), way(drive.standing(), action)) == ()
    drive.tell(invite)
    assert "ppt_fjord" in invited_units(drive.case)

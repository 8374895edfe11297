"""Consent, the baton, and who may see and do what."""

from __future__ import annotations

import pytest

from bti.errors import BadInput, Denied, NotFound
from tests.integration.semantics.tale import Tale

GUIDE = """
baton: {may_hold: [ansatt, leder], answer_within: 3 working days}
services: {skole: Skole, ppt: PPT, bup: BUP}
consents:
  begge: {title: Begge, given_by: both_guardians}
  en: {title: En av dem, given_by: one_guardian, own_from_age: 15, valid_for: 2 months}
  hver: {title: Hver tjeneste, per: service, given_by: one_guardian}
levels:
  nivaa_0:
    title: Først
    steps:
      a:
        title: A
        transitions:
          begge: {title: V, to: b, requires: {consent: {begge: given}}}
          en: {title: V, to: b, requires: {consent: {en: given}}}
          hver: {title: V, to: b, requires: {consent: {hver: given, of: each_invited}}}
      b: {title: B, transitions: {opp: {title: Opp, to: nivaa_1}, f: {title: F, to: slutt}}}
  nivaa_1:
    title: Så
    baton: {may_hold: [leder]}
    steps:
      c: {title: C, transitions: {f: {title: F, to: slutt}}}
"""


@pytest.fixture
def tale() -> Tale:
    return Tale(GUIDE)


def _state(tale: Tale, purpose: str) -> str:
    return next(c.state for c in tale.view().consents if c.id == purpose)


def test_both_guardians_or_one_who_has_the_child_alone(tale: Tale) -> None:
    give = tale.casework.give_consent
    give(tale.case, "begge", "forelder_1")
    assert _state(tale, "begge") == "partly"
    assert tale.refused("begge") == [("consent", "begge")]
    give(tale.case, "begge", "forelder_2")
    assert tale.ways()["begge"].open
    other = Tale(GUIDE)
    other.casework.give_consent(other.case, "begge", "forelder_alene")
    assert other.ways()["begge"].open


def test_one_no_is_no_and_an_answer_can_be_changed(tale: Tale) -> None:
    tale.casework.give_consent(tale.case, "begge", "forelder_1")
    tale.casework.refuse_consent(tale.case, "begge", "forelder_2")
    assert _state(tale, "begge") == "refused"
    tale.casework.give_consent(tale.case, "begge", "forelder_2")
    assert _state(tale, "begge") == "given"


def test_from_the_age_the_guide_says_the_child_says_yes_too() -> None:
    young, old = Tale(GUIDE, born="2011-09-03"), Tale(GUIDE, born="2011-09-01")
    for tale in (young, old):
        tale.casework.give_consent(tale.case, "en", "forelder_1")
    assert (_state(young, "en"), _state(old, "en")) == ("given", "partly")
    young.wait(2)
    assert _state(young, "en") == "partly"
    young.casework.give_consent(young.case, "en", "barnet")
    assert _state(young, "en") == "given"


def test_a_consent_runs_out_after_the_day_it_is_valid_to(tale: Tale) -> None:
    tale.casework.give_consent(tale.case, "en", "forelder_1")
    tale.wait(61)
    assert (_state(tale, "en"), tale.ways()["en"].open) == ("given", True)
    tale.wait(1)
    assert (_state(tale, "en"), tale.ways()["en"].open) == ("expired", False)
    with pytest.raises(BadInput, match="passert"):
        tale.casework.give_consent(tale.case, "en", "forelder_1", until="2026-09-01")


def test_any_giver_alone_takes_it_back(tale: Tale) -> None:
    for giver in ("forelder_1", "forelder_2"):
        tale.casework.give_consent(tale.case, "begge", giver)
    tale.casework.withdraw_consent(tale.case, "begge", "forelder_2")
    assert _state(tale, "begge") == "withdrawn"
    with pytest.raises(BadInput):
        tale.casework.withdraw_consent(tale.case, "begge", "forelder_2")


def test_consent_is_for_each_recipient_and_a_later_one_needs_its_own(tale: Tale) -> None:
    tale.casework.invite(tale.case, "ppt")
    tale.casework.give_consent(tale.case, "hver", "forelder_1", recipient="ppt")
    assert tale.go("hver").step.id == "b"
    tale.casework.invite(tale.case, "bup")
    assert tale.step == "b"
    assert tale.go("f").closed


@pytest.mark.parametrize(
    ("purpose", "recipient", "giver", "fault"),
    [
        ("finnes_ikke", "", "forelder_1", NotFound),
        ("hver", "", "forelder_1", BadInput),
        ("en", "ppt", "forelder_1", BadInput),
        ("en", "", "bestemor", BadInput),
    ],
)
def test_what_cannot_be_consent_is_not(
    tale: Tale, purpose: str, recipient: str, giver: str, fault: type[Exception]
) -> None:
    with pytest.raises(fault):
        tale.casework.give_consent(tale.case, purpose, giver, recipient=recipient)


# The baton


def test_the_first_who_takes_it_holds_it_at_once_and_then_there_is_always_one(tale: Tale) -> None:
    with pytest.raises(BadInput, match="ingen stafettholder"):
        tale.casework.keep_baton(tale.case)
    tale.casework.offer(tale.case, "kari")
    assert tale.view().holder == "Kari"
    tale.casework.offer(tale.case, "knut")
    assert (tale.view().holder, tale.view().offer) == ("Kari", "Knut")
    tale.casework.decline(tale.case, by="knut", reason="For mye")
    assert (tale.view().holder, tale.view().offer) == ("Kari", "")
    tale.casework.offer(tale.case, "knut")
    tale.casework.withdraw_offer(tale.case)
    assert (tale.view().holder, tale.view().offer) == ("Kari", "")
    tale.casework.offer(tale.case, "knut")
    tale.casework.accept(tale.case, by="knut")
    assert (tale.view().holder, tale.view().offer) == ("Knut", "")


def test_an_offer_is_one_to_another_and_answered_by_that_one(tale: Tale) -> None:
    with pytest.raises(BadInput):
        tale.casework.withdraw_offer(tale.case)
    tale.casework.offer(tale.case, "kari")
    with pytest.raises(BadInput, match="alt stafettholder"):
        tale.casework.offer(tale.case, "kari")
    tale.casework.offer(tale.case, "knut")
    with pytest.raises(BadInput, match="alt tilbudt"):
        tale.casework.offer(tale.case, "lise")
    with pytest.raises(BadInput):
        tale.casework.accept(tale.case)
    with pytest.raises(Denied):
        tale.casework.accept(tale.case, by="per")


def test_who_may_hold_is_said_for_the_guide_and_for_the_level(tale: Tale) -> None:
    with pytest.raises(BadInput, match="ansatt eller leder"):
        tale.casework.offer(tale.case, "mor")
    tale.casework.offer(tale.case, "kari")
    tale.casework.give_consent(tale.case, "en", "forelder_1")
    tale.go("en", "opp")
    with pytest.raises(BadInput, match="må være leder"):
        tale.casework.offer(tale.case, "knut")
    tale.casework.offer(tale.case, "lise")
    assert tale.view().offer == "Lise"


def test_a_no_to_the_baton_shows_nothing_of_the_case_to_one_who_has_no_access(tale: Tale) -> None:
    tale.casework.offer(tale.case, "per")
    saved = tale.casework.decline(tale.case, by="per", reason="Nei")
    assert (saved.case.name, saved.case.step.id, saved.case.participants) == ("", "", ())
    with pytest.raises(Denied):
        tale.view(by="per")


# Access


def test_the_opener_reads_and_writes_a_colleague_does_not(tale: Tale) -> None:
    assert tale.view(by="kari").name == "Ola Prøve"
    for person in ("knut", "per", "ute"):
        with pytest.raises(Denied):
            tale.view(by=person)
        assert tale.casework.list(by=person) == ()


def test_the_leader_is_the_one_of_today_else_the_unit_above(tale: Tale) -> None:
    assert tale.view(by="lise").leader == "Lise"
    with pytest.raises(Denied):
        tale.view(by="rita")
    tale.casework.end_post("lise", "leder", "nordlia", until="2026-09-01")
    tale.wait(1)
    with pytest.raises(Denied):
        tale.view(by="lise")
    assert tale.view(by="rita").leader == "Rita"
    assert [line.id for line in tale.casework.list(by="rita")] == [tale.case]


def test_another_unit_has_access_by_consent_alone_and_loses_it_with_it(tale: Tale) -> None:
    tale.casework.invite(tale.case, "ppt")
    saved = tale.casework.join(tale.case, by="per")
    assert (saved.case.name, saved.case.step.ways) == ("", ())
    with pytest.raises(Denied):
        tale.view(by="per")
    tale.casework.give_consent(tale.case, "hver", "forelder_1", recipient="ppt")
    assert tale.view(by="per").name == "Ola Prøve"
    tale.casework.withdraw_consent(tale.case, "hver", "forelder_1", recipient="ppt")
    with pytest.raises(Denied):
        tale.view(by="per")
    assert tale.casework.list(by="per") == ()


def test_another_written_ground_gives_access_without_consent(tale: Tale) -> None:
    tale.casework.invite(tale.case, "ppt", ground="Sakkyndig vurdering")
    tale.casework.join(tale.case, by="per")
    assert tale.view(by="per").name == "Ola Prøve"


def test_holding_the_baton_gives_access_as_long_as_it_is_held(tale: Tale) -> None:
    tale.casework.offer(tale.case, "per")
    tale.casework.accept(tale.case, by="per")
    assert tale.view(by="per").holder == "Per"
    tale.casework.offer(tale.case, "kari", by="per")
    tale.casework.accept(tale.case)
    with pytest.raises(Denied):
        tale.view(by="per")


def test_an_invitation_is_answered_by_whom_it_is_for_once(tale: Tale) -> None:
    with pytest.raises(Denied):
        tale.casework.join(tale.case, by="per")
    tale.casework.invite(tale.case, "ppt", person="per")
    with pytest.raises(BadInput, match="alt invitert"):
        tale.casework.invite(tale.case, "ppt", person="per")
    with pytest.raises(Denied):
        tale.casework.join(tale.case, by="siri")
    tale.casework.join(tale.case, by="per")
    with pytest.raises(Denied):
        tale.casework.join(tale.case, by="per")


def test_guardians_read_but_do_not_write(tale: Tale) -> None:
    tale.casework.invite(tale.case, "nordlia", person="mor", role="foresatt")
    tale.casework.join(tale.case, by="mor")
    assert tale.view(by="mor").name == "Ola Prøve"
    assert [line.id for line in tale.casework.list(by="mor")] == [tale.case]
    with pytest.raises(Denied):
        tale.casework.add_measure(tale.case, "Lese", by="mor")
    with pytest.raises(Denied):
        tale.casework.go(tale.case, "en", by="mor")


def test_guardians_never_see_a_guide_that_is_kept_from_them() -> None:
    tale = Tale(GUIDE + "access: {guardians: never}\n")
    tale.casework.invite(tale.case, "nordlia", person="mor", role="foresatt")
    tale.casework.join(tale.case, by="mor")
    with pytest.raises(NotFound):
        tale.view(by="mor")
    with pytest.raises(NotFound):
        tale.view(by="lise")


def test_recorded_time_never_runs_backwards(tale: Tale) -> None:
    tale.casework.offer(tale.case, "kari")
    tale.wait(-3)
    tale.casework.offer(tale.case, "knut")
    tale.casework.give_consent(tale.case, "begge", "forelder_1")
    times = [line.at for line in tale.casework.history(tale.case)]
    assert times == sorted(times)
    assert len(times) == 4

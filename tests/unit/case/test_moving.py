"""Moving: refused with every reason at once, or what becomes of rounds, steps and proposals."""

from __future__ import annotations

import pytest

from bti.case.actor import Actor
from bti.case.commands import Do, Go
from bti.case.duty_commands import AddMeasure, EndMeasure
from bti.case.events import (
    ActionDone,
    FormBegun,
    LinkedTold,
    Moved,
    ProposalLapsed,
    ProposalSilenced,
    Proposed,
)
from bti.case.jumps import may_jump
from bti.case.moving import open_ways
from bti.case.participant_commands import AnswerConsent, WithdrawConsent
from bti.case.proposals import live
from bti.case.travelling import visited_in_live_round
from bti.errors import BadInput, NotFound, Refused
from tests.unit.case.drive import Drive

GUIDE = """
consents: {deling: {title: Deling, given_by: one_guardian}}
forms: {notat: {title: Notat, fields: {uro: {type: yes_no, label: Uro?}}}}
actions:
  ring:
    title: Ring hjem
    form: notat
    reason: required
    asks: {svar: {type: text, label: Hva sa de?, required: or_reason}}
anytime:
  mistanke: {title: Mistanke, never_blocked: true, opens: {guide: melding}}
  flytter: {title: Barnet flytter, to: slutt, reason: required}
levels:
  n0:
    title: Null
    steps:
      a:
        title: A
        checklist: {lest: {text: Alt er lest, required: or_reason}}
        actions: [ring]
        transitions:
          videre: {title: Videre, to: [b, c], demands: none}
          grunn: {title: Med grunn, to: b, reason: required}
          opp: {title: Opp, to: d, demands: none}
          ferdig: {title: Tiltaket er ferdig, to: c, event: measure_done, when: notat.uro == no}
          selv: {title: Av seg selv, to: d, event: consent_given, automatic: true, demands: none}
          tatt: {title: Trukket, to: c, event: consent_withdrawn}
      b:
        title: B
        transitions: {tilbake: {title: Tilbake, to: back}, om: {title: Om igjen, to: a, round: new}}
      c: {title: C, next: d}
  n1:
    title: En
    steps:
      d:
        title: D
        transitions: {tilbake: {title: Tilbake, to: back}, ut: {title: Ut, to: slutt}}
closings: {slutt: {title: Slutt, transitions: {igjen: {title: Igjen, to: last_step}}}}
"""
LEADER = Actor(person="lise", unit="nordlia", roles=frozenset({"leder"}))


def _moved(events: tuple[object, ...]) -> Moved:
    (moved,) = events
    assert isinstance(moved, Moved)
    return moved


def _refused(drive: Drive, command: Go | Do) -> list[tuple[str, str]]:
    before = drive.case
    with pytest.raises(Refused) as refusal:
        drive.tell(command)
    assert drive.case == before
    tried = getattr(command, "transition", "") or getattr(command, "action", "")
    others = tuple(one for one in open_ways(drive.standing()) if one != tried)
    assert refusal.value.open_now == others
    return [(one.kind, one.subject) for one in refusal.value.reasons]


def test_a_way_with_several_targets_wants_one_of_them() -> None:
    drive = Drive(GUIDE)
    assert _refused(drive, Go(transition="videre")) == [("target", "videre")]
    assert _refused(drive, Go(transition="videre", to="d")) == [("target", "videre")]
    assert _moved(drive.go("videre", to="c")).skipped == ("b",)
    assert drive.case.stand.step == "c"


def test_what_is_left_is_counted_and_a_reason_is_wanted_where_the_guide_says_so() -> None:
    drive = Drive(GUIDE)
    assert _refused(drive, Go(transition="grunn", reason=" ")) == [
        ("item", "lest"),
        ("reason", "reason"),
    ]
    moved = _moved(drive.go("grunn", reason=" Haster ", lest=" Delvis "))
    assert (moved.reason, moved.left) == ("Haster", {"lest": "Delvis"})
    assert drive.case.left == {"lest": 1}
    assert drive.case.made["a.grunn"].reason == "Haster"


def test_what_is_left_and_is_nothing_here_is_told_of_with_what_was_meant() -> None:
    drive = Drive(GUIDE)
    with pytest.raises(BadInput, match=r"«lset» er ikke noe som kreves her.*Mente du «lest»"):
        drive.go("grunn", reason="Haster", lset="Delvis")


def test_a_way_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(NotFound, match="Mente du «videre»"):
        Drive(GUIDE).go("vidre")


def test_back_goes_to_the_round_that_was_left_and_going_again_takes_up_the_other() -> None:
    drive = Drive(GUIDE)
    assert _moved(drive.go("opp")).round == "new"
    assert _moved(drive.go("tilbake")).round == "back"
    assert (drive.case.stand.step, drive.case.round.level) == ("a", "n0")
    assert list(drive.case.paused) == ["n1"]
    assert not visited_in_live_round(drive.case, "n1", "d")
    assert _moved(drive.go("opp")).round == "resumed"
    assert drive.case.rounds == {"n0": 1, "n1": 1}
    assert drive.case.paused == {}


def test_a_closing_keeps_the_round_and_opening_again_starts_the_next() -> None:
    drive = Drive(GUIDE, step="d")
    assert _moved(drive.go("ut")).round == "same"
    assert drive.case.closed
    assert not visited_in_live_round(drive.case, "n1", "d")
    again = _moved(drive.go("igjen"))
    assert (again.target, again.round, again.skipped) == ("d", "new", ())
    assert drive.case.round.number == 2


def test_a_new_round_on_the_same_level_cannot_be_taken_back() -> None:
    drive = Drive(GUIDE)
    drive.go("videre", to="b")
    assert _moved(drive.go("om")).round == "new"
    assert (drive.case.round.number, drive.case.trail) == (2, ())


def test_only_a_role_that_may_jump_does_and_with_a_reason() -> None:
    drive = Drive(GUIDE)
    drive.go("videre", to="b")
    assert not may_jump(drive.standing(), "d")
    leader = drive.standing(LEADER)
    assert [step for step in ("a", "b", "c", "d", "x") if may_jump(leader, step)] == ["a", "c", "d"]
    with pytest.raises(Refused) as refusal:
        drive.tell(Go(transition="d"), LEADER)
    assert [one.todo for one in refusal.value.reasons] == ['bti videre S-1 d --reason "grunn"']
    moved = _moved(drive.tell(Go(transition="d", reason="Haster"), LEADER))
    assert (moved.transition, moved.jump, moved.round) == ("jump", True, "new")
    assert (moved.skipped, moved.left) == (("c",), {"jump": "Haster"})
    assert drive.case.left == {"jump": 1}


def test_an_action_is_done_without_leaving_the_step_and_keeps_its_answers() -> None:
    drive = Drive(GUIDE)
    assert _refused(drive, Do(action="ring")) == [("field", "svar"), ("reason", "reason")]
    done = drive.tell(Go(transition="ring", reason="Uro", asked={"svar": "Ja"}))
    acted = ActionDone(action="ring", reason="Uro", asked={"svar": "Ja"})
    assert done == (acted, FormBegun(form="notat", copy=1))
    left = drive.tell(Do(action="ring", reason="Uro", left={"svar": "Ingen svarte"}))
    assert left == (ActionDone(action="ring", reason="Uro", left={"svar": "Ingen svarte"}),)
    assert drive.case.stand.step == "a"
    assert drive.case.left == {"svar": 1}


def test_an_action_that_leads_somewhere_is_a_move_from_any_step() -> None:
    drive = Drive(GUIDE)
    assert _refused(drive, Do(action="flytter")) == [("reason", "reason")]
    assert _moved(drive.act("flytter", reason="Til Bergen")).closing
    with pytest.raises(NotFound):
        drive.act("flytter", reason="Igjen")


def test_what_is_never_blocked_leaves_no_trace_and_is_there_when_closed() -> None:
    drive = Drive(GUIDE, step="d")
    assert drive.act("mistanke", linked="S-2") == ()
    drive.go("ut")
    assert drive.act("mistanke", linked="S-3") == ()
    assert drive.case.linked == ()


def test_a_way_that_waits_is_proposed_by_what_happened_when_its_condition_holds() -> None:
    drive = Drive(GUIDE)
    drive.tell(AddMeasure(what="Lekegruppe"))
    drive.tell(AddMeasure(what="Lesing"))
    (unsaid,) = drive.tell(EndMeasure(measure="t1"))[1:]
    assert unsaid == ProposalLapsed(subject="ferdig", cause="measure_done", came=True, unsaid=True)
    drive.fill("notat", {"uro": "nei"})
    proposed = drive.tell(EndMeasure(measure="t2"))[1:]
    assert proposed == (Proposed(subject="ferdig", cause="measure_done"),)
    assert [one.subject for one in live(drive.standing())] == ["ferdig"]
    assert _moved(drive.go("ferdig", lest="x")).cause == "measure_done"
    assert drive.case.proposals == ()


def test_a_proposal_lapses_when_its_condition_turns_and_is_proposed_only_once() -> None:
    drive = Drive(GUIDE)
    drive.fill("notat", {"uro": "nei"})
    for number in (1, 2):
        drive.tell(AddMeasure(what="Lekegruppe"))
        drive.tell(EndMeasure(measure=f"t{number}"))
    assert [one.subject for one in drive.case.proposals] == ["ferdig"]
    said = drive.fill("notat", {"uro": "ja"})
    assert ProposalLapsed(subject="ferdig", cause="measure_done", came=True) in said
    assert drive.case.proposals == ()


def test_a_proposal_is_put_off_with_a_reason() -> None:
    drive = Drive(GUIDE)
    with pytest.raises(BadInput, match="ikke foreslått nå"):
        drive.tell(Do(action="ferdig", decline=True, reason="Nei"))
    drive.record(Proposed(subject="ferdig", cause="measure_done", due=drive.now))
    due = drive.case.proposals[0].due
    drive.fill("notat", {})
    drive.record(Proposed(subject="ferdig", cause="measure_done", due=due))
    with pytest.raises(BadInput, match="Skriv hvorfor"):
        drive.tell(Do(action="ferdig", decline=True))
    silenced = drive.tell(Do(action="ferdig", decline=True, reason=" Senere "))
    assert silenced[0] == ProposalSilenced(
        subject="ferdig", cause="measure_done", reason="Senere", due=due
    )
    assert drive.case.proposals == ()
    assert len(drive.case.done_with) == 1


def test_an_automatic_way_is_taken_at_once_and_a_person_cannot_go_back_over_it() -> None:
    drive = Drive(GUIDE)
    _, moved = drive.tell(AnswerConsent(purpose="deling", givers=("verge",), yes=True))
    assert isinstance(moved, Moved)
    assert (moved.target, moved.cause, moved.round) == ("d", "consent_given", "new")
    with pytest.raises(NotFound):
        drive.go("tilbake")


def test_a_no_gives_nothing_and_a_consent_taken_back_proposes() -> None:
    drive = Drive(GUIDE)
    assert len(drive.tell(AnswerConsent(purpose="deling", givers=("verge",), yes=False))) == 1
    _, moved = drive.tell(AnswerConsent(purpose="deling", givers=("verge",), yes=True))
    assert isinstance(moved, Moved)
    drive = Drive(GUIDE.replace("event: consent_given, automatic: true", "event: baton_declined"))
    drive.tell(AnswerConsent(purpose="deling", givers=("verge",), yes=True))
    said = drive.tell(WithdrawConsent(purpose="deling", givers=("verge",)))
    assert said[1:] == (Proposed(subject="tatt", cause="consent_withdrawn"),)


def test_what_nobody_waits_for_calls_for_nothing() -> None:
    drive = Drive(GUIDE)
    drive.record(LinkedTold(case="S-2", workflow="melding", emitted="sendt"))
    assert drive.time_passes() == ()
    assert drive.case.proposals == ()

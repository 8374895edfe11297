"""What is missing names what to do, who can do it, and why it is demanded."""

from __future__ import annotations

import pytest

from bti.errors import Refused
from tests.integration.semantics.tale import Tale

GUIDE = """
facts: {vold: {title: Mistanke om vold, type: yes_no, from: [leder]}}
tasks: {ring: {title: Ring hjem, who: [ansatt]}}
actions: {ring_heim: {title: Ring heim, then: [ring]}}
steps:
  a:
    title: Steg A
    checklist: {en: En}
    actions: [ring_heim]
    transitions:
      videre: {title: Videre, to: b}
      sant: {title: Sant, to: b, when: n.a == yes}
      ringt: {title: Ringt, to: b, requires: {tasks_done: [ring]}}
      vold: {title: Vold, to: b, requires: {forms: {n: {when: fact.vold == yes}}}}
  b:
    title: Steg B
    checklist: {b: {text: Punkt B, required: true}}
    transitions:
      att: {title: Att, to: [back, c], round: same}
      ut: {title: Ut, to: [c, slutt]}
      begge: {title: Begge, to: [back, a], round: same}
      annen: {title: En annen, to: slutt, requires: {other_person: than step.a}, demands: none}
      aapnet: {title: Åpnet, to: slutt, requires: {other_person: than opener}, demands: none}
  c: {title: Steg C, next: slutt}
forms: {n: {title: Notat, fields: {a: {type: yes_no, label: Er det sant?}}}}
"""


@pytest.fixture
def tale() -> Tale:
    return Tale(GUIDE)


def _reasons(tale: Tale, way: str) -> list[tuple[str, str]]:
    (shown,) = tale.casework.why(tale.case, way)
    return [(one.message, one.todo) for one in shown.reasons]


def test_what_is_not_asked_yet_is_answered_in_its_form(tale: Tale) -> None:
    assert [todo for _, todo in _reasons(tale, "sant")] == [f"bti fyll {tale.case} n"]
    tale.casework.fill(tale.case, "n", {"a": "nei"}, finish="no")
    assert [todo for _, todo in _reasons(tale, "sant")] == [""]


def test_a_task_that_has_not_begun_is_begun_by_its_action(tale: Tale) -> None:
    assert _reasons(tale, "ringt")[0][1] == f"bti gjor {tale.case} ring_heim"
    tale.casework.do(tale.case, "ring_heim")
    assert _reasons(tale, "ringt")[0][1] == f"bti oppgave {tale.case} ring"


def test_what_is_demanded_because_nobody_knows_says_so_and_who_can_tell(tale: Tale) -> None:
    ((message, _),) = _reasons(tale, "vold")
    assert message == (
        "Skjemaet «Notat» er ikke fylt ut. Det kreves inntil det er avklart. "
        "Ikke avklart: «Mistanke om vold» er ikke opplyst (kan opplyses av Leder)."
    )
    tale.casework.tell_fact(tale.case, "vold", "ja", by="lise")
    assert _reasons(tale, "vold")[0][0] == "Skjemaet «Notat» er ikke fylt ut."


def test_another_person_is_named_by_what_was_done_and_by_whom(tale: Tale) -> None:
    tale.go("videre")
    assert tale.says("annen") == ["Dette må gjøres av en annen enn den som gjorde «Steg A» (Kari)."]
    assert tale.says("aapnet") == ["Dette må gjøres av en annen enn den som åpnet saken (Kari)."]


def test_before_a_target_is_chosen_all_is_said_and_before_which_of_them_it_stands(
    tale: Tale,
) -> None:
    tale.go("videre")
    assert tale.ways()["att"].open
    assert tale.says("att") == ["Til «Steg C»: «Punkt B» er ikke huket av."]
    assert tale.refused("att") == [("item", "b"), ("target", "att")]
    assert tale.refused("att", to="c") == [("item", "b")]
    assert tale.go("att", to="back").step.id == "a"


def test_what_stands_before_every_target_is_said_once_and_of_the_way(tale: Tale) -> None:
    tale.go("videre")
    assert not tale.ways()["ut"].open
    assert tale.says("ut") == ["«Punkt B» er ikke huket av."]


def test_targets_that_are_the_same_step_are_told_apart(tale: Tale) -> None:
    tale.go("videre")
    with pytest.raises(Refused) as refusal:
        tale.casework.go(tale.case, "begge")
    choice = refusal.value.reasons[-1]
    assert choice.todo.endswith("--to back | a")
    assert choice.message.endswith("Ingenting mangler til «Steg A (der saken sto)».")
    titles = [one.title for one in tale.ways()["begge"].targets]
    assert titles == ["Steg A (der saken sto)", "Steg A"]
    assert tale.refused("begge", to="a") == [("item", "b")]
    assert tale.go("begge", to="back").step.id == "a"

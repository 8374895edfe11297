"""What a proposal leaves behind: by hand the way is open once what it waits for has come."""

from __future__ import annotations

from tests.integration.semantics.tale import Tale

GUIDE = """
facts: {klar: {title: Klar, assume: no}}
entries: {a: {}}
steps:
  a:
    title: A
    due: {within: 1 week, of: step.entered}
    transitions:
      gaa: {title: Gå, to: slutt, event: form_finished n, when: fact.klar}
      svart: {title: Svart, to: slutt, event: answered n.x}
      frist: {title: Frist, to: slutt, event: due_passed a}
      side: {title: Side, to: u}
      b: {title: B, to: b}
  b: {title: B, transitions: {tilbake: {title: T, to: back}, slutt: {title: S, to: slutt}}}
  u: {title: U, off_path: true, transitions: {tilbake: {title: T, to: back}}}
forms:
  n: {title: N, fields: {x: {label: X}}}
"""


def _tell(tale: Tale, answer: str) -> None:
    tale.casework.tell_fact(tale.case, "klar", answer)


def test_what_has_come_while_the_door_was_shut_opens_the_way_with_the_door() -> None:
    tale = Tale(GUIDE)
    assert tale.refused("gaa") == [("door", "a.transitions.gaa"), ("event", "gaa")]
    tale.casework.fill(tale.case, "n", {"x": "a"})
    assert tale.refused("gaa") == [("door", "a.transitions.gaa")]
    assert not [line for line in tale.lines() if "Forslaget" in line]
    _tell(tale, "yes")
    assert tale.ways()["gaa"].open
    assert "gaa" not in tale.proposed()


def test_a_door_that_shuts_takes_the_proposal_and_not_what_has_come() -> None:
    tale = Tale(GUIDE)
    _tell(tale, "yes")
    tale.casework.fill(tale.case, "n", {"x": "a"})
    _tell(tale, "no")
    assert tale.refused("gaa") == [("door", "a.transitions.gaa")]
    _tell(tale, "yes")
    assert tale.ways()["gaa"].open


def test_a_proposal_is_gone_when_the_case_has_left_the_step_also_when_it_comes_back() -> None:
    for way in ("b", "side"):
        tale = Tale(GUIDE)
        tale.casework.fill(tale.case, "n", {"x": "a"})
        tale.wait(10)
        assert set(tale.proposed()) == {"svart", "frist"}
        tale.go(way, "tilbake")
        assert tale.proposed() == {}
        assert ("event", "frist") in tale.refused("frist")


def test_a_deadline_that_passed_while_the_case_was_aside_proposes_nothing() -> None:
    tale = Tale(GUIDE)
    tale.go("side")
    tale.wait(10)
    tale.go("tilbake")
    assert tale.proposed() == {}
    assert [due.id for due in tale.view().dues] == ["a"]

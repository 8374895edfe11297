"""What is said to be next keeps to the road: it names what the way forward lacks."""

from __future__ import annotations

from tests.integration.semantics.tale import Tale

GUIDE = """
roles: {ansatt: Ansatt, leder: Leder}
steps:
  a: {title: A, next: b}
  b:
    title: B
    checklist: {en: En}
    transitions:
      videre: {title: Videre, to: c, requires: {role: leder}}
      tilbake: {title: Tilbake, to: a, round: same}
  c: {title: C, next: slutt}
"""


def test_a_way_back_is_not_next_while_the_way_forward_waits_for_the_leader() -> None:
    tale = Tale(GUIDE)
    saved = tale.casework.go(tale.case, "neste")
    assert saved.next == "Dette kan bare gjøres av leder (Lise)."
    assert tale.casework.tick(tale.case, "en", by="lise").next.startswith(
        f"Velg vei: bti videre {tale.case} videre | tilbake"
    )


def test_a_way_back_is_next_where_the_way_forward_is_no_way_of_this_case() -> None:
    tale = Tale(GUIDE.replace("requires: {role: leder}", "when: child.age >= 18"))
    assert "tilbake" in tale.casework.go(tale.case, "neste").next

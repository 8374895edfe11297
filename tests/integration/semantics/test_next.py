"""What is said to be next keeps to the road: it names what the way forward lacks."""

from __future__ import annotations

import pytest

from bti.errors import Refused
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


GROUP = """
subjects: [group]
steps:
  a:
    title: A
    transitions:
      rektor: {title: Rektor, to: b, requires: {role: leder}}
      spoer: {title: Spør, to: b, asks: {hva: {type: text, label: Hva?, required: true}}}
      velg: {title: Velg, to: [b, slutt], reason: required}
      b: {title: B, to: b}
  b: {title: B, transitions: {f: {title: F, to: slutt}}}
"""


def test_what_is_open_now_leaves_out_the_way_that_was_refused() -> None:
    tale = Tale(GROUP, group=True)
    for way, others in (
        ("rektor", ("spoer", "velg", "b")),
        ("spoer", ("velg", "b")),
        ("velg", ("spoer", "b")),
    ):
        with pytest.raises(Refused) as refusal:
            tale.casework.go(tale.case, way)
        assert refusal.value.open_now == others


def test_a_group_without_a_name_is_named_once() -> None:
    tale = Tale(GROUP, group=True)
    assert (tale.view().name, tale.view().subject) == ("", "Gruppe")
    named = tale.casework.open_case("liten", child="4B", kind="group", by="kari").case
    assert (named.name, named.subject) == ("4B", "Gruppe")

"""Which arrows a guide has."""

from __future__ import annotations

from bti.guide.graph import arrows
from bti.guide.loading import load

TEXT = """\
workflow: proeve
version: 1
language: nb
title: Prøve
kinds: {slag: {title: Slag, phase: uro}}
closings: {slutt: Slutt}
levels:
  en:
    title: En
    steps:
      a: {kind: slag, title: A, transitions: {v: {title: V, to: next}, side: {title: S, to: side}}}
      b: {kind: slag, title: B, next: next}
      side: {kind: slag, title: Side, off_path: yes, transitions: {t: {title: T, to: back}}}
      c: {kind: slag, title: C, transitions: {t: {title: T, to: back}, u: {title: U, to: slutt}}}
"""


def drawn(text: str) -> list[tuple[str, str]]:
    found = load({"proeve.yaml": text})
    assert found.guide is not None, found.findings
    return [(one.origin, one.target) for one in arrows(found.guide)]


def test_back_leads_from_a_step_beside_the_path_to_the_steps_that_led_there() -> None:
    found = drawn(TEXT)

    assert [way for way in found if way[0] == "side"] == [("side", "a")]
    assert ("c", "b") in found


def test_back_is_not_drawn_where_no_step_leads() -> None:
    anytime = "anytime: {til_side: {title: Til side, to: side}}\n"
    text = TEXT.replace(", side: {title: S, to: side}", "") + anytime

    assert not [way for way in drawn(text) if way[0] == "side"]

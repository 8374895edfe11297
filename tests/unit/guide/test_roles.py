"""Roles that mean something by themselves, and roles bound to a person of the case."""

from __future__ import annotations

import pytest

from bti.guide.loading import load
from bti.guide.roles import FAMILY, OPENER, bound_to, is_bound

HEAD = """\
workflow: proeve
version: 1
language: nb
title: Prøve
kinds: {slag: {title: Slag, phase: uro}}
closings: {slutt: Slutt}
steps: {a: {kind: slag, title: A, next: slutt}}
"""


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ("roles: {ansatt: Ansatt, rektor: Rektor}\n", ["hull"]),
        ("roles: {ansatt: Ansatt}\nbaton: {may_hold: [ansatt]}\n", ["hull"]),
        ("roles: {ansatt: Ansatt, leder: Rektor}\nbaton: {may_hold: [ansatt]}\n", []),
        ("roles: {ansatt: Ansatt, mor: {title: Mor, is: guardian}}\n", []),
        ("roles: {ansatt: Ansatt, jordmor: Jordmor}\n", []),
        ("roles: {leder: Leder, rektor: Rektor}\n", []),
    ],
)
def test_a_guide_that_counts_on_a_leader_says_which_role_that_is(
    lines: str, codes: list[str]
) -> None:
    findings = load({"proeve.yaml": HEAD + lines}).findings
    assert [f.code for f in findings if "«leder»" in f.message] == codes


BOUND = """\
roles:
  ansatt: Ansatt
  mor: {title: Mor, is: guardian}
  elev: {title: Elev, is: child}
  melder: {title: Den som meldte, is: opener}
"""


def test_roles_are_bound_to_the_persons_of_a_case_that_the_guide_says() -> None:
    guide = load({"proeve.yaml": HEAD + BOUND}).guide
    assert guide is not None
    assert bound_to(guide, FAMILY) == ("mor", "elev")
    assert bound_to(guide, (OPENER,)) == ("melder",)
    asked = ("mor", "elev", "melder", "ansatt", "ukjent")
    assert [is_bound(guide, role, FAMILY) for role in asked] == [True, True, False, False, False]

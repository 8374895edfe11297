"""Who leads a unit is who has the post with the id of one role."""

from __future__ import annotations

import pytest

from bti.guide.loading import load

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

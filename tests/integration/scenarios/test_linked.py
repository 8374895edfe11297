"""What a linked case tells in a scenario: it opens the way that waits for it."""

from __future__ import annotations

from bti.casework.guides import edition
from bti.scenarios.results import Report
from bti.scenarios.testing import run_scenarios
from tests.integration.scenarios.guides import GUIDE, scenario

LINKED = """\
workflow: miljoe
version: 1
language: nb
title: Miljøsak
linked_from: [tvedt]
gives: [svar.trygt]
roles: {ansatt: Ansatt}
steps:
  undersoek:
    title: Undersøk
    what: Undersøk saken.
    transitions: {ferdig: {title: Ferdig, to: slutt, emits: ferdig}}
closings: {slutt: Slutt}
forms: {svar: {title: Svar, fields: {trygt: {type: yes_no, label: Er det trygt?}}}}
"""
FIRST = GUIDE.replace(
    "      slutt: {title: Avslutt",
    """      utrygt: {title: Utrygt, to: gjoer, when: linked.miljoe.svar.trygt == no, demands: none}
      svart: {title: Svart, to: gjoer, event: linked_emitted ferdig}
      slutt: {title: Avslutt""",
).replace(
    "steps:\n",
    "anytime:\n  meld: {title: Meld, opens: {guide: miljoe, carry: nothing}}\nsteps:\n",
    1,
)


def played(*lines: str, expect: str = "") -> Report:
    editions = (edition({"tvedt.yaml": FIRST}), edition({"miljoe.yaml": LINKED}))
    return run_scenarios(editions, {"tvedt.scenarios.yaml": scenario(*lines, expect=expect)})


def failures(report: Report) -> list[str]:
    assert not report.findings, report.findings
    return [failure.message for failure in report.played[0].failures]


def test_an_answer_that_comes_back_opens_a_door() -> None:
    told = played(
        "do: meld",
        "refused: utrygt, because: utrygt",
        "linked: {miljoe: {given: {svar: {trygt: no}}}}",
        "go: utrygt",
        expect="step: gjoer",
    )
    assert failures(told) == []


def test_what_it_emits_proposes_a_way() -> None:
    told = played(
        "do: meld",
        "refused: svart, because: svart",
        "linked: {miljoe: {emitted: ferdig, closed: yes}}",
        "go: svart",
        expect="step: gjoer",
    )
    assert failures(told) == []


def test_a_case_that_is_not_linked_tells_nothing() -> None:
    told = played("linked: {miljoe: {emitted: ferdig}}")
    assert failures(told) == ["Saken har ingen tilknyttet sak på «miljoe»."]


def test_an_answer_that_is_none_ends_the_scenario() -> None:
    (told,) = failures(played("do: meld", "linked: {miljoe: {given: {svar: {trygt: kanskje}}}}"))
    assert "ja eller nei" in told


def test_what_is_told_is_checked_before_anything_is_played() -> None:
    found = [one.code for one in played("linked: {miljo: {emitted: ferdig}}").findings]
    assert found == ["ukjent-maal"]
    found = [one.code for one in played("linked: {miljoe: {emits: ferdig}}").findings]
    assert "ukjent-noekkel" in found
    assert [one.code for one in played("linked: miljoe").findings] == ["feil-form"]

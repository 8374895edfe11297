"""A way with several targets in a scenario: what one of them lacks is named, the rest may be."""

from __future__ import annotations

import pytest

from tests.integration.scenarios.guides import GUIDE, report, scenario

DONE = "    checklist: {gjort: {text: Gjort, required: true}}\n"
CHOICES = GUIDE.replace(
    "      ferdig: {title: Ferdig, to: avsluttet, requires: {measures: {at_least: 1}, "
    "baton: accepted}}\n",
    "      ut: {title: Ut, to: [back, undre, avsluttet], round: same, reason: required}\n"
    "      opp: {title: Opp, to: [undre, avsluttet], round: same}\n",
).replace(
    "    what: Gjør det dere ble enige om.\n",
    "    what: Gjør det dere ble enige om.\n" + DONE,
)
CHOICES = CHOICES.replace(
    "closings: {avsluttet: Avsluttet}",
    "closings: {avsluttet: {title: Avsluttet, checklist: {vet: {text: Vet, required: true}}}}",
)
THERE = (
    "fill: {notat: {hva: Alene, deler: yes}}",
    "tick: [delt, barnet]",
    "go: neste",
)


def failures(line: str) -> list[str]:
    told = report(scenario(*THERE, line), CHOICES)
    assert not told.findings, told.findings
    return [failure.message for failure in told.played[0].failures]


@pytest.mark.parametrize(
    "line",
    [
        "refused: ut, because: [to, reason]",
        "refused: ut, because: [to, reason, gjort]",
        "refused: ut, because: [to, reason, gjort, vet]",
        "refused: {ut: {to: avsluttet}}, because: [reason, gjort, vet]",
        "refused: opp, because: [to, gjort]",
        "refused: opp, because: [to, gjort, vet]",
        "allowed: ut",
        "allowed: {ut: {to: back}}",
    ],
)
def test_what_one_target_lacks_has_to_be_named_and_the_rest_may_be(line: str) -> None:
    assert failures(line) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("refused: ut, because: to", "Dette stenger også: reason."),
        ("refused: ut, because: [to, reason, delt]", "Dette stenger ikke: delt."),
        ("refused: opp, because: to", "Dette stenger også: gjort."),
        ("refused: opp, because: [to, vet]", "Dette stenger også: gjort."),
        ("refused: {ut: {to: undre}}, because: [reason, gjort, vet]", "ikke: vet."),
        ("allowed: opp", "stengt av: gjort."),
        ("allowed: {ut: {to: gjoer}}", "stengt av: to."),
        ("allowed: {ut: {to: avsluttet}}", "stengt av: gjort, vet."),
    ],
)
def test_what_no_target_lacks_may_not_be_named(line: str, said: str) -> None:
    (message,) = failures(line)
    assert message.endswith(said)

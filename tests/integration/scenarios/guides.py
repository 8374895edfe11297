"""A small guide to play with, and short ways to play a text against it."""

from __future__ import annotations

from bti.casework.guides import Edition, edition
from bti.scenarios.results import Report
from bti.scenarios.testing import run_scenarios

GUIDE = """\
workflow: tvedt
version: 2026.1
language: nb
title: Slik gjør vi det på Tvedt
roles: {ansatt: Ansatt, leder: Leder}
entries: {undre: {}}
baton: {may_hold: [ansatt, leder]}
services: {barnehage: Barnehage, ppt: PPT}
consents:
  samarbeid: {title: Samarbeid med en tjeneste, per: service, given_by: one_guardian}
conditions:
  deler: {title: Familien deler uroen, when: notat.deler == yes}
kinds:
  undring: {title: Undring, phase: uro}
  tiltak: {title: Tiltak, phase: tiltak}
steps:
  undre:
    kind: undring
    title: Sett ord på undringen
    what: Skriv ned det du har sett.
    forms: {notat: required}
    checklist:
      delt: {text: Lederen vet, required: true}
      barnet: {text: Barnet er hørt, required: or_reason}
    due: {within: 2 weeks, of: case.opened}
    transitions:
      neste: {title: Gå videre, to: gjoer, when: deler}
      slutt: {title: Avslutt, to: avsluttet, reason: required, demands: none}
  gjoer:
    kind: tiltak
    title: Gjør noe
    what: Gjør det dere ble enige om.
    transitions:
      ferdig: {title: Ferdig, to: avsluttet, requires: {measures: {at_least: 1}, baton: accepted}}
      sammen:
        title: Sammen med en tjeneste
        to: here
        round: new
        requires: {consent: {samarbeid: given, of: each_invited}}
closings: {avsluttet: Avsluttet}
forms:
  notat:
    title: Notat
    fields:
      hva: {type: long_text, label: Hva ser du?, required: true}
      deler: {type: yes_no, label: Deler familien uroen?, required: true}
      naar: {type: date, label: Når?}
"""

CASE = "case: {born: 2019-05-02, service: barnehage, opened: 2026-09-01"


def tvedt(guide: str = GUIDE) -> Edition:
    """Read the guide."""
    return edition({"tvedt.yaml": guide})


def report(text: str, guide: str = GUIDE) -> Report:
    """Play a file of scenarios against the guide."""
    return run_scenarios((tvedt(guide),), {"tvedt.scenarios.yaml": text})


def scenario(*lines: str, step: str = "", expect: str = "") -> str:
    """Write a file with one scenario, whose first line of play is line 6."""
    at = f", step: {step}" if step else ""
    head = ["scenarios:", "  prove:", "    title: Prøve", f"    {CASE}{at}}}", "    play:"]
    play = [f"      - {{{line}}}" for line in lines] or ["      - {wait: 1 day}"]
    return "\n".join([*head, *play, *([f"    expect: {{{expect}}}"] if expect else [])]) + "\n"

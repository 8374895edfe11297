"""A small guide in several editions, and cases that are running on the first of them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from bti import Casework

FIRST = """
workflow: tvedt
version: 1
language: nb
title: Slik gjør vi det på Tvedt
roles: {ansatt: Ansatt, leder: Leder, foresatt: {title: Foresatt, is: guardian}}
entries: {undre: {}}
consents: {samarbeid: {title: Samarbeid, given_by: one_guardian}}
kinds:
  undring: {title: Undring, phase: uro}
  tiltak: {title: Tiltak, phase: tiltak}
levels:
  start:
    title: Start
    steps:
      undre:
        kind: undring
        title: Sett ord på undringen
        what: Skriv ned det du har sett.
        forms: {notat: required}
        due: {within: 2 weeks, of: case.opened}
        transitions:
          neste: {title: Gå videre, to: gjoer}
  sammen:
    title: Sammen
    steps:
      gjoer:
        kind: tiltak
        title: Gjør noe
        what: Gjør det dere ble enige om.
        checklist: {avtalt: Dere har avtalt hvem som gjør hva}
        transitions:
          igjen: {title: En gang til, to: here, round: new}
          tilbake: {title: Tilbake, to: back}
          ferdig: {title: Avslutt, to: avsluttet, reason: required}
closings: {avsluttet: Avsluttet}
measures: {fields: {maal: {type: text, label: Mål for tiltaket}}}
forms:
  notat:
    title: Notat
    fields:
      hva: {type: long_text, label: Hva ser du?, required: true}
      hvor: {type: select_one, label: Hvor?, choices: {ute: Ute, inne: Inne}}
      internt: {type: text, label: Bare for oss, share: never}
"""

Change = Callable[[str], str]


def edition(version: str, *changes: tuple[str, str]) -> str:
    """Give the guide with another version and these texts replaced; each has to be there."""
    text = FIRST
    for old, new in (("version: 1", f"version: {version}"), *changes):
        assert old in text, old
        text = text.replace(old, new)
    return text


def publish(casework: Casework, text: str, *, wording_only: bool = False) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "tvedt.yaml"
        file.write_text(text, encoding="utf-8")
        casework.publish(file, wording_only=wording_only)


def begun(casework: Casework, *, moved: bool = True) -> str:
    """Open a case on the first edition, write its note, and take it to the second step."""
    case = casework.open_case("tvedt", child="Ola Prøve", born="2019-05-02").case.id
    answers = {"hva": "Ola er alene", "hvor": "ute", "internt": "Snakk med rektor"}
    casework.fill(case, "notat", answers)
    if moved:
        casework.go(case, "neste")
    return case

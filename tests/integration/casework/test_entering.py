"""Opening a case that the guide lets only some begin: refused with the rule's line, or let in."""

from __future__ import annotations

from pathlib import Path

import pytest

from bti import Casework
from bti.errors import BadInput, Refused

GUIDE = """\
workflow: inn
version: 1
language: nb
title: Noen kommer
entered_by: [laerer, forelder]
entries: {a: {}, b: {entered_by: [elev]}, fare: {never_blocked: true}}
roles:
  laerer: Lærer
  elev: {title: Eleven, is: child}
  forelder: {title: Foresatt, is: guardian}
kinds: {undring: {title: Undring, phase: uro}}
steps:
  a: {kind: undring, title: Hør på forelderen, next: slutt}
  b: {kind: undring, title: Hør på eleven, next: slutt}
  fare: {kind: undring, title: Meld, transitions: {send: {title: Send, to: slutt, emits: sent}}}
closings: {slutt: Slutt}
"""
STAFF = """\
unit;unit_title;service;person;name;role
nordlia;Nordlia skole;skole;kari;Kari;laerer
nordlia;Nordlia skole;skole;per;Per;vaktmester
"""


@pytest.fixture
def casework(tmp_path: Path) -> Casework:
    """A municipality with one guide, a teacher and somebody who is no teacher."""
    file = tmp_path / "inn.yaml"
    file.write_text(GUIDE, encoding="utf-8")
    casework = Casework.in_memory()
    casework.load_directory(STAFF)
    casework.publish(file)
    return casework


def test_others_are_refused_with_the_line_of_the_rule_and_nothing_is_written(
    casework: Casework,
) -> None:
    with pytest.raises(Refused) as refusal:
        casework.open_case("inn", child="Ola", by="per")
    (reason,) = refusal.value.reasons
    assert (str(reason.place), reason.todo) == ("inn.yaml linje 5", "bti ny inn --fra forelder")
    assert reason.message.startswith("Saken må komme fra lærer (Kari) eller foresatt. Be Kari åpne")
    with pytest.raises(Refused) as refusal:
        casework.open_case("inn", child="Ola", entry="b", entered_by="forelder", by="kari")
    assert str(refusal.value.reasons[0].place) == "inn.yaml linje 6"
    assert casework.open_case("inn", child="Ola", by="kari").case.id.endswith("-001")


def test_who_writes_for_a_guardian_is_the_opener_and_the_history_says_for_whom(
    casework: Casework,
) -> None:
    saved = casework.open_case("inn", child="Ola", entered_by="elev", by="per")
    assert saved.case.step is not None
    assert saved.case.step.id == "b"
    (line,) = casework.history(saved.case.id, by="per")
    assert "Saken ble åpnet i Nordlia skole på vegne av eleven" in line.text
    casework.go(saved.case.id, "neste", by="per")


def test_what_protects_a_child_is_begun_by_anyone(casework: Casework) -> None:
    saved = casework.open_case("inn", child="Ola", entry="fare", by="per")
    assert saved.case.id.startswith("B-")
    with pytest.raises(BadInput, match="ikke fra «vaktmester»"):
        casework.open_case("inn", child="Ola", entered_by="vaktmester", by="per")

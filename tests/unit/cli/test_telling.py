"""A writing command ends with what was saved, what came of it, and what is next, in that order."""

from __future__ import annotations

import pytest

from bti.cli.choices import Choices
from bti.cli.session import Session
from tests.integration.semantics.tale import Tale

GUIDE = """
tasks: {ring: {title: Ring hjem, who: [ansatt], event: measure_added}}
steps:
  a:
    title: A
    transitions:
      opp: {title: Opp, to: b, event: measure_added}
      b: {title: B, to: b}
  b: {title: B, next: slutt}
"""


def test_what_was_saved_stands_before_what_came_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    tale = Tale(GUIDE)
    session = Session(Choices(), creates=False)
    session.__dict__["_held"] = tale.casework
    session.tell(tale.casework.add_measure(tale.case, "Lese"))
    saved, *then, onward = capsys.readouterr().out.splitlines()
    assert saved.endswith("Tiltak t1 ble lagt til: Lese.")
    assert then == ["Ny oppgave: Ring hjem", "Foreslått: Opp"]
    assert onward.startswith("Neste: ")

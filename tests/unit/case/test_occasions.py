from __future__ import annotations

import pytest

from bti.case.occasions import occasion_in_words
from tests.unit.case.drive import guide

BODY = """
steps:
  a: {title: A, transitions: {ut: {title: Ut, to: slutt}}}
tasks: {ring: {title: Ring hjem, event: measure_added, due: {within: 3 days}}}
consents: {deling: Å dele med PPT}
forms: {notat: {title: Notat, fields: {naar: {type: date, label: Når er det?}}}}
"""


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("", ""),
        ("form_finished notat", "«Notat» er ferdig"),
        ("answered notat.naar", "«Når er det?» er besvart"),
        ("date_reached notat.naar", "datoen i «Når er det?» er kommet"),
        ("due_passed task.ring", "fristen for oppgaven «Ring hjem» er ute"),
        ("due_passed a", "fristen «A» er ute"),
        ("due_passed a.takes", "den lengste tiden for «A» er ute"),
        ("child_turns 15", "barnet fyller 15 år"),
        ("linked_opened systemsak", "en tilknyttet sak er åpnet"),
        ("consent_withdrawn", "samtykket er trukket"),
        ("consent_withdrawn deling", "samtykket til «Å dele med PPT» er trukket"),
    ],
)
def test_what_a_way_waits_for_is_said_with_the_titles_of_the_guide(event: str, said: str) -> None:
    assert occasion_in_words(guide(BODY), event) == said

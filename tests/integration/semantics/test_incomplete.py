"""What is known later: a form that has come to lack an answer, and what no longer exists."""

from __future__ import annotations

from tests.integration.semantics.tale import Tale, municipality, published

GUIDE = """
subjects: [unborn, child]
facts: {soesken: {title: Barnet har søsken}}
steps:
  a:
    title: A
    forms: {notat: required}
    next: b
  b: {title: B, transitions: {ut: {title: Ut, to: slutt}}}
forms:
  notat:
    title: Notat
    fields:
      hva: {label: Hva, required: true}
      soesken: {label: Søskens navn, required: true, relevant: fact.soesken == yes}
      mage: {label: Hvordan svangerskapet er, only_for: [unborn]}
"""


def _form(tale: Tale) -> tuple[str, bool]:
    (line,) = tale.view().step.forms
    return line.state, line.met


def test_a_finished_form_lacks_what_has_come_to_be_asked_since_and_says_so() -> None:
    tale = Tale(GUIDE)
    tale.casework.fill(tale.case, "notat", {"hva": "Stille"})
    assert _form(tale) == ("finished", True)
    assert tale.ways()["neste"].open
    tale.casework.tell_fact(tale.case, "soesken", "ja")
    assert _form(tale) == ("incomplete", False)
    assert tale.refused("neste") == [("form", "notat")]
    for form in ("html", "md", "text"):
        paper = tale.casework.render(tale.view(), form)
        assert "mangler svar" in paper
    tale.casework.fill(tale.case, "notat", {"soesken": "Robin"})
    assert _form(tale) == ("finished", True)
    assert tale.go("neste").step.id == "b"


def test_what_is_not_asked_any_more_takes_nothing_from_a_finished_form() -> None:
    tale = Tale(GUIDE)
    tale.casework.tell_fact(tale.case, "soesken", "ja")
    tale.casework.fill(tale.case, "notat", {"hva": "Stille", "soesken": "Robin"})
    tale.casework.tell_fact(tale.case, "soesken", "nei")
    assert _form(tale) == ("finished", True)
    tale.casework.tell_fact(tale.case, "soesken", "ja")
    form = tale.casework.form(tale.case, "notat")
    assert [field.value for field in form.fields if field.path == "soesken"] == ["Robin"]


def test_answers_to_what_no_longer_exists_are_kept_and_printed_as_earlier() -> None:
    tale = Tale.__new__(Tale)
    tale.casework, tale.environment = municipality()
    guide = published(tale.casework, GUIDE)
    tale.case = tale.casework.open_case(guide, child="Mor", term="2026-10-01").case.id
    tale.casework.fill(tale.case, "notat", {"hva": "Stille", "mage": "Godt"})
    tale.casework.born(tale.case, "2026-08-31")
    shown = {field.path for field in tale.casework.form(tale.case, "notat").fields}
    assert "mage" in shown
    tale.go("neste")
    form = tale.casework.form(tale.case, "notat")
    assert "mage" not in {field.path for field in form.fields}
    (earlier,) = [field for field in form.fields if field.label == "Tidligere"]
    assert [(one.label, one.shown) for one in earlier.fields] == [
        ("Hvordan svangerskapet er", "Godt")
    ]
    assert "Godt" in tale.casework.render(tale.casework.file(tale.case))

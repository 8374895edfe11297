"""Forms that were written before those that should have come first, wherever it is told."""

from __future__ import annotations

from tests.integration.semantics.tale import Tale

GUIDE = """
steps:
  a:
    title: A
    forms: {notat: required, kart: required, plan: optional}
    transitions:
      videre: {title: Videre, to: a, round: new}
      bort: {title: Bort, to: slutt, demands: none}
forms:
  notat: {title: Notat, share: never, fields: {hva: {label: Hva?, required: true}}}
  kart:
    title: Kartlegging
    after: [notat]
    copies: per_round
    fields: {svar: {label: Svar?, required: true}, mer: {label: Mer?, required: true}}
  plan: {title: Plan, after: [kart], fields: {hvem: {label: Hvem?, required: true}}}
"""


def _told(tale: Tale, form: str, by: str = "") -> str:
    return next(line.early for line in tale.view(by).step.forms if line.id == form)


def _warned(tale: Tale, way: str, by: str = "") -> tuple[str, ...]:
    (view,) = tale.casework.why(tale.case, way, by=by)
    return view.warnings


def _remarked(tale: Tale, by: str = "") -> list[str]:
    return [said for line in tale.casework.history(tale.case, by=by) for said in line.remarks]


def test_what_was_begun_early_is_told_in_the_case_the_reasons_and_the_history() -> None:
    tale = Tale(GUIDE)
    tale.casework.fill(tale.case, "kart", {"svar": "Alene"})
    assert _told(tale, "kart") == "Begynt før «Notat»"
    tale.casework.fill(tale.case, "kart", {"mer": "Ofte"})
    tale.wait(1)
    tale.casework.fill(tale.case, "notat", {"hva": "Alene"})
    assert _told(tale, "kart") == "Fylt ut før «Notat»"
    assert _told(tale, "notat") == _told(tale, "plan") == ""
    assert _warned(tale, "videre") == ("«Kartlegging» er fylt ut før «Notat».",)
    assert _warned(tale, "bort") == (), "it demands no form"
    assert _remarked(tale) == ["Begynt før «Notat»"]


def test_in_the_right_order_nothing_is_said() -> None:
    tale = Tale(GUIDE)
    tale.casework.fill(tale.case, "notat", {"hva": "Alene"})
    tale.casework.fill(tale.case, "kart", {"svar": "Alene", "mer": "Ofte"})
    tale.casework.fill(tale.case, "plan", {"hvem": "Kari"})
    assert [line.early for line in tale.view().step.forms] == ["", "", ""]
    assert _warned(tale, "videre") == ()
    assert _remarked(tale) == []


def test_a_new_round_has_an_order_of_its_own() -> None:
    tale = Tale(GUIDE)
    tale.casework.fill(tale.case, "kart", {"svar": "Alene", "mer": "Ofte"})
    tale.wait(1)
    tale.casework.fill(tale.case, "notat", {"hva": "Alene"})
    assert _told(tale, "kart") == "Fylt ut før «Notat»"
    tale.casework.fill(tale.case, "plan", {"hvem": "Kari"})
    tale.go("videre")
    assert _told(tale, "kart") == "", "this round's is not begun"
    assert _told(tale, "plan") == "", "it was begun in an earlier round, when the other was done"
    tale.casework.fill(tale.case, "kart", {"svar": "Bedre", "mer": "Ofte"})
    assert _told(tale, "kart") == ""
    assert _remarked(tale) == ["Begynt før «Notat»"]


def test_a_form_that_the_family_does_not_see_is_not_named_to_them() -> None:
    tale = Tale(GUIDE)
    tale.casework.fill(tale.case, "kart", {"svar": "Alene", "mer": "Ofte"})
    tale.casework.invite(tale.case, "nordlia", person="mor", role="foresatt")
    tale.casework.join(tale.case, by="mor")
    assert _told(tale, "kart", "mor") == ""
    assert _warned(tale, "videre", "mor") == ()
    assert _remarked(tale, "mor") == []
    assert _remarked(tale, "kari") == ["Begynt før «Notat»"]

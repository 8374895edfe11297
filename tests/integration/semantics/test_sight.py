"""What is never shared is cut for the child and the guardians before anything is drawn."""

from __future__ import annotations

import msgspec
import pytest

from bti.errors import Denied
from tests.integration.semantics.tale import Tale

UNSHARED = "Ikke for foresatte"
GUIDE = """
measures:
  fields:
    internt: {type: text, label: Internt, share: never}
    aapent: {type: text, label: Åpent}
steps:
  a:
    title: A
    forms: {notat: required, intern: required}
    next: b
    transitions:
      naar: {title: Når, to: b, demands: none, when: notat.tall == 1}
      felles: {title: Felles, to: b, demands: none, when: notat.antall == 1}
      spoer:
        title: Spør
        to: b
        demands: none
        asks: {aapent: {label: Åpent}, lukket: {type: integer, label: Lukket, share: never}}
  b:
    title: B
    transitions:
      ferdig: {title: F, to: slutt, when: a.spoer.lukket == 1}
forms:
  notat:
    title: Notat
    fields:
      hva: {type: text, label: Hva?, required: true}
      internt: {type: text, label: Internt i tjenesten, required: or_reason, share: never}
      tall: {type: integer, label: Tallet, share: never}
      antall: {type: integer, label: Antallet}
      mer:
        type: group
        label: Mer
        share: never
        fields: {dypt: {label: Dypt}}
      rader:
        label: Rader
        repeat: {min: 0}
        fields: {a: {label: A}, b: {label: B, share: never}}
  intern:
    title: Internt skjema
    share: never
    fields: {x: {type: text, label: X, required: true}}
  videre:
    title: Videre
    fields: {fra: {type: text, label: Fra notatet, prefill: notat.internt}}
"""


@pytest.fixture
def tale() -> Tale:
    tale = Tale(GUIDE)
    tale.casework.invite(tale.case, "nordlia", person="mor", role="foresatt")
    tale.casework.join(tale.case, by="mor")
    tale.casework.invite(tale.case, "nordlia", person="ute", role="barn")
    tale.casework.join(tale.case, by="ute")
    answers: dict[str, object] = {
        "tall": 4711,
        "antall": 17,
        "hva": "Trøtt",
        "internt": UNSHARED,
        "mer.dypt": UNSHARED,
        "rader.1.b": UNSHARED,
    }
    tale.casework.fill(tale.case, "notat", {**answers, "rader.1.a": "Ute"})
    tale.casework.fill(tale.case, "intern", {"x": UNSHARED})
    tale.casework.add_measure(tale.case, "Lese", fields={"internt": UNSHARED, "aapent": "Daglig"})
    return tale


def _everything(tale: Tale, by: str) -> str:
    """Give all that a person can be shown, as it goes to paper, screen and JSON."""
    casework, case = tale.casework, tale.case
    file = casework.file(case, by=by)
    form = casework.form(case, "notat", by=by)
    views = (casework.show(case, by=by), form, file, casework.why(case, by=by))
    shown = [msgspec.json.encode(view).decode() for view in views]
    shown += [msgspec.json.encode(casework.history(case, by=by)).decode()]
    shown += [msgspec.json.encode(casework.form(case, "videre", by=by)).decode()]
    kinds = ("md", "html", "text")
    shown += [casework.render(view, kind) for view in (file, form) for kind in kinds]  # type: ignore[arg-type]
    return "\n".join(shown)


@pytest.mark.parametrize("family", ["mor", "ute"])
def test_what_is_never_shared_reaches_neither_guardian_nor_child_by_any_road(
    tale: Tale, family: str
) -> None:
    assert UNSHARED in _everything(tale, "kari")
    shown = _everything(tale, family)
    assert UNSHARED not in shown
    assert "4711" not in shown
    assert "Trøtt" in shown
    assert "Daglig" in shown


def test_fields_groups_and_columns_are_left_out(tale: Tale) -> None:
    fields = tale.casework.form(tale.case, "notat", by="mor").fields
    assert [field.path for field in fields] == ["hva", "antall", "rader"]
    assert [field.path for row in fields[2].rows for field in row.fields] == ["rader.1.a"]


def test_a_form_that_is_never_shared_is_not_there_at_all(tale: Tale) -> None:
    with pytest.raises(Denied, match="Spør Kari eller Lise"):
        tale.casework.form(tale.case, "intern", by="mor")
    denied = [row for row in tale.casework.access_log(tale.case) if row.outcome == "denied"]
    assert [(row.person, row.action) for row in denied] == [("mor", "form")]
    view = tale.view(by="mor")
    assert [form.id for form in view.step.forms] == ["notat"]
    assert [form.id for form in view.forms] == ["notat"]
    assert {form.id for form in tale.casework.file(tale.case, by="mor").forms} == {"notat"}
    assert [form.id for form in tale.view().forms] == ["notat", "intern"]


def test_history_tells_only_of_what_is_shared_and_has_no_gap(tale: Tale) -> None:
    lines = tale.casework.history(tale.case, by="mor")
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert not [line for line in lines if "Internt skjema" in line.text]
    assert "3 svar i «Notat»." in [line.text for line in lines]
    assert "7 svar i «Notat»." in tale.lines()


def test_reasons_to_leave_what_is_not_shared_are_cut_too() -> None:
    tale = Tale(GUIDE)
    tale.casework.invite(tale.case, "nordlia", person="mor", role="foresatt")
    tale.casework.join(tale.case, by="mor")
    tale.casework.fill(tale.case, "notat", {"hva": "Trøtt"}, left={"internt": UNSHARED})
    assert any(UNSHARED in " ".join(line.remarks) for line in tale.casework.history(tale.case))
    assert not any(
        UNSHARED in " ".join(line.remarks) for line in tale.casework.history(tale.case, by="mor")
    )
    tale.casework.fill(tale.case, "notat", {"internt": UNSHARED})
    assert tale.lines(by="mor")[-1] == "Skjemaet «Notat» er ferdig."


def test_what_a_way_lacks_names_no_form_that_is_not_shared() -> None:
    tale = Tale(GUIDE)
    tale.casework.invite(tale.case, "nordlia", person="mor", role="foresatt")
    tale.casework.join(tale.case, by="mor")
    way = tale.ways(by="mor")["neste"]
    assert (way.open, [reason.subject for reason in way.reasons]) == (False, ["notat"])
    tale.casework.fill(tale.case, "notat", {"hva": "Trøtt"}, left={"internt": "Ukjent"})
    way = tale.ways(by="mor")["neste"]
    assert (way.open, way.reasons) == (False, ())


def test_a_door_is_explained_without_the_value_of_what_is_not_shared(tale: Tale) -> None:
    ways = tale.ways(by="mor")
    assert "4711" not in ways["naar"].reasons[0].message
    assert "4711" in tale.ways()["naar"].reasons[0].message
    assert "17" in ways["felles"].reasons[0].message
    assert [field.path for field in ways["spoer"].asks] == ["aapent"]
    tale.go("spoer", asked={"aapent": "x", "lukket": 4711})
    assert "4711" in tale.ways()["ferdig"].reasons[0].message
    assert "4711" not in tale.ways(by="mor")["ferdig"].reasons[0].message


def test_what_a_linked_case_is_given_is_what_its_opener_may_read(tale: Tale) -> None:
    from bti.case.linking import carried
    from bti.case.sight import sight_of
    from bti.guide.definition import Opens

    standing = tale.casework._desk.standing(tale.case, "mor")  # noqa: SLF001 - as it is stored
    opens = Opens(guide="x", carry=("notat.hva", "notat.internt", "notat.rader", "intern.x"))
    taken = sight_of(standing).answers(carried(standing.scope, opens))
    assert taken == {"notat": {"hva": "Trøtt", "rader.1.a": "Ute"}, "intern": {}}

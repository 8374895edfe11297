from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from bti.case.forms.field_views import field_views
from bti.case.forms.form_page import form_view
from bti.case.forms.in_words import shown
from bti.case.forms.progress import live_copy
from bti.case.sight import Sight
from bti.case.views import FieldView, FormView
from bti.guide.definition import Choice, Field
from tests.unit.case.workbench import WHOLE_NOTE, Bench, bench, guide


def view(filled: Bench, form: str) -> FormView:
    copy = live_copy(filled.guide, filled.case, form)
    return form_view(filled.guide, filled.case, form, copy, filled.now)


def every(fields: Iterable[FieldView]) -> dict[str, FieldView]:
    found: dict[str, FieldView] = {}
    for field in fields:
        found[field.path] = field
        found |= every(field.fields)
        for row in field.rows:
            found |= every(row.fields)
    return found


def test_an_empty_paper_shows_every_field_and_one_row_to_write_in() -> None:
    paper = form_view(guide(), None, "notat", None, None)

    fields = every(paper.fields)
    assert (paper.state, paper.copy, paper.title) == ("empty", 0, "Notat")
    assert "observasjoner.1.naar" in fields
    assert fields["skole"].must == "required"
    assert fields["grunn"].must == "or_reason"
    assert fields["hjem"].type == "group"
    assert {field.state for field in fields.values()} == {"not_asked"}
    assert fields["miljoe_hva"].must == "required"


def test_an_empty_paper_about_measures_has_a_row_without_a_name() -> None:
    paper = form_view(guide(), None, "evaluering", None, None)

    rows = paper.fields[0].rows
    assert [(row.id, row.title) for row in rows] == [("1", "")]
    assert paper.fields[0].fixed_rows


def test_a_draft_says_what_is_answered_what_is_missing_and_what_is_not_asked() -> None:
    filled = bench()
    filled.fill(
        "notat",
        {"hva": "Trøtt", "miljoe": "nei", "gjelder": "venner,annet", "gjelder.annet": "Søvn"},
    )
    draft = view(filled, "notat")

    fields = every(draft.fields)
    assert (draft.state, draft.by, draft.copy) == ("draft", "kari", 1)
    assert fields["hva"].shown == "Trøtt"
    assert fields["miljoe"].shown == "nei"
    assert fields["gjelder"].shown == "Venner, Annet: Søvn"
    assert [(c.id, c.chosen) for c in fields["gjelder"].choices] == [
        ("venner", True),
        ("spraak", False),
        ("annet", True),
    ]
    assert fields["gjelder"].other_path == "gjelder.annet"
    assert fields["miljoe_hva"].state == "not_relevant"
    assert fields["miljoe_hva"].must == "optional"
    assert fields["hjem.bor"].must == "or_reason"
    assert "skole" not in fields
    assert [reason.subject for reason in draft.missing] == [
        "observasjoner.1.naar",
        "hjem.bor",
        "grunn",
    ]


def test_a_typed_answer_that_is_not_asked_any_more_is_kept_out_of_sight() -> None:
    filled = bench()
    filled.fill("notat", {"miljoe": "ja", "miljoe_hva": "bråk"})
    assert every(view(filled, "notat").fields)["miljoe_hva"].shown == "bråk"
    filled.fill("notat", {"miljoe": "nei"})
    hidden = every(view(filled, "notat").fields)["miljoe_hva"]
    assert (hidden.state, hidden.value, hidden.shown) == ("not_relevant", None, "")
    assert filled.case.forms["notat"][0].answers["miljoe_hva"] == "bråk"


def test_a_note_is_shown_while_its_condition_holds() -> None:
    filled = bench()
    filled.fill("notat", {"grad": 3})
    assert every(view(filled, "notat").fields)["grad"].notes == ("Snakk med lederen din i dag.",)
    filled.fill("notat", {"grad": 1})
    assert every(view(filled, "notat").fields)["grad"].notes == ()


def test_dates_and_scales_are_shown_as_people_read_them() -> None:
    filled = bench()
    filled.fill("notat", WHOLE_NOTE)
    fields = every(view(filled, "notat").fields)

    assert fields["observasjoner.1.naar"].shown == "11. november 2026"
    assert fields["grad"].shown == "1 – Litt"
    assert fields["observasjoner.1.sett"].state == "empty"


def test_a_reason_for_leaving_a_question_is_shown_with_it() -> None:
    filled = bench()
    filled.fill("notat", {"gjelder": "venner"}, left={"hjem.bor": "Vet ikke"})

    assert every(view(filled, "notat").fields)["hjem.bor"].left == "Vet ikke"


def test_the_form_of_the_round_before_stands_beside_this_one() -> None:
    filled = bench()
    filled.measure("t1")
    row = {"gjort": "delvis", "videre": "fortsett", "ny_dato": "2026-12-24"}
    filled.fill("evaluering", {"tiltak": {"t1": row}, "barnet": "Dårlig"})
    filled.move("tiltak", "n1")
    new = view(filled, "evaluering")

    fields = every(new.fields)
    assert (new.state, fields["barnet"].previous) == ("empty", "Dårlig")
    assert fields["tiltak.t1.gjort"].previous == "Delvis"
    assert new.fields[0].rows[0].title == "Lese t1"
    assert every(view(filled, "notat").fields)["hva"].previous == ""


def test_a_calculated_answer_is_shown_before_it_is_written() -> None:
    filled = bench()
    filled.fill("evaluering", {"foresatte": "ja"})
    frist = every(view(filled, "evaluering").fields)["frist"]

    assert (frist.shown, frist.must, frist.state) == ("3. desember 2026", "optional", "answered")
    filled.fill("evaluering", {"barnet": "Bra"})
    assert every(view(filled, "evaluering").fields)["frist"].shown == "3. desember 2026"


def test_an_answer_that_has_come_to_break_its_constraint_is_pointed_at() -> None:
    filled = bench()
    filled.measure("t1")
    filled.fill("evaluering", {"tiltak.t1.videre": "fortsett", "tiltak.t1.ny_dato": "2026-11-20"})
    filled.wait(days=30)
    field = every(view(filled, "evaluering").fields)["tiltak.t1.ny_dato"]

    assert (
        field.problem == "«Når igjen?»: Svaret passer ikke. Det passer når svaret er etter i dag."
    )


class TestProposals:
    def test_an_answer_from_another_form_is_proposed_with_its_origin_and_never_taken(self) -> None:
        filled = bench()
        filled.fill("samtale", {"holdt": "2026-11-10", "ordrett": "Det er bråk"})
        field = every(view(filled, "evaluering").fields)["barnet"]

        assert (field.prefill, field.value) == ("Det er bråk", None)
        assert field.prefill_from == "Samtale med barnet, 12. november 2026"
        filled.fill("evaluering", {"barnet": "Det er bråk"})
        assert every(view(filled, "evaluering").fields)["barnet"].prefill is None

    def test_rows_are_proposed_together_until_one_is_written(self) -> None:
        filled = bench()
        filled.fill("notat", {**WHOLE_NOTE, "observasjoner.2.naar": "2026-11-01"})
        empty = view(filled, "plan")

        fields = every(empty.fields)
        assert fields["fra_notat.1.naar"].prefill == "2026-11-11"
        assert fields["fra_notat.2.naar"].prefill_from == "Notat, 12. november 2026"
        assert fields["fra_notat.1.sett"].prefill is None
        filled.fill("plan", {"fra_notat.1.naar": "2026-11-02"})
        assert "fra_notat.2.naar" not in every(view(filled, "plan").fields)

    def test_nothing_is_proposed_from_a_form_that_is_not_there(self) -> None:
        assert every(view(bench(), "evaluering").fields)["barnet"].prefill is None

    def test_what_was_carried_from_the_first_case_is_proposed(self) -> None:
        linked = bench(origin=True)
        field = Field(label="Hvor?", prefill="uro.sted")
        number = Field(type="integer", label="Antall", prefill="uro.sted")
        views = field_views(linked.standing, "actions.x", {"hvor": field, "antall": number})

        assert views[0].prefill == "ute"
        assert views[0].prefill_from == "saken denne ble åpnet fra"
        assert views[1].prefill is None


def test_an_answer_is_not_proposed_where_nothing_can_take_it() -> None:
    linked = bench(origin=True)
    rows = Field(type="repeat", prefill="uro.rader", fields={"a": Field(), "c": Field()})
    less = Field(type="repeat", prefill="uro.rader", fields={"c": Field()})
    views = every(field_views(linked.standing, "actions.x", {"r": rows, "s": less}))

    assert views["r.1.a"].prefill == "b"
    assert views["r.1.c"].prefill is None
    assert views["s"].rows == ()


def test_what_the_reader_may_not_see_is_cut_from_fields_and_reasons() -> None:
    filled = bench()
    filled.fill("notat", {"grad": 1})
    copy = filled.case.forms["notat"][0]
    notat = filled.guide.forms["notat"]
    hva = replace(notat.fields["hva"], share="never")
    hidden = replace(notat, fields={**notat.fields, "hva": hva})
    guide = replace(filled.guide, forms={**filled.guide.forms, "notat": hidden})
    sight = Sight(guide=guide, cut=True)
    cut = form_view(guide, filled.case, "notat", copy, filled.now, sight=sight)

    assert "hva" not in every(cut.fields)
    assert "hva" not in [reason.subject for reason in cut.missing]
    assert "miljoe" in [reason.subject for reason in cut.missing]


def test_what_is_never_shared_and_what_the_child_says_is_marked() -> None:
    filled = bench()
    talk = view(filled, "samtale")
    evaluation = every(view(filled, "evaluering").fields)

    assert talk.child_voice
    assert all(field.not_shared for field in talk.fields)
    assert evaluation["barnet"].child_voice
    assert not evaluation["barnet"].not_shared


def test_the_themes_have_the_words_for_the_childs_age() -> None:
    def themes(age: int | None) -> list[tuple[str, list[str]]]:
        page = form_view(guide(), None, "samtale", None, None, age=age)
        return [(theme.id, [say.ages for say in theme.say]) for theme in page.themes]

    assert themes(None) == [("aapning", ["3-9", "10-15", "16+"]), ("venner", ["3-9", "10-15"])]
    assert themes(9) == [("aapning", ["3-9"]), ("venner", ["3-9"])]
    assert themes(17) == [("aapning", ["16+"])]
    assert themes(2) == [("aapning", [])]


def test_forms_that_should_come_first_are_a_warning() -> None:
    filled = bench()
    assert view(filled, "evaluering").warnings == ("«Notat» bør fylles ut først.",)
    filled.fill("evaluering", {"barnet": "Bra"})
    assert view(filled, "evaluering").warnings == ()
    filled.fill("notat", WHOLE_NOTE)
    assert view(filled, "plan").warnings == ()


def test_a_finished_form_that_is_no_longer_whole_says_so() -> None:
    filled = bench()
    filled.fill("notat", WHOLE_NOTE)
    filled.fill("plan", {"antall": 1})
    filled.fill("notat", {"miljoe": "ja", "miljoe_hva": "bråk"})
    page = view(filled, "plan")

    assert page.state == "finished"
    assert [reason.subject for reason in page.missing] == ["miljoe_tiltak"]
    assert page.warnings == (
        "Skjemaet ble ferdig, men siden er det kommet til spørsmål som ikke er besvart.",
    )


def test_the_ways_on_are_the_choices_of_a_next_move() -> None:
    field = every(view(bench(), "plan").fields)["neste"]

    assert [(choice.id, choice.label) for choice in field.choices] == [
        ("videre", "Gå videre"),
        ("ferdig", "Avslutt"),
    ]


def test_the_answers_of_a_measure_are_shown_like_those_of_a_form() -> None:
    fields = guide().measures.fields
    views = field_views(bench().standing, "measures", fields, {"omraade": "spraak"})

    assert [(one.path, one.shown) for one in views] == [("omraade", "Språk")]


def test_answers_in_words() -> None:
    assert shown(Field(type="datetime"), "2026-11-01T14:30:00+01:00") == (
        "1. november 2026 kl. 14.30"
    )
    assert shown(Field(type="time"), "14:30") == "kl. 14.30"
    assert shown(Field(type="decimal"), "2.5") == "2,5"
    assert shown(Field(type="integer"), 4) == "4"
    assert shown(Field(type="scale"), 4) == "4"
    assert shown(Field(type="select_one", choices={"a": Choice(label="A")}), "b") == "b"
    assert shown(Field(type="date"), "ingen dato") == "ingen dato"
    assert shown(Field(type="yes_no"), answer=True) == "ja"

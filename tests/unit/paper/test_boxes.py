"""How a field lies on paper."""

from __future__ import annotations

import pytest

from bti.case.views import ChoiceView, FieldView, FormView, RowView
from bti.paper import boxes
from tests.golden.papers import CASE


def field(type_: str = "text", **more: object) -> FieldView:
    return FieldView(path="felt", type=type_, label="Felt", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("type_", "box"),
    [
        ("text", "line"),
        ("person", "line"),
        ("file", "line"),
        ("date", "short"),
        ("long_text", "area"),
        ("yes_no", "one_of"),
        ("next_move", "one_of"),
        ("select_multiple", "many_of"),
        ("repeat", "rows"),
    ],
)
def test_each_type_has_its_box(type_: str, box: str) -> None:
    assert boxes.box(field(type_)) == box


def test_a_scale_without_rungs_is_a_number_to_write() -> None:
    rung = ChoiceView(id="1", label="1")
    assert boxes.box(field("scale")) == "short"
    assert boxes.box(field("scale", choices=(rung,))) == "scale"


def test_yes_and_no_are_choices_where_none_are_written() -> None:
    maybe = ChoiceView(id="maybe", label="Vet ikke")
    assert [choice.label for choice in boxes.choices(field("yes_no"))] == ["Ja", "Nei"]
    assert boxes.choices(field("yes_no", choices=(maybe,))) == (maybe,)
    assert boxes.choices(field("text")) == ()


def test_an_empty_repeat_has_room_for_two_or_for_as_many_as_must() -> None:
    assert len(boxes.rows(field("repeat"))) == 2
    assert len(boxes.rows(field("repeat", min_rows=4))) == 4


def test_fixed_rows_get_no_company() -> None:
    row = RowView(id="t1", title="Lesegruppe")
    assert boxes.rows(field("repeat", rows=(row,), fixed_rows=True, min_rows=3)) == (row,)


def test_an_added_row_is_like_the_ones_there_at_paths_of_its_own() -> None:
    inner = FieldView(
        path="felt.1.hva", type="text", label="Hva", value="x", shown="x", state="answered"
    )
    row = RowView(id="1", fields=(inner,))
    first, second = boxes.rows(field("repeat", rows=(row,)))
    (added,) = second.fields
    assert first == row
    assert (second.id, added.path, added.label) == ("2", "felt.2.hva", "Hva")
    assert (added.state, added.shown, added.value) == ("not_asked", "", None)


def test_rows_made_from_the_pattern_have_paths_of_their_own() -> None:
    deep = FieldView(path="felt.gruppe.naar", type="date", label="Når")
    group = FieldView(path="felt.gruppe", type="group", label="Gruppe", fields=(deep,))
    choice = FieldView(
        path="felt.valg", type="select_one", label="Valg", other=True, other_path="felt.valg.annet"
    )
    _, second = boxes.rows(field("repeat", fields=(group, choice)))
    assert second.fields[0].fields[0].path == "felt.2.gruppe.naar"
    assert second.fields[1].other_path == "felt.2.valg.annet"


def test_a_row_is_named_by_its_title_or_its_number() -> None:
    assert boxes.row_title(field(), RowView(id="t1", title="Lesegruppe"), 1) == "Lesegruppe"
    assert boxes.row_title(field(), RowView(id="2"), 2) == "Felt – nr. 2"
    assert boxes.row_title(field(), RowView(id="2", title="2"), 2) == "Felt – nr. 2"


def test_what_is_written_beside_the_choices_belongs_to_one_of_them() -> None:
    assert boxes.other_choice(field(other_path="felt.annet")) == "annet"
    assert boxes.other_choice(field()) == "annet"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        ("", ""),
        (True, "Ja"),
        (False, "Nei"),
        (3, "3"),
        ("yes", "Ja"),
        (("yes", "annet"), "Ja, annet"),
    ],
)
def test_what_is_filled_in_beforehand_is_said_in_words(value: object, shown: str) -> None:
    assert boxes.prefilled(field("yes_no", prefill=value)) == shown


def test_how_to_write_a_date_is_said_where_no_hint_says_it() -> None:
    assert boxes.how_to_write(field("date")) == "Dag, måned og år"
    assert boxes.how_to_write(field("date", hint="Senest om seks uker")) == ""
    assert boxes.how_to_write(field("text")) == ""


def talk(*fields: FieldView) -> FormView:
    return FormView(id="samtale", title="Samtale", fields=fields)


def test_a_talk_begins_where_the_child_is_heard() -> None:
    note, purpose, words, next_ = field("note"), field("date"), field(child_voice=True), field()
    form = talk(note, purpose, words, next_)
    assert boxes.before_talk(form) == (note, purpose)
    assert boxes.after_talk(form) == (words, next_)


def test_a_talk_begins_with_the_first_long_answer_after_time_and_place() -> None:
    rules, purpose, when, words = (
        field("note"),
        field("long_text"),
        field("date"),
        field("long_text"),
    )
    form = talk(rules, purpose, when, words, rules)
    assert boxes.before_talk(form) == (rules, purpose, when)
    assert boxes.after_talk(form) == (words, rules)


def test_a_talk_without_long_answers_begins_after_the_rules() -> None:
    rules, when = field("note"), field("date")
    assert boxes.before_talk(talk(rules, when)) == (rules,)


def test_a_talk_with_nothing_to_prepare_begins_at_once() -> None:
    assert boxes.before_talk(talk(field())) == ()
    assert boxes.before_talk(talk()) == ()


def test_a_form_that_is_never_shared_says_it_once() -> None:
    kept, rules = field(not_shared=True), field("note")
    assert boxes.never_shared(talk(rules, kept, kept))
    assert not boxes.never_shared(talk(kept, field()))
    assert not boxes.never_shared(talk(rules))


def test_the_sheet_of_a_case_names_its_other_forms_that_were_begun() -> None:
    assert [form.id for form in boxes.other_forms(CASE)] == ["undringsnotat"]


def test_a_talk_with_guardians_is_no_talk_with_the_child() -> None:
    assert not boxes.talks_with_child(talk(field()))
    assert boxes.talks_with_child(talk(field(child_voice=True)))
    assert boxes.talks_with_child(FormView(id="x", title="X", child_voice=True))

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from bti.case.views import ChoiceView, FieldView, FormView, RowView
from bti.cli.interview.meanwhile import changed, meanwhile
from bti.cli.interview.questions import Question, questions
from bti.cli.interview.replies import as_typed, asks_more
from bti.cli.interview.route import Route

State = Literal["not_asked", "empty", "not_relevant", "answered"]


def field(path: str, state: State = "not_asked", **details: object) -> FieldView:
    return replace(FieldView(path=path, type="text", label=path, state=state), **details)


def repeat(*rows: RowView, min_rows: int = 0) -> FieldView:
    template = (field("barn.navn"),)
    return FieldView(
        path="barn", type="repeat", label="Barn", rows=rows, fields=template, min_rows=min_rows
    )


def row(number: str, state: State = "answered") -> RowView:
    return RowView(id=number, title=number, fields=(field(f"barn.{number}.navn", state),))


def paths(asked: tuple[Question, ...]) -> list[str]:
    return [one.path for one in asked]


def test_a_question_that_is_not_relevant_is_not_asked() -> None:
    asked = questions((field("a"), field("b", "not_relevant"), field("c")), {})
    assert paths(asked) == ["a", "c"]


def test_rows_are_followed_by_whether_there_is_one_more() -> None:
    asked = questions((repeat(row("1"), row("2")),), {})
    assert paths(asked) == ["barn.1.navn", "barn.2.navn", "barn.+"]
    assert asked[1].within == "Barn 2"


def test_a_row_that_was_asked_for_is_empty_and_comes_after_the_others() -> None:
    asked = questions((repeat(row("1"), row("3")),), {"barn": 3})
    assert paths(asked) == ["barn.1.navn", "barn.3.navn", "barn.4.navn", "barn.+"]
    assert asked[2].field.state == "not_asked"
    assert asked[2].new_row


def test_the_first_row_is_made_from_the_template() -> None:
    assert paths(questions((repeat(),), {"barn": 1})) == ["barn.1.navn", "barn.+"]


def test_one_begins_where_nobody_has_been_asked() -> None:
    route = Route(questions((field("a", "answered"), field("b", "empty"), field("c")), {}))
    assert route.start() == 2


def test_what_was_demanded_and_left_empty_comes_again_when_all_is_asked() -> None:
    asked = questions(
        (field("a", "answered"), field("b", "empty", must="required"), field("c", "empty")), {}
    )
    route = Route(asked)
    assert route.start() == 1
    route.passed(asked[1])
    assert route.next(asked) is None


def test_a_form_that_lacks_nothing_is_gone_through_from_the_start() -> None:
    asked = questions((field("a", "answered"), field("b", "answered")), {})
    route = Route(asked)
    assert route.start() == 0
    route.passed(asked[0])
    assert route.next(asked) == 1


def test_an_answer_that_makes_another_question_relevant_leads_to_it() -> None:
    before = questions((field("a"), field("b", "not_relevant"), field("c")), {})
    route = Route(before)
    route.start()
    route.passed(before[0])
    after = questions((field("a", "answered"), field("b"), field("c")), {})
    place = route.next(after)
    assert place is not None
    assert after[place].path == "b"


def test_back_leads_to_the_question_before_and_on_again() -> None:
    asked = questions((field("a", "answered"), field("b"), field("c")), {})
    route = Route(asked)
    assert route.start() == 1
    route.back(1)
    assert route.next(asked) == 0
    route.passed(asked[0])
    assert route.next(asked) == 1


CHOICES = (ChoiceView(id="venner", label="Venner"), ChoiceView(id="skole", label="Skole"))


def test_choices_are_given_by_number_word_or_beginning() -> None:
    one = field("tema", type="select_one", choices=CHOICES)
    assert [as_typed(one, typed) for typed in ("2", "skole", "Ven", "vet ikke")] == [
        "skole",
        "skole",
        "venner",
        "vet ikke",
    ]


def test_several_choices_are_given_with_commas_or_as_numbers() -> None:
    many = field("tema", type="select_multiple", choices=CHOICES, other=True, other_path="x")
    assert as_typed(many, "1, skole") == "venner,skole"
    assert as_typed(many, "1 2") == "venner,skole"
    assert as_typed(many, "3") == "annet"
    assert list(asks_more(many, "venner,annet")) == [("x", "Skriv hva:")]


def test_a_choice_may_ask_for_more_and_only_when_it_is_chosen() -> None:
    told = ChoiceView(id="vent", label="Vent", ask="Til når?", ask_path="naa.vent")
    one = field("naa", type="select_one", choices=(told, *CHOICES))
    assert list(asks_more(one, "vent")) == [("naa.vent", "Til når?")]
    assert list(asks_more(one, "skole")) == []


def test_a_number_on_a_scale_is_the_answer_itself() -> None:
    grad = field("grad", type="scale", choices=(ChoiceView(id="2", label="To"), *CHOICES))
    assert as_typed(grad, "2") == "2"


def test_a_row_that_something_stands_in_can_be_dropped_and_no_other() -> None:
    asked = questions((repeat(row("1"), row("2", "not_asked")),), {"barn": 3})
    assert [one.droppable for one in asked] == [True, False, False, False]


def test_the_rows_of_a_case_cannot_be_dropped() -> None:
    asked = questions((replace(repeat(row("t1")), fixed_rows=True),), {})
    assert [one.droppable for one in asked] == [False]


def test_a_row_that_gets_the_number_of_a_dropped_one_is_asked() -> None:
    asked = questions((repeat(row("1")),), {})
    route = Route(asked)
    assert route.start() == 0
    route.passed(asked[0])
    route.passed(asked[1])
    route.dropped(asked[0])
    assert route.next(questions((repeat(row("1", "not_asked"), min_rows=1),), {})) == 0


def form(*fields: FieldView) -> FormView:
    return FormView(id="notat", title="Notat", fields=fields)


def test_a_question_left_with_a_reason_is_not_asked_again() -> None:
    left = field("b", must="or_reason", left="Vet ikke")
    route = Route(questions((field("a", "answered"), left, field("c")), {}))
    assert route.start() == 2


def test_of_what_others_wrote_only_answers_in_the_way_of_ones_own_are_shown() -> None:
    before = form(field("a"), field("b"), field("c", "answered", value="C"))
    now = form(
        field("a", "answered", value="A"),
        field("b", "answered", value="B"),
        field("c", "answered", value="C"),
    )
    assert [one.path for one in changed(before, now, ("b", "c"))] == ["b"]
    rows = form(repeat(replace(row("1"), fields=(field("barn.1.navn", "answered", value="Å"),))))
    assert [one.path for one in changed(form(repeat()), rows, ("barn.1",))] == ["barn.1.navn"]
    assert changed(now, before, ("a",)) == ()


def test_what_one_may_not_see_is_not_spoken_of() -> None:
    assert list(meanwhile(())) == []

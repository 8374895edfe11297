"""What holds of forms whatever is typed: nothing typed is lost, and nothing but a reason comes."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC
from typing import get_args

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from bti.case.commands import Fill
from bti.case.events import Answered, AnyEvent
from bti.case.fold import fold
from bti.case.forms.filling import decide_fill
from bti.case.forms.form_page import form_view
from bti.case.forms.reading import AnswerProblem, read_answer
from bti.case.forms.validity import missing_answers
from bti.case.paths import known_paths, locate
from bti.errors import BtiError
from bti.guide.definition import Choice, Field, FieldType, Repeat
from tests.unit.case.workbench import bench, guide

FORMS = guide().forms
texts = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["ja", "nei", "2", "2026-02-30", "12.11.2026", "venner,annet", "kl. 14", ""]),
)
typed = st.one_of(
    texts,
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.dates(),
    st.times(),
    st.datetimes(),
    st.datetimes(timezones=st.just(UTC)),
    st.lists(st.one_of(texts, st.integers()), max_size=3),
    st.dictionaries(texts, texts, max_size=2),
)
fields = st.builds(
    Field,
    type=st.sampled_from(get_args(FieldType)),
    choices=st.dictionaries(
        st.sampled_from(["ja", "nei", "1", "2", "venner"]),
        st.builds(Choice, label=st.text(max_size=5)),
        max_size=3,
    ),
    other=st.booleans(),
    calculation=st.sampled_from(["", "today"]),
    repeat=st.one_of(st.none(), st.just(Repeat())),
)


@given(field=fields, given_answer=typed)
def test_reading_gives_an_answer_or_its_problem_and_never_anything_else(
    field: Field, given_answer: object
) -> None:
    told = ""
    try:
        answer = read_answer(field, given_answer)
    except AnswerProblem as problem:
        told = problem.message
    else:
        assert isinstance(answer, bool | int | str | tuple | None)
        assert read_answer(field, answer) == answer
    assert not told or told.endswith((".", "?"))


STRAY = ["zzz", "", "observasjoner.2.naar", "observasjoner.3", "tiltak.t9.gjort", "hjem"]
FITTING: dict[str, st.SearchStrategy[object]] = {
    "yes_no": st.sampled_from(["ja", "nei"]),
    "date": st.dates().map(str) | st.sampled_from(["2026-11-01", "2026-12-24"]),
    "datetime": st.just("2026-11-01 14.30"),
    "time": st.just("14.30"),
    "integer": st.integers(0, 9),
    "decimal": st.just("2,5"),
    "scale": st.integers(1, 3),
    "next_move": st.sampled_from(["videre", "ferdig", "igjen"]),
}


def fitting(form: str, path: str) -> st.SearchStrategy[tuple[str, object]]:
    """Draw what fits the field at a path more often than not."""
    spot = locate(FORMS[form].fields, path)
    field = spot.field if spot and not spot.companion else Field()
    known = st.sampled_from([*field.choices, *(["annet"] if field.other else [])] or ["x"])
    return st.tuples(st.just(path), FITTING.get(field.type, known) | typed)


def paths_of(form: str) -> list[str]:
    return [*known_paths(FORMS[form].fields)] or STRAY


def answers_to(form: str) -> st.SearchStrategy[dict[str, object]]:
    """Draw answers, most of them to questions of the form."""
    known = st.sampled_from(paths_of(form)).flatmap(lambda path: fitting(form, path))
    stray = st.tuples(st.sampled_from(STRAY), typed)
    whole = st.tuples(*(fitting(form, path) for path in paths_of(form))).map(list)
    some = st.lists(st.one_of(*[known] * 9, stray), max_size=6)
    return st.one_of(some, some, whole).map(dict)


def fills_of(form: str) -> st.SearchStrategy[Fill]:
    paths = st.sampled_from(paths_of(form))
    return st.builds(
        Fill,
        form=st.just(form),
        answers=answers_to(form),
        left=st.dictionaries(paths, st.sampled_from(["fordi", " "]), max_size=1),
        taken_back=st.lists(paths | st.sampled_from(STRAY), max_size=1).map(tuple),
        copy=st.sampled_from([0, 0, 0, 1, 3]),
        new=st.booleans(),
        finish=st.sampled_from(["when_valid", "no", "must"]),
    )


fills = st.sampled_from([*FORMS]).flatmap(fills_of)


@given(commands=st.lists(fills, max_size=6), rounds=st.booleans())
def test_any_fill_ends_in_events_or_an_error_of_ours_and_every_state_can_be_shown(
    commands: list[Fill],
    rounds: bool,  # noqa: FBT001 - drawn
) -> None:
    driven = bench()
    driven.measure("t1")
    for number, command in enumerate(commands):
        with suppress(BtiError):
            driven.record(*decide_fill(driven.standing, command))
        if rounds and number % 2:
            driven.move("tiltak", "n1", again=True)
    assert fold(driven.events) == driven.case
    for form, copies in driven.case.forms.items():
        for copy in copies:
            form_view(driven.guide, driven.case, form, copy, driven.now)
            missing_answers(driven.guide, driven.case, form, copy, driven.now)


@given(commands=st.lists(fills, max_size=5))
def test_the_events_of_a_fill_survive_being_stored(commands: list[Fill]) -> None:
    driven = bench()
    for command in commands:
        try:
            events = decide_fill(driven.standing, command)
        except BtiError:
            continue
        stored = [msgspec.json.encode(event) for event in events]
        assert [msgspec.json.decode(one, type=AnyEvent) for one in stored] == list(events)
        driven.record(*events)


SHOWING = {
    "miljoe": st.sampled_from(["ja", "nei", None]),
    "gjelder": st.sampled_from([["venner"], ["spraak"], ["venner", "spraak"], None]),
    "grad": st.sampled_from([1, 2, 3, None]),
}


@given(
    changes=st.lists(
        st.sampled_from(sorted(SHOWING)).flatmap(
            lambda path: st.tuples(st.just(path), SHOWING[path])
        ),
        max_size=8,
    )
)
def test_hiding_and_showing_in_any_order_loses_no_typed_answer(
    changes: list[tuple[str, object]],
) -> None:
    driven = bench()
    written = {"miljoe_hva": "bråk", "hjem.bor": "mor", "grunn": "nå", "hva": "trøtt"}
    driven.fill("notat", {**written, "miljoe": "ja", "gjelder": ["venner"]}, finish="no")
    for path, value in changes:
        driven.fill("notat", {path: value}, finish="no")
    driven.fill("notat", {"miljoe": "ja", "gjelder": ["venner"], "grad": 2}, finish="no")

    answers = driven.case.forms["notat"][0].answers
    assert {path: answers[path] for path in written} == written


@given(answers=answers_to("notat"))
def test_answers_are_read_back_as_they_were_kept(answers: dict[str, object]) -> None:
    driven = bench()
    try:
        events = driven.fill("notat", answers, finish="no")
    except BtiError:
        return
    again = bench()
    for event in events:
        if isinstance(event, Answered):
            again.fill("notat", event.answers, finish="no")
    if again.case.forms:
        assert again.case.forms["notat"][0].answers == driven.case.forms["notat"][0].answers

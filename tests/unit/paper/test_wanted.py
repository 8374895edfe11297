from __future__ import annotations

from typing import Literal

import pytest

from bti.case.question_line import tracks
from bti.case.views import (
    FieldView,
    FormLine,
    GuideConsent,
    GuideLevel,
    ItemView,
    Must,
    StepView,
    WayView,
)
from bti.paper import wanted


@pytest.mark.parametrize(
    ("only_for", "said"),
    [
        ((), ""),
        (("Skole",), "bare for «Skole»"),
        (("Skole", "Nav"), "bare for «Skole» og «Nav»"),
        (("Skole", "PPT", "Nav"), "bare for «Skole», «PPT» og «Nav»"),
    ],
)
def test_tracks_are_named_with_marks_around_each(only_for: tuple[str, ...], said: str) -> None:
    assert tracks(only_for) == said


@pytest.mark.parametrize(
    ("must", "asked_when", "must_when", "said"),
    [
        ("required", "", "", ""),
        ("optional", "det regner", "", "Besvares når det regner."),
        ("required", "det regner", "", "Besvares når det regner. Må da fylles ut."),
        (
            "or_reason",
            "det regner",
            "",
            "Besvares når det regner. Må da fylles ut, eller skriv hvorfor ikke.",
        ),
        ("or_reason", "", "det snør", "Må fylles ut når det snør."),
        (
            "or_reason",
            "det regner",
            "det snør",
            "Besvares når det regner. Må fylles ut når det snør.",
        ),
    ],
)
def test_a_field_says_when_it_is_asked_and_how_hard(
    must: Must, asked_when: str, must_when: str, said: str
) -> None:
    field = FieldView(
        path="a", type="text", label="A", must=must, asked_when=asked_when, must_when=must_when
    )
    assert wanted.of_field(field) == said


def test_a_note_is_read_and_not_answered() -> None:
    note = FieldView(path="a", type="note", label="A", asked_when="det regner", only_for=("Skole",))
    bare = FieldView(path="b", type="note", label="B")
    track = FieldView(path="c", type="note", label="C", only_for=("Skole",))

    assert wanted.of_field(note) == "Gjelder når det regner, bare for «Skole»."
    assert wanted.of_field(track) == "Bare for «Skole»."
    assert wanted.of_field(bare) == ""


def test_a_line_says_when_it_holds_and_when_it_must_be_done() -> None:
    item = ItemView(id="a", text="A", asked_when="det regner", must_when="det snør")
    form = FormLine(id="b", title="B", must="or_reason", must_when="det snør", state="empty")

    assert wanted.of_line(item) == "Gjelder når det regner. Må når det snør"
    assert wanted.of_line(form) == "Må når det snør"
    assert wanted.of_line(ItemView(id="c", text="C")) == ""


def test_on_empty_paper_each_question_of_a_way_is_a_line_and_it_says_what_comes_of_it() -> None:
    way = WayView(
        id="a",
        title="A",
        kind="transition",
        opens_when="fristen er ute",
        automatic=True,
        asks=(FieldView(path="x", type="date", label="Når?"),),
        questions=("Når? (en dato)", "Hvem? (må)"),
        does=("en ny runde begynner",),
    )
    said = ("Spør om: Når? (en dato)", "Spør om: Hvem? (må)", "Dette skjer: en ny runde begynner")

    assert wanted.of_way(way) == ("Skjer av seg selv når fristen er ute", *said)


@pytest.mark.parametrize(
    ("kind", "phase", "said"),
    [
        ("Samtale", "bekymring", "Samtale (bekymring)"),
        ("Evaluering", "evaluering", "Evaluering"),
        ("", "tiltak", "Tiltak"),
        ("", "", ""),
    ],
)
def test_a_step_says_its_kind_and_its_phase_where_they_are_not_the_same_word(
    kind: str, phase: Literal["uro", "bekymring", "tiltak", "evaluering", ""], said: str
) -> None:
    step = StepView(
        id="s", title="S", number="1", level="n", level_title="N", level_number="1",
        kind=kind, phase=phase,
    )  # fmt: skip

    assert wanted.sort_of_step(step) == said


def test_a_way_asks_neither_notes_nor_what_is_not_relevant() -> None:
    way = WayView(
        id="a",
        title="A",
        kind="transition",
        opens_when="det regner",
        demands=("barnet er hørt", "foresatte er informert"),
        asks=(
            FieldView(path="x", type="note", label="Les dette."),
            FieldView(path="y", type="date", label="Når?"),
            FieldView(path="z", type="text", label="Hvem?"),
            FieldView(path="w", type="text", label="Hvor?", state="not_relevant"),
        ),
    )

    assert wanted.of_way(way) == (
        "Åpner seg når det regner",
        "Krever: barnet er hørt; foresatte er informert",
        "Spør om: Når? Hvem?",
    )
    assert wanted.of_way(WayView(id="b", title="B", kind="anytime")) == ()


def test_a_level_and_a_consent_say_only_what_they_have() -> None:
    level = GuideLevel(id="a", title="A", number="1", demands=("x", "y"), only_for=("Skole",))
    consent = GuideConsent(id="b", title="B", givers="Begge.", valid_for="1 år")

    assert wanted.of_level(level) == (
        ("Gjelder", "bare for «Skole»"),
        ("Før nivået begynner", "x; y"),
    )
    assert wanted.of_consent(consent) == (("Hvem sier ja", "Begge."), ("Gjelder i", "1 år"))

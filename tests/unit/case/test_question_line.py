from __future__ import annotations

import pytest

from bti.case.question_line import question_line
from bti.case.views import ChoiceView, FieldView, RowView


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (FieldView(path="x", type="text", label="Hvem?"), "Hvem?"),
        (FieldView(path="x", type="date", label="Når?", must="required"), "Når? (en dato; må)"),
        (
            FieldView(path="x", type="text", label="Hva?", must="optional", must_when="det regner"),
            "Hva? (må når det regner)",
        ),
        (
            FieldView(path="x", type="text", label="Hva?", asked_when="det regner", hint="Kort."),
            "Hva? (når det regner) Kort.",
        ),
        (
            FieldView(
                path="x", type="text", label="Hva?", not_shared=True, confidential=("Leder",)
            ),
            "Hva? (deles ikke; bare Leder får se dette)",
        ),
        (
            FieldView(
                path="x",
                type="select_multiple",
                label="Hvor?",
                choices=(
                    ChoiceView(id="ute", label="Ute", ask="Når?"),
                    ChoiceView(id="inne", label="Inne", only_for=("Skole",)),
                ),
            ),
            "Hvor? (Ute (Når?) / Inne (bare for «Skole»); flere kan velges)",
        ),
        (
            FieldView(
                path="x",
                type="repeat",
                label="Hvem var med?",
                rows=(RowView(id="1", fields=(FieldView(path="n", type="text", label="Navn"),)),),
            ),
            "Hvem var med? Navn",
        ),
    ],
)
def test_a_question_is_said_with_all_that_a_box_would_have_shown(
    field: FieldView, said: str
) -> None:
    assert question_line(field) == said

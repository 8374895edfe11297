from __future__ import annotations

from bti.case.forms.entries import answers_from, read_answers
from bti.guide.definition import Field
from tests.unit.case.workbench import guide

NOTE = guide().forms["notat"].fields


def test_nested_answers_become_paths() -> None:
    given = {
        "hva": "x",
        "hjem": {"bor": "mor"},
        "observasjoner": [{"naar": "2026-11-01"}, {"naar": "2026-11-02", "sett": "y"}],
        "gjelder": ["venner", "spraak"],
        "tiltak": {"t1": {"gjort": "ja"}},
        "tom": {},
    }

    assert answers_from(given) == {
        "hva": "x",
        "hjem.bor": "mor",
        "observasjoner.1.naar": "2026-11-01",
        "observasjoner.2.naar": "2026-11-02",
        "observasjoner.2.sett": "y",
        "gjelder": ["venner", "spraak"],
        "tiltak.t1.gjort": "ja",
    }


def test_answers_nested_deeper_than_any_stack_are_flattened() -> None:
    deep: dict[str, object] = {"a": "x"}
    for _ in range(3000):
        deep = {"a": deep}

    assert list(answers_from(deep).values()) == ["x"]


def test_all_problems_are_found_at_once_and_the_rest_is_read() -> None:
    answers, problems = read_answers(
        NOTE,
        {
            "hva": "Trøtt",
            "miljo": "ja",
            "miljoe": "tja",
            "observasjoner": [{"naar": "i går"}],
            "hjem": "hos mor",
            "zzz.yyy": 1,
        },
    )

    assert answers == {"hva": "Trøtt"}
    assert tuple(one.message for one in problems) == (
        "Det finnes ikke noe felt «miljo» her. Mente du «miljoe»?",
        "«Kan det gjelde miljøet?» (miljoe): Svar ja eller nei.",
        "«Når var det?» (observasjoner.1.naar): Skriv datoen slik: 2026-11-12 eller 12.11.2026.",
        "«Hjemmet» (hjem): Her er det ikke noe å svare på. Svar på feltene som står under.",
        "Det finnes ikke noe felt «zzz.yyy» her.",
    )


def test_the_text_beside_annet_is_a_text_and_a_very_long_path_is_cut() -> None:
    answers, problems = read_answers(NOTE, {"gjelder.annet": "Søvn", "x" * 200: "y"})

    assert answers == {"gjelder.annet": "Søvn"}
    assert len(problems[0].message) < 120


def test_a_field_without_a_label_is_named_by_its_id() -> None:
    _, problems = read_answers({"dag": Field(type="date")}, {"dag": "x"})

    assert problems[0].message.startswith("«dag» (dag): Skriv datoen")

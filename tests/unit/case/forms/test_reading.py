from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from bti.case.events import Answer
from bti.case.forms.reading import AnswerProblem, read_answer
from bti.guide.definition import Choice, Field, FieldType, Repeat

PLACES = {"ute": Choice(label="Ute"), "inne": Choice(label="Inne, i gangen")}
DEGREES = {"1": Choice(label="Litt"), "2": Choice(label="Mye")}


def field(kind: FieldType, **more: object) -> Field:
    return Field(type=kind, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "given", "answer"),
    [
        (field("text"), "Ola er trøtt", "Ola er trøtt"),
        (field("long_text"), "en\nto", "en\nto"),
        (field("text"), 12, "12"),
        (field("text"), date(2026, 11, 1), "2026-11-01"),
        (field("text"), "   ", None),
        (field("text"), None, None),
        (field("integer"), " 12 ", 12),
        (field("integer"), "−3", -3),
        (field("integer"), 3.0, 3),
        (field("decimal"), "2,5", "2.5"),
        (field("decimal"), 2.5, "2.5"),
        (field("decimal"), Decimal("0.10"), "0.10"),
        (field("date"), "2026-11-01", "2026-11-01"),
        (field("date"), "1.11.2026", "2026-11-01"),
        (field("date"), "1. november 2026", "2026-11-01"),
        (field("date"), "1 nov 2026", "2026-11-01"),
        (field("date"), date(2026, 11, 1), "2026-11-01"),
        (field("date"), datetime(2026, 11, 1, 23, 30, tzinfo=UTC), "2026-11-02"),
        (field("time"), "kl. 9.05", "09:05"),
        (field("time"), "14", "14:00"),
        (field("time"), time(14, 30), "14:30"),
        (field("datetime"), "1.11.2026 kl. 14.30", "2026-11-01T14:30:00+01:00"),
        (field("datetime"), "2026-07-01T14:30", "2026-07-01T14:30:00+02:00"),
        (field("datetime"), "2026-07-01T12:30:00Z", "2026-07-01T14:30:00+02:00"),
        (field("datetime"), datetime(2026, 7, 1, 14, 30), "2026-07-01T14:30:00+02:00"),  # noqa: DTZ001
        (field("yes_no"), "ja", True),
        (field("yes_no"), "J", True),
        (field("yes_no"), "true", True),
        (field("yes_no"), "N", False),
        (field("yes_no"), "no", False),
        (field("yes_no"), False, False),
        (field("select_one", choices=PLACES), "ute", "ute"),
        (field("select_one", choices=PLACES), "INNE, I GANGEN", "inne"),
        (field("select_one", choices=PLACES, other=True), "annet", "annet"),
        (field("select_one", choices={"ja": Choice(label="Ja")}), True, "ja"),
        (field("select_multiple", choices=PLACES), "inne,ute", ("ute", "inne")),
        (field("select_multiple", choices=PLACES), "Inne, i gangen", ("inne",)),
        (field("select_multiple", choices=PLACES), ["inne", "inne"], ("inne",)),
        (field("select_multiple", choices=PLACES, other=True), "annet, ute", ("ute", "annet")),
        (field("select_multiple", choices=PLACES), [], None),
        (field("scale", choices=DEGREES), "2", 2),
        (field("scale", choices=DEGREES), 2, 2),
        (field("scale", choices=DEGREES), "mye", 2),
        (field("scale", choices=PLACES), "ute", "ute"),
        (field("scale"), "4", 4),
        (field("person"), "kari", "kari"),
        (field("unit"), "nordlia", "nordlia"),
        (field("file"), "mappe 3", "mappe 3"),
    ],
)
def test_what_a_person_types_becomes_an_answer_of_the_fields_kind(
    asked: Field, given: object, answer: Answer
) -> None:
    read = read_answer(asked, given)

    assert read == answer
    assert type(read) is type(answer)


@pytest.mark.parametrize(
    ("asked", "given", "sentence"),
    [
        (
            field("date"),
            "2026-02-30",
            "30. februar finnes ikke. Skriv datoen slik: 2026-02-28 eller 28.2.2026.",
        ),
        (
            field("date"),
            "31.4.2026",
            "31. april finnes ikke. Skriv datoen slik: 2026-04-30 eller 30.4.2026.",
        ),
        (
            field("date"),
            "29. februar 2027",
            "29. februar finnes ikke. Skriv datoen slik: 2027-02-28 eller 28.2.2027.",
        ),
        (field("date"), "2026-13-01", "Den datoen finnes ikke."),
        (field("date"), "0.1.2026", "Den datoen finnes ikke."),
        (field("date"), "1.11.26", "Skriv datoen slik: 2026-11-12 eller 12.11.2026."),
        (field("date"), "1. m 2026", "Skriv datoen slik"),
        (field("date"), "i morgen", "Skriv datoen slik"),
        (field("date"), "1.1.0026", "Årstallet må ligge mellom 1900 og 2199."),
        (field("date"), 20261101, "Skriv datoen slik"),
        (field("time"), "25.00", "Det klokkeslettet finnes ikke."),
        (field("time"), "halv to", "Skriv klokkeslettet slik: 14.30."),
        (field("datetime"), "2026-11-01", "Skriv dato og klokkeslett slik"),
        (field("datetime"), "2026-02-30 14.30", "30. februar finnes ikke."),
        (field("datetime"), "2026-02-28 25.30", "Det klokkeslettet finnes ikke."),
        (field("yes_no"), "kanskje", "Svar ja eller nei."),
        (field("yes_no"), 1, "Svar ja eller nei."),
        (field("integer"), "2,5", "Skriv et helt tall, for eksempel 3."),
        (field("integer"), "1" * 16, "Skriv et helt tall"),
        (field("integer"), 10**16, "Skriv et helt tall"),
        (field("integer"), True, "Skriv et helt tall"),
        (field("decimal"), "mye", "Skriv et tall, for eksempel 3 eller 2,5."),
        (field("decimal"), float("nan"), "Skriv et tall"),
        (field("decimal"), float("inf"), "Skriv et tall"),
        (field("text"), True, "Skriv svaret som tekst."),
        (field("text"), ["a"], "Skriv svaret som tekst."),
        (field("text"), "a" * 100_001, "Teksten er for lang. Skriv høyst 100000 tegn."),
        (field("text"), "a\x00b", "Teksten inneholder tegn som ikke kan lagres."),
        (field("text"), "\ud800", "Teksten inneholder tegn som ikke kan lagres."),
        (field("select_one", choices=PLACES), "uute", "Mente du «ute»?"),
        (
            field("select_one", choices=PLACES),
            "zzzzzz",
            "Det er ikke et av valgene. Velg: ute (Ute), inne (Inne, i gangen).",
        ),
        (field("select_one", choices=PLACES), True, "Det er ikke et av valgene."),
        (field("select_one", choices=PLACES), 2.5, "Det er ikke et av valgene."),
        (field("select_multiple", choices=PLACES), "ute, x", "Det er ikke et av valgene."),
        (field("scale", choices=DEGREES), "3", "Det er ikke et av valgene."),
        (field("note"), "hei", "Her er det ikke noe å svare på."),
        (field("group", fields={"a": Field()}), "hei", "Her er det ikke noe å svare på."),
        (field("repeat", repeat=Repeat()), "hei", "Her er det ikke noe å svare på."),
        (field("date", calculation="today"), "2026-11-01", "Svaret regnes ut av andre svar"),
    ],
)
def test_what_does_not_fit_is_met_with_a_sentence_that_says_how_to_write_it(
    asked: Field, given: object, sentence: str
) -> None:
    with pytest.raises(AnswerProblem) as raised:
        read_answer(asked, given)

    assert raised.value.message.startswith(sentence) or sentence in raised.value.message


def test_a_problem_never_repeats_free_text() -> None:
    with pytest.raises(AnswerProblem) as raised:
        read_answer(field("select_one", choices=PLACES), "Ola Nordmann er redd")

    assert "Ola" not in raised.value.message


@pytest.mark.parametrize("kind", ["text", "integer", "decimal", "scale", "select_one"])
def test_a_number_too_large_to_be_written_is_met_with_a_sentence(kind: FieldType) -> None:
    with pytest.raises(AnswerProblem):
        read_answer(field(kind, choices=PLACES if kind == "select_one" else {}), 10**5000)

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal

import pytest

from bti.guide.conditions import Missing, Value, describe, evaluate, explain, parse
from bti.guide.conditions.wording import value_in_words
from tests.unit.guide.conditions.sample import Case

TITLES = {
    "note.environment": "Kan det gjelde miljøet?",
    "note.degree": "Hvor bekymret er du?",
    "note.date": "Dato",
    "note.needs": "Behov",
    "note.needs.speech": "Språk",
    "note.needs.play": "Lek",
    "note.suspicion": "Mistanke",
    "note.suspicion.ja": "Ja, jeg er bekymret",
    "note.suspicion.nei": "Nei",
    "measures": "Tiltak",
    "measures.status": "Status",
    "measures.status.open": "åpen",
    "measures.service": "Tjeneste",
    "case.service": "Tjenesten i saken",
    "case.service.ppt": "PPT",
    "about_environment": "Det kan gjelde miljøet",
}
VALUES: dict[str, Value] = {
    "note.environment": False,
    "note.degree": 2,
    "note.date": date(2027, 3, 3),
    "note.needs": frozenset({"speech", "play"}),
    "note.suspicion": "nei",
    "case.service": "ppt",
}
ROWS: dict[str, list[Mapping[str, Value]]] = {
    "measures": [{"status": "open", "service": "ppt"}, {"status": Missing.EMPTY}]
}
CASE = Case(
    VALUES, rows=ROWS, titles=TITLES, conditions={"about_environment": "note.environment == yes"}
)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "note.environment == yes",
            "Gjelder ikke: «Kan det gjelde miljøet?» er «nei», og må være «ja».",
        ),
        (
            "about_environment",
            "Gjelder ikke: «Kan det gjelde miljøet?» er «nei», og må være «ja».",
        ),
        ("note.environment == no", "Gjelder: «Kan det gjelde miljøet?» er «nei»."),
        ("note.environment", "Gjelder ikke: «Kan det gjelde miljøet?» er «nei», og må være «ja»."),
        ("not note.environment", "Gjelder: «Kan det gjelde miljøet?» er «nei»."),
        ("note.degree >= 4", "Gjelder ikke: «Hvor bekymret er du?» er 2, og må være minst 4."),
        (
            "note.degree != 2",
            "Gjelder ikke: «Hvor bekymret er du?» er 2, og må være noe annet enn 2.",
        ),
        (
            "not note.degree < 4",
            "Gjelder ikke: «Hvor bekymret er du?» er 2, og kan ikke være mindre enn 4.",
        ),
        ("4 < note.degree", "Gjelder ikke: «Hvor bekymret er du?» er 2, og må være mer enn 4."),
        ("1 > note.degree", "Gjelder ikke: «Hvor bekymret er du?» er 2, og må være mindre enn 1."),
        ("1 >= note.degree", "Gjelder ikke: «Hvor bekymret er du?» er 2, og må være høyst 1."),
        ("4 <= note.degree", "Gjelder ikke: «Hvor bekymret er du?» er 2, og må være minst 4."),
        (
            "note.date <= today + 6 weeks",
            (
                "Gjelder ikke: «Dato» er 3. mars 2027, og må være senest 6 uker etter i dag "
                "(6. januar 2027)."
            ),
        ),
        (
            "note.date < today",
            "Gjelder ikke: «Dato» er 3. mars 2027, og må være før i dag (25. november 2026).",
        ),
        (
            "note.date - 1 month > 2027-02-28",
            (
                "Gjelder ikke: 1 måned før «Dato» er 3. februar 2027, og må være etter "
                "28. februar 2027."
            ),
        ),
        (
            "note.suspicion == ja",
            "Gjelder ikke: «Mistanke» er «Nei», og må være «Ja, jeg er bekymret».",
        ),
        (
            "note.suspicion in ja | usikker",
            "Gjelder ikke: «Mistanke» er «Nei», og må være «Ja, jeg er bekymret» eller «usikker».",
        ),
        ("note.needs has play", "Gjelder: «Behov» er «Lek» og «Språk»."),
        (
            "note.needs has other",
            "Gjelder ikke: «Behov» er «Lek» og «Språk», og må ha «other» blant valgene.",
        ),
        ("note.degree is answered", "Gjelder: «Hvor bekymret er du?» er besvart."),
        ("note.degree is empty", "Gjelder ikke: «Hvor bekymret er du?» er ikke uten svar."),
        (
            "note.degree >= 4 and note.suspicion == ja",
            (
                "Gjelder ikke: «Hvor bekymret er du?» er 2, og må være minst 4; «Mistanke» er "
                "«Nei», og må være «Ja, jeg er bekymret»."
            ),
        ),
        (
            "note.degree >= 4 or note.suspicion == ja",
            "Gjelder ikke: «Hvor bekymret er du?» er 2 og «Mistanke» er «Nei».",
        ),
        ("any measures", "Gjelder: minst én finnes i «Tiltak»."),
        (
            "any measures where service != case.service",
            (
                "Ikke avklart: noe som avgjør om noen finnes i «Tiltak» der «Tjeneste» er noe "
                "annet enn «Tjenesten i saken», er ikke besvart ennå."
            ),
        ),
        (
            "no measures where status == open",
            "Gjelder ikke: minst én finnes i «Tiltak» der «Status» er «åpen».",
        ),
        (
            "any measures where status == done and not service == ppt",
            (
                "Ikke avklart: noe som avgjør om noen finnes i «Tiltak» der «Status» er «done» og "
                "«Tjeneste» ikke er «ppt», er ikke besvart ennå."
            ),
        ),
        (
            "any measures where status is not_asked",
            "Gjelder ikke: ingen finnes i «Tiltak» der det ikke er spurt om «Status».",
        ),
        (
            "count measures where status == open >= 2",
            (
                "Ikke avklart: antallet i «Tiltak» der «Status» er «åpen» er mellom 1 og 2, fordi "
                "noe ikke er besvart ennå."
            ),
        ),
        ("count measures >= 3", "Gjelder ikke: antallet i «Tiltak» er 2, og må være minst 3."),
        (
            "count measures where status == open >= 3",
            (
                "Gjelder ikke: antallet i «Tiltak» der «Status» er «åpen» er mellom 1 og 2, og må "
                "være minst 3."
            ),
        ),
        (
            "count measures < note.degree",
            (
                "Gjelder ikke: antallet i «Tiltak» er 2, og må være mindre enn "
                "«Hvor bekymret er du?» (2)."
            ),
        ),
        ("count measures < foo.bar", "Ikke avklart: «foo.bar» er det ikke spurt om ennå."),
        ("any consents", "Ikke avklart: «consents» er det ikke spurt om ennå."),
        ("foo.bar == 1", "Ikke avklart: «foo.bar» er det ikke spurt om ennå."),
        ("note.date == foo.bar", "Ikke avklart: «foo.bar» er det ikke spurt om ennå."),
        (
            "previous note.degree == 1",
            "Ikke avklart: «Hvor bekymret er du?» forrige gang er det ikke spurt om ennå.",
        ),
        (
            "note.degree == note.date",
            "Ikke avklart: svaret på «Hvor bekymret er du?» kan ikke sammenlignes.",
        ),
        ("yes", "Gjelder alltid."),
        ("no", "Gjelder aldri."),
    ],
)
def test_one_sentence_says_why(text: str, sentence: str) -> None:
    assert explain(evaluate(parse(text), CASE), CASE) == sentence


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        (Missing.NOT_ANSWERED, "er ikke besvart ennå"),
        (Missing.EMPTY, "står tomt"),
        (Missing.NOT_ASKED, "er det ikke spurt om ennå"),
        (Missing.NOT_APPLICABLE, "er satt til «ikke aktuelt»"),
    ],
)
def test_what_is_not_answered_is_told_with_its_title(missing: Missing, words: str) -> None:
    case = Case({"note.environment": missing}, titles=TITLES)
    verdict = evaluate(parse("note.environment == yes"), case)
    assert explain(verdict, case) == f"Ikke avklart: «Kan det gjelde miljøet?» {words}."


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Decimal("2.5"), "2,5"),
        (datetime(2027, 5, 1, 9, 5), "1. mai 2027 kl. 09.05"),  # noqa: DTZ001 - local by contract
        (time(14, 0), "kl. 14.00"),
        (frozenset[str](), "ingen av valgene"),
        (("play",), "«Lek»"),
    ],
)
def test_values_are_said_as_people_write_them(value: Value, words: str) -> None:
    assert value_in_words(value, ("note", "needs"), Case(titles=TITLES)) == words


@pytest.mark.parametrize("value", [True, False, Missing.NOT_ANSWERED, Missing.EMPTY])
def test_an_answer_that_the_reader_may_not_see_leaves_the_same_words(value: Value) -> None:
    case = Case({"note.environment": value}, titles=TITLES, hidden=["note.environment"])
    told = explain(evaluate(parse("note.environment == yes"), case), case)
    assert told.endswith(
        ": det avhenger av «Kan det gjelde miljøet?», som du ikke kan se svaret på."
    )


@pytest.mark.parametrize(
    ("text", "hidden", "title"),
    [
        ("any measures where status == open", "measures", "Tiltak"),
        ("any measures where status == open", "measures.status", "Status"),
        ("any measures where service == case.service", "case.service", "Tjenesten i saken"),
        ("count measures >= note.degree", "note.degree", "Hvor bekymret er du?"),
        ("note.date < case.service", "case.service", "Tjenesten i saken"),
    ],
)
def test_nothing_is_told_of_a_test_that_touches_what_is_hidden(
    text: str, hidden: str, title: str
) -> None:
    case = Case(VALUES, rows=ROWS, titles=TITLES, hidden=[hidden])
    told = explain(evaluate(parse(text), case), case)
    assert told.partition(": ")[2] == f"det avhenger av «{title}», som du ikke kan se svaret på."


def test_very_many_reasons_are_cut() -> None:
    case = Case()
    told = explain(evaluate(parse(" and ".join(f"a.b{n} == 1" for n in range(10))), case), case)
    assert told.endswith("«a.b5» er det ikke spurt om ennå og 4 forhold til.")


def test_a_circle_says_so() -> None:
    case = Case(conditions={"one": "two", "two": "one"})
    assert explain(evaluate(parse("one"), case), case) == (
        "Ikke avklart: betingelsen hviler på seg selv."
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("note.degree >= 4", "«Hvor bekymret er du?» er minst 4"),
        ("note.date < today - 2 weeks", "«Dato» er før 2 uker før i dag"),
        ("about_environment", "«Det kan gjelde miljøet» gjelder"),
        ("not about_environment", "«Det kan gjelde miljøet» ikke gjelder"),
        ("note.environment", "«Kan det gjelde miljøet?» er «ja»"),
        ("latest note.environment", "«Kan det gjelde miljøet?» sist er «ja»"),
        (
            "note.degree in 4 | 5 and (note.environment or note.needs has play)",
            (
                "«Hvor bekymret er du?» er 4 eller 5 og («Kan det gjelde miljøet?» er «ja» eller "
                "«Behov» har «Lek» blant valgene)"
            ),
        ),
        (
            "not (note.degree == 4 and note.environment)",
            "«Hvor bekymret er du?» ikke er 4 eller «Kan det gjelde miljøet?» ikke er «ja»",
        ),
        ("not any measures where status == open", "ingen finnes i «Tiltak» der «Status» er «åpen»"),
        ("not no measures", "minst én finnes i «Tiltak»"),
        ("not count measures == 2", "antallet i «Tiltak» ikke er 2"),
        ("not yes", "aldri"),
        ("note.degree is answered", "«Hvor bekymret er du?» er besvart"),
    ],
)
def test_a_condition_is_described_without_any_answer(text: str, words: str) -> None:
    assert describe(parse(text), CASE) == words

from __future__ import annotations

import time

import pytest

from bti.guide.conditions import ConditionFault, ValueType, parse
from bti.guide.conditions.checking import check
from tests.unit.guide.conditions.sample import BOOLEAN, GUIDE, Guide


def marked(text: str, fault: ConditionFault) -> str:
    return text[fault.offset : fault.offset + fault.length]


@pytest.mark.parametrize(
    "text",
    [
        "note.environment == yes",
        "note.environment",
        "step.talk.visited and not about_environment",
        "note.degree >= 4",
        "note.degree in 4 | 5",
        "4 <= note.degree",
        "note.date <= today + 6 weeks",
        "note.date > case.opened",
        "note.date - 3 months >= 2026-01-01",
        "today >= 2026-08-01",
        "note.time < note.time",
        "note.text == note.text",
        "note.needs has speech",
        "note.suspicion in usikker | ja",
        "note.mood == yes and note.mood == 1",
        "note.any_choice == whatever",
        "note.file is answered",
        "previous note.date is answered",
        "latest note.suspicion == ja",
        "case.holder == case.holder",
        "level.rounds == 2 or level.rounds != 3",
        "value > 3",
        "any measures",
        "no consents where purpose == done and state == open",
        "any measures where service == case.service",
        "any measures where measures.start <= measures.evaluate_by",
        "any measures where start <= today and shared",
        "any measures where 2026-01-31 == start + 0 days",
        "any measures where start < evaluate_by - 1 week",
        "count measures where status == open >= level.rounds",
        "count measures where (no consents where state == measures.status) == 0",
    ],
)
def test_what_can_be_compared_has_no_faults(text: str) -> None:
    assert check(parse(text), GUIDE) == ()


@pytest.mark.parametrize(
    ("text", "mark", "proposal", "says"),
    [
        ("note.enviroment == yes", "note.enviroment", "note.environment", "kjenner ikke navnet"),
        ("xyzzy", "xyzzy", None, "kjenner ikke navnet «xyzzy»"),
        ("about_enviroment", "about_enviroment", "about_environment", "kjenner ikke navnet"),
        ("previous note.dat is empty", "note.dat", "note.date", "kjenner ikke navnet"),
        ("case.opened < note.daet", "note.daet", "note.date", "kjenner ikke navnet"),
        ("case.opened < note.daet + 1 week", "note.daet", "note.date", "kjenner ikke navnet"),
        ("any mesures", "mesures", "measures", "kjenner ikke navnet"),
        ("count mesures >= 2", "mesures", "measures", "kjenner ikke navnet"),
        ("any measures where statsu == open", "statsu", "status", "kjenner ikke navnet"),
        ("any note.date", "note.date", None, "en dato, ikke rader"),
        ("measures", "measures", None, "Bruk «any», «no» eller «count» foran"),
        ("measures == 2", "measures", None, "er rader"),
        ("note.suspicion == usiker", "usiker", "usikker", "ikke et av valgene"),
        ("note.suspicion == usiker", "usiker", "usikker", "ja, usikker, nei"),
        ("note.suspicion == yes", "yes", "ja", "ikke et av valgene"),
        ("note.suspicion == no", "no", "nei", "ikke et av valgene"),
        ("note.suspicion == 3", "3", None, "ikke et av valgene"),
        ("note.suspicion in ja | nie", "nie", "nei", "ikke et av valgene"),
        ("note.suspicion in ja | 2026-01-01", "2026-01-01", None, "er et valg, ikke en dato"),
        ("note.suspicion == 2026-01-01", "2026-01-01", None, "et valg"),
        ("note.suspicion == today", "today", None, "De kan ikke sammenlignes"),
        ("note.needs has speach", "speach", "speech", "ikke et av valgene"),
        (
            "note.needs == speech",
            "note.needs == speech",
            "note.needs has speech",
            "Spør om ett av dem med «has»",
        ),
        ("note.needs in speech | play", "note.needs", None, "ett valg om gangen med «has»"),
        ("note.needs", "note.needs", None, "Spør om ett av dem med «has»"),
        ("case.holder == note.needs", "note.needs", None, "Spør om ett av dem med «has»"),
        (
            "note.suspicion has ja",
            "note.suspicion has ja",
            "note.suspicion == ja",
            "bare for felt med flere valg",
        ),
        ("note.text has ja", "note.text has ja", None, "bare for felt med flere valg"),
        ("note.environment == ja", "ja", "yes", "ja eller nei"),
        ("note.environment == nei", "nei", "no", "ja eller nei"),
        ("note.environment == true", "true", "yes", "ja eller nei"),
        ("note.environment == foo", "foo", None, "ja eller nei"),
        ("note.environment == 1", "1", None, "De kan ikke sammenlignes"),
        ("note.environment < yes", "note.environment", None, "bare for tall, datoer"),
        ("note.text == 4", "4", None, "«note.text» er tekst, og «4» er et tall"),
        ("note.text == foo", "foo", None, "er tekst"),
        ("note.text in foo | bar", "note.text", None, "«in» passer ikke her"),
        ("note.text == note.degree", "note.degree", None, "De kan ikke sammenlignes"),
        ("note.degree == yes", "yes", None, "De kan ikke sammenlignes"),
        ("note.degree in 4 | ja", "ja", None, "et tall"),
        ("note.degree in 4 | 2026-01-01", "2026-01-01", None, "De kan ikke sammenlignes"),
        ("note.date == 4", "4", None, "De kan ikke sammenlignes"),
        ("note.file == foo", "note.file", None, "er en fil"),
        ("note.suspicion < ja", "note.suspicion", None, "bare for tall, datoer"),
        ("case.service == case.level", "case.level", None, "ingen valg til felles"),
        ("about_environment == yes", "about_environment == yes", "about_environment", "alene"),
        ("about_environment == no", "about_environment == no", "not about_environment", "alene"),
        ("about_environment == foo", "about_environment", None, "alene"),
        ("about_environment is answered", "about_environment", None, "passer bare for svar"),
        ("measures is empty", "measures", None, "er rader"),
        ("note.degree", "note.degree", None, "er et tall. Sammenlign med noe"),
        ("5 > 3", "5", None, "to faste verdier"),
        ("yes == yes", "yes", None, "to faste verdier"),
        ("2026-01-01 + 1 day > 2026-01-01", "2026-01-01 + 1 day", None, "to faste verdier"),
        ("5 in 5 | 6", "5", None, "Foran «in» skal det stå et navn"),
        ("note.degree + 2 weeks > today", "note.degree", None, "ingen dato"),
        ("note.date < foo + 2 weeks", "foo", None, "kjenner ikke navnet"),
        ("note.date < 5 + 2 weeks - 1 day", "5", None, "ingen dato"),
        ("count measures >= foo", "foo", None, "bare sammenlignes med et tall"),
        ("count measures >= today", "today", None, "bare sammenlignes med et tall"),
        ("any measures where start < evaluate_by", "evaluate_by", "measures.evaluate_by", "hele"),
        ("any measures where note.environment == yes", "note.environment == yes", None, "radene"),
        (
            "no measures where status == open and about_environment",
            "about_environment",
            None,
            "handler ikke om radene",
        ),
        (
            "count measures where (no consents where state == open and measures.shared) == 0",
            "measures.shared",
            None,
            "handler ikke om radene",
        ),
        (
            "no measures where shared and (any consents where state == open)",
            "any consents where state == open",
            None,
            "handler ikke om radene",
        ),
    ],
)
def test_a_fault_is_marked_where_it_is(
    text: str, mark: str, proposal: str | None, says: str
) -> None:
    faults = check(parse(text), GUIDE)
    assert [fault.severity for fault in faults] == ["error"]
    assert marked(text, faults[0]) == mark
    assert faults[0].proposal == proposal
    assert says in faults[0].message


@pytest.mark.parametrize(
    "text",
    [
        "note.suspicion == usiker",
        "note.suspicion == yes",
        "note.needs == speech",
        "note.suspicion has ja",
        "previous note.dat is empty",
        "about_environment == no",
        "any measures where start < evaluate_by",
        "any measures where statsu == open",
    ],
)
def test_a_proposal_in_the_place_of_what_is_marked_mends_the_condition(text: str) -> None:
    (fault,) = check(parse(text), GUIDE)
    end = fault.offset + fault.length
    mended = f"{text[: fault.offset]}{fault.proposal}{text[end:]}"
    assert check(parse(mended), GUIDE) == ()


@pytest.mark.parametrize(
    "text",
    [
        "note.environment != yes",
        "note.suspicion != ja",
        "case.level == nivaa_1 and note.degree != 3",
        "case.opened != note.date",
        "any measures where start != today",
        "note.text != note.text",
        "level.rounds != latest note.degree",
    ],
)
def test_unequal_to_what_may_be_unanswered_is_a_warning(text: str) -> None:
    (fault,) = check(parse(text), GUIDE)
    assert fault.severity == "warning"
    assert "kan stå ubesvart" in fault.message
    assert "!=" in marked(text, fault)


@pytest.mark.parametrize("text", ["case.service != skole", "level.rounds != 2"])
def test_unequal_to_what_is_always_known_is_fine(text: str) -> None:
    assert check(parse(text), GUIDE) == ()


def test_an_earlier_copy_may_be_unanswered_whatever_its_field_demands() -> None:
    (fault,) = check(parse("latest case.service != skole"), GUIDE)
    assert fault.severity == "warning"


def test_a_constant_is_a_warning() -> None:
    (fault,) = check(parse("note.environment and no"), GUIDE)
    assert (fault.severity, fault.offset, fault.message) == (
        "warning",
        len("note.environment and "),
        "Denne betingelsen gjelder aldri.",
    )


def test_every_fault_is_found_at_once_in_the_order_of_the_text() -> None:
    text = "foo and note.degree == ja or not (note.suspicion in x | y and any bar where baz)"
    assert [marked(text, fault) for fault in check(parse(text), GUIDE)] == [
        "foo",
        "ja",
        "x",
        "y",
        "bar",
    ]


def test_a_long_list_of_choices_is_cut_in_the_message() -> None:
    choices = tuple(f"valg_{number}" for number in range(30))
    guide = Guide({"a.b": ValueType(kind="choice", choices=choices)}, {})
    (fault,) = check(parse("a.b == xyz"), guide)
    assert "valg_7 og 22 til." in fault.message
    assert "valg_8" not in fault.message


def test_a_text_of_nothing_but_unknown_names_is_checked_fast() -> None:
    kinds = {f"undringsnotat_{number}.felt": ValueType(kind="yes_no") for number in range(1_500)}
    text = " or ".join(f"undringsnotat_{number}.fetl" for number in range(150))
    began = time.perf_counter()
    faults = check(parse(text), Guide(kinds, {}))
    assert time.perf_counter() - began < 60  # a bound against the hopeless, not a measure
    assert faults[9].proposal == "undringsnotat_9.felt"
    assert [fault.proposal for fault in faults[10:]] == [None] * 140


def test_a_name_that_is_wrong_twice_has_its_proposal_twice() -> None:
    faults = check(parse("note.daet > today or any measures where start < note.daet"), GUIDE)
    assert [fault.proposal for fault in faults] == ["note.date", "note.date"]


@pytest.mark.parametrize("text", ["plans", "plans == 2", "plans is empty", "plans in 1 | 2"])
def test_rows_that_have_a_type_of_their_own_are_still_rows(text: str) -> None:
    guide = Guide({"plans": ValueType(kind="rows")}, {"plans": {"shared": BOOLEAN}})
    (fault,) = check(parse(text), guide)
    assert marked(text, fault) == "plans"
    assert "rader" in fault.message
    assert check(parse("any plans where shared"), guide) == ()


def test_yes_where_only_other_words_are_choices_has_the_nearest_of_them() -> None:
    guide = Guide({"a.b": ValueType(kind="choice", choices=("yess", "later"))}, {})
    (fault,) = check(parse("a.b == yes"), guide)
    assert fault.proposal == "yess"

from __future__ import annotations

import time

import pytest

from bti.guide.conditions import ConditionFault, parse, references

FAULTS = [
    ("", "", None, "Betingelsen er tom"),
    ("   ", "", None, "Betingelsen er tom"),
    ("a.b = yes", "=", "==", "Skriv «==»"),
    ("a.b === yes", "===", "==", "Skriv «==»"),
    ("a.b !== yes", "!==", "!=", "Skriv «!=»"),
    ("a.b <> yes", "<>", "!=", "Skriv «!=»"),
    ("a.b => 4", "=>", ">=", "Skriv «>=»"),
    ("a.b =< 4", "=<", "<=", "Skriv «<=»"),
    ("a.b ≥ 4", "≥", ">=", "Skriv «>=»"),
    ("a.b ≠ 4", "≠", "!=", "Skriv «!=»"),
    ("today – 2 days < a.b", "–", "-", "Skriv «-»"),
    ("a && b", "&&", "and", "Skriv «and»"),
    ("a || b", "||", "or", "Skriv «or»"),
    ("!a", "!", "not ", "Skriv «not»"),
    ("a og b", "og", "and", "Jeg venter «and», «or» eller slutten"),
    ("a eller b", "eller", "or", "Jeg venter"),
    ("a.b er yes", "er", "is", "Jeg venter"),
    ("a b", "b", None, "ikke «b»"),
    ('a.b == "ja"', '"ja"', "ja", "ingen hermetegn"),
    ("a.b == 'to ord'", "'to ord'", None, "ingen hermetegn"),
    ("a.b in x, y", ",", " |", "ingen komma"),
    ("a.b in [x]", "[", "(", "vanlige parenteser"),
    ("a.b == 3,5", "3,5", "3.5", "med punktum"),
    ("a.b == 2026-02-30", "2026-02-30", None, "finnes ikke i kalenderen"),
    ("a.b == 2026-2-3", "2026-2-3", "2026-02-03", "slik: 2026-02-28"),
    ("a.b == 28.02.2026", "28.02.2026", "2026-02-28", "slik: 2026-02-28"),
    ("a.b == 1234567890123456", "1234567890123456", None, "høyst 15 sifre"),
    ("å.b == yes", "å.b", "aa.b", "bokstavene a til z"),
    ("д.b == yes", "д.b", None, "bokstavene a til z"),
    ("a.b == $", "$", None, "Tegnet «$» brukes ikke"),
    ("a\u200bb", "\u200b", None, "U+200B"),
    ("a..b", ".", None, "Tegnet «.»"),
    ("len(a)", "(", None, "ingen funksjoner"),
    ("(a", "(", None, "aldri lukket"),
    ("(a b", "b", None, "Jeg venter"),
    ("a)", ")", None, "aldri åpnet"),
    ("a.b | c", "|", None, "bare mellom valgene"),
    ("a.b ==", "", None, "Betingelsen slutter for tidlig"),
    ("a and", "", None, "Betingelsen slutter for tidlig"),
    ("a.b == and", "and", None, "et ord i språket for betingelser"),
    ("a.b == )", ")", None, "Her skal det stå en verdi"),
    ("a.b > 1 > 2", ">", None, "to verdier om gangen"),
    ("(a.b) == 2", "==", None, "uten parentes"),
    ("a.b is answerd", "answerd", "answered", "«answered», «empty» og «not_asked»"),
    ("a.b is not asked", "not asked", "not_asked", "«not_asked»"),
    ("a.b is ja", "ja", None, "Bruk «==»"),
    ("5 is answered", "5", None, "Foran «is» skal det stå et navn"),
    ("today has a", "today", None, "Foran «has» skal det stå et navn"),
    ("a.b not in x | y", "not", None, "Sett «not» foran navnet"),
    ("a.b has x | y", "|", None, "ett valg om gangen"),
    ("a.b has 2026-01-01", "2026-01-01", None, "skal det stå et valg"),
    ("a.b in x.y", "x.y", None, "ikke et navn"),
    ("a.b in x |", "", None, "Betingelsen slutter for tidlig"),
    ("any", "", None, "hvilke rader"),
    ("any where a", "where", None, "hvilke rader"),
    ("count 3", "3", None, "Her skal det stå et navn"),
    ("count m", "", None, "sammenlignes med et tall"),
    ("count m where a == b", "", None, "Sett parentes rundt det som står etter «where»"),
    ("count m where a == b or c >= 2", "or", None, "på to måter"),
    ("any m where a == b or c", "or", None, "på to måter"),
    ("not any m where a or b", "or", None, "på to måter"),
    ("x and no m where a or b", "or", None, "på to måter"),
    ("previous x == y", "x", None, "skjema og felt"),
    ("latest today", "today", None, "et ord i språket for betingelser"),
    ("5", "5", None, "En verdi alene"),
    ("today + 1 day", "today + 1 day", None, "En verdi alene"),
    ("a.b + 3 > 1", "3", None, "helt tall og en enhet"),
    ("a.b + 2 uker > today", "uker", "weeks", "tidsenheten «uker»"),
    ("a.b + 99999 days > today", "99999", "36500", "høyst 36500 dager"),
    ("a.b - c > 1", "c", None, "skal det stå et tidsrom"),
    ("a-b == yes", "b", None, "skal det stå et tidsrom"),
    ("a.b == 14 days", "14 days", "today + 14 days", "legges til eller trekkes fra"),
    ("a.b > 2 working days", "2 working days", "today + 2 working days", "legges til"),
    ("a.b == 3 apples", "apples", None, "passer ikke ordet"),
    ("a.b == -x", "x", None, "skal det stå et tall"),
]


@pytest.mark.parametrize(("text", "marked", "proposal", "says"), FAULTS)
def test_a_fault_is_marked_where_it_is(
    text: str, marked: str, proposal: str | None, says: str
) -> None:
    with pytest.raises(ConditionFault) as caught:
        parse(text)
    fault = caught.value
    assert text[fault.offset : fault.offset + fault.length] == marked
    assert fault.proposal == proposal
    assert says in fault.message
    assert fault.severity == "error"
    assert fault.message in repr(fault)


def test_a_fault_far_out_has_the_offset_of_its_own_token_and_not_of_the_first_like_it() -> None:
    with pytest.raises(ConditionFault) as caught:
        parse("b == b and c.d is b")
    assert caught.value.offset == len("b == b and c.d is ")


@pytest.mark.parametrize(
    "proposed",
    [
        case
        for case in FAULTS
        if case[2] is not None and case[0] not in {"a.b in [x]", "a.b er yes"}
    ],
)
def test_a_proposal_in_the_place_of_what_is_marked_mends_the_text(
    proposed: tuple[str, str, str, str],
) -> None:
    text = proposed[0]
    with pytest.raises(ConditionFault) as caught:
        parse(text)
    fault = caught.value
    mended = text[: fault.offset] + proposed[2] + text[fault.offset + fault.length :]
    parse(mended)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("(" * 50_000, "for lang"),
        ("(" * 4_000, "for mange nivåer"),
        ("(" * 51 + "a" + ")" * 51, "for mange nivåer"),
        ("not " * 999 + "a", "for mange nivåer"),
        ("not (" * 700 + "a", "for mange nivåer"),
        ("any m where " * 300 + "a", "Høyst tre «where»"),
        ("count m where " * 280 + "a", "Høyst tre «where»"),
        ("today" + " + 1 day - 1 day" * 200 + " < a.b", "for mange tidsrom"),
        ("today" + " + 100 years" * 200 + " < a.b", "for lang"),
        ("9" * 4_000, "høyst 15 sifre"),
        ("a.b == " + "9" * 3_000, "høyst 15 sifre"),
        ("a.b > today + " + "9" * 3_000 + " days", "høyst 15 sifre"),
        ('"' * 3_999, "hermetegn"),
        ("." * 4_000, "Tegnet «.»"),
        ("a." * 1_999, "Tegnet «.»"),
        ("a " * 2_000, "Jeg venter"),
        ("\x00", "U.0000"),
        ("a" * 1_000_000, "for lang"),
    ],
)
def test_hostile_texts_are_refused_at_once(text: str, says: str) -> None:
    began = time.perf_counter()
    with pytest.raises(ConditionFault, match=says):
        parse(text)
    assert time.perf_counter() - began < 60  # a bound against the hopeless, not a measure


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("(" * 50 + "a" + ")" * 50, ("a",)),
        ("not " * 50 + "a", ("a",)),
        ("any m where " * 3 + "a", ("a",)),
        (" or ".join(["(any m where a)"] * 100), ("a",)),
        (" or ".join(["a.b == c"] * 333), ("a", "b")),
        ("a" * 4_000, ("a" * 4_000,)),
    ],
)
def test_the_deepest_and_the_longest_that_are_allowed_are_read(
    text: str, name: tuple[str, ...]
) -> None:
    assert name in references(parse(text))


def test_what_is_too_much_of_a_long_text_is_marked() -> None:
    with pytest.raises(ConditionFault) as caught:
        parse("a" * 4_010)
    assert (caught.value.offset, caught.value.length) == (4_000, 10)

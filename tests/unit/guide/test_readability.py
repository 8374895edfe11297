from __future__ import annotations

import pytest

from bti.guide.readability import FEWEST_WORDS, TARGET, Readability, readability

# Ten words in one sentence, two of them long: the average is 10 and the percentage 20.
SENTENCE = "Vi ser at barnet ofte strever alene etter lange friminutt."
KNOWN = "Du tar med deg stafettloggen og undringsnotatet til neste møte."


def test_lix_is_the_length_of_sentences_and_the_share_of_long_words() -> None:
    assert readability([SENTENCE] * 10) == Readability(words=100, lix=30, lix_without_terms=30)


def test_fixed_terms_are_left_out_in_all_their_forms() -> None:
    assert readability([KNOWN] * 10) == Readability(words=100, lix=30, lix_without_terms=10)


def test_a_term_is_known_in_the_language_of_the_guide_alone() -> None:
    text = ["Her får du ei rettleiing frå oss om det."] * 12
    assert readability(text, "nn").lix_without_terms == 9
    assert readability(text, "nb").lix_without_terms == 20
    assert readability(text, "se").lix_without_terms == 20


def test_a_term_inside_a_longer_word_is_no_term() -> None:
    read = readability(["Dere har en tjenestebil til alle som kommer nå."] * 12)
    assert read.lix == read.lix_without_terms == 20


def test_what_has_too_few_words_is_not_judged() -> None:
    words = ["ord"] * (FEWEST_WORDS - 1)
    assert readability([" ".join(words)]) == Readability(words=FEWEST_WORDS - 1)
    assert readability([]) == Readability(words=0)


def test_a_text_over_the_target_is_heavy() -> None:
    heavy = readability(
        ["Kommunikasjonsutfordringer vanskeliggjør målrettet forbedringsarbeid."] * 30
    )
    assert heavy.is_heavy
    assert heavy.lix_without_terms is not None
    assert heavy.lix_without_terms > TARGET


@pytest.mark.parametrize(
    ("text", "lix"),
    [
        ("En to tre. Fire fem? Seks sju åtte! Ni ti", 2),
        ("Ring 22.30 om du vil snakke med oss nå", 9),
        ("En to tre fire fem:\n- seks sju\n- åtte ni ti", 3),
    ],
)
def test_sentences_end_where_they_end(text: str, lix: int) -> None:
    read = readability([text] * 20)
    assert read.lix == lix

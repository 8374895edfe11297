from __future__ import annotations

import pytest

from bti.cli.root import load
from bti.cli.words import NO_COMMANDS, all_words, ascii_name, find, unknown_command


@pytest.mark.parametrize(
    ("typed", "english"),
    [("avslå", "decline"), ("gjør", "do"), ("GJOR", "do"), ("ny", "open"), ("open", "open")],
)
def test_a_word_is_found_by_either_name_with_or_without_norwegian_letters(
    typed: str, english: str
) -> None:
    word = find(typed, all_words())
    assert word is not None
    assert word.english == english


def test_a_letter_written_as_two_signs_is_the_same_letter() -> None:
    assert ascii_name("avsla\u030a") == "avslaa"


def test_no_two_commands_share_a_name() -> None:
    names = [name for word in all_words() for name in word.names]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("word", all_words(), ids=lambda word: word.english)
def test_every_word_has_a_command_that_says_what_it_does(word: object) -> None:
    found = next(one for one in all_words() if one == word)
    command = load(found)
    assert command.name == found.norwegian
    assert (command.help or "").startswith(found.does)


def test_a_word_that_is_none_names_the_nearest() -> None:
    assert "«videre»" in unknown_command("vidre", all_words())


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ("avslutt", "bti hvorfor SAK"),
        ("gjenåpne", "bti vis SAK"),
        ("mistanke", "bti gjor SAK mistanke"),
        ("Bekymringsmelding", "ring 112"),
    ],
)
def test_what_is_a_way_and_no_command_is_told_where_to_find(typed: str, where: str) -> None:
    said = unknown_command(typed, all_words())
    assert where in said
    assert "Mente du" not in said


@pytest.mark.parametrize("word", NO_COMMANDS)
def test_no_command_has_a_name_that_is_said_to_be_none(word: str) -> None:
    assert word == ascii_name(word)
    assert find(word, all_words()) is None

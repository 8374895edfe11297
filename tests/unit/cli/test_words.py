from __future__ import annotations

import pytest

from bti.cli.root import load
from bti.cli.words import all_words, ascii_name, find, unknown_command


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

"""A name is found by each of its parts, however it is spelt, and by how it sounds."""

from __future__ import annotations

from datetime import date

import pytest

from bti.case.search import asked, sound_of, terms, words_of
from bti.case.subject import Subject


def finds(written: str, name: str, born: date | None = None, *, sounding: bool = False) -> bool:
    shown = terms(Subject(name=name, born=born), str.encode)
    looked_for = asked(written, str.encode, sounding=sounding)
    return bool(looked_for) and set(looked_for) <= set(shown)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("nordmann", "Ola Nordmann"),
        ("NORDMANN ola", "Ola Nordmann"),
        ("aase", "Åse Ødegård"),
        ("ødegaard", "Åse Ødegård"),
        ("Oedegaard Åse", "Åse Ødegård"),
        ("anne", "Anne-Marie Hansen"),
        ("anne-marie", "Anne-Marie Hansen"),
        ("marie anne", "Anne-Marie Hansen"),
        ("jose", "José Ibáñez"),
        ("ibanez", "José Ibáñez"),
        ("nils aslak", "Nils Áslak Čoŋkká"),
        ("conkka", "Nils Áslak Čoŋkká"),
        ("obrien", "Liam O'Brien"),
        ("lodz", "Łódź"),
    ],
)
def test_a_part_is_found_however_it_is_spelt(written: str, name: str) -> None:
    assert finds(written, name)


@pytest.mark.parametrize("written", ["nord", "ola hansen", "2021", "", " - ", "1"])
def test_half_a_part_another_name_or_no_name_finds_nothing(written: str) -> None:
    assert not finds(written, "Ola Nordmann", date(2021, 5, 2))


def test_a_year_of_birth_is_held_to() -> None:
    written = "nordmann 2021"
    assert finds(written, "Ola Nordmann", date(2021, 5, 2))
    assert not finds(written, "Ola Nordmann", date(2020, 5, 2))
    assert not finds(written, "Ola Nordmann")
    assert finds("2021 ola", "Ola Nordmann", date(2021, 5, 2), sounding=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kristian", "Christian"),
        ("Eirik", "Erik"),
        ("Erik", "Erick"),
        ("Sofie", "Sophie"),
        ("Thea", "Tea"),
        ("Sara", "Sarah"),
        ("Mohammed", "Muhamed"),
        ("Filip", "Philip"),
        ("Wilhelm", "Vilhelm"),
        ("Zander", "Sander"),
        ("Alexander", "Aleksander"),
        ("Hjalmar", "Jalmar"),
        ("Strand", "Stran"),
        ("Schmidt", "Skjmit"),
        ("Øyvind", "Eivind"),
        ("Bjørn", "Bjorn"),
        ("Håkon", "Haakon"),
        ("Kjetil", "Ketil"),
        ("Nilsen", "Nielsen"),
    ],
)
def test_what_sounds_alike_is_the_same_sound(one: str, other: str) -> None:
    assert sound_of(words_of(one)[0]) == sound_of(words_of(other)[0])
    assert finds(other, f"{one} Berg", sounding=True)


@pytest.mark.parametrize(
    ("one", "other"), [("Ola", "Kari"), ("Nora", "Sara"), ("Per", "Pål"), ("Hansen", "Jensen")]
)
def test_what_sounds_otherwise_is_another_sound(one: str, other: str) -> None:
    assert sound_of(words_of(one)[0]) != sound_of(words_of(other)[0])


def test_no_more_parts_are_asked_for_than_a_statement_takes() -> None:
    assert len(asked("a b c d e f", str.encode, sounding=False)) == 4

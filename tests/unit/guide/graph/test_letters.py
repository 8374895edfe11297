from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bti.guide.graph.letters import balanced, longest_word, width_of, wrapped


@given(st.text(max_size=80), st.floats(60, 400), st.booleans())
def test_every_line_fits_the_room(text: str, room: float, bold: bool) -> None:  # noqa: FBT001
    lines = wrapped(text, 14, room, bold=bold)

    assert all(width_of(line, 14, bold=bold) <= room for line in lines)
    assert "".join("".join(lines).split()).replace("-", "") == "".join(text.split()).replace(
        "-", ""
    )


@given(st.text(alphabet="abc åm", max_size=200), st.integers(1, 4))
def test_what_is_cut_says_so_and_fits(text: str, most: int) -> None:
    whole, cut = wrapped(text, 14, 90), wrapped(text, 14, 90, most=most)

    assert len(cut) <= most
    assert (len(whole) > most) == bool(cut and cut[-1].endswith("…"))
    assert all(width_of(line, 14) <= 90 for line in cut)


def test_a_number_stays_with_its_word() -> None:
    assert wrapped("Vi trenger en annen tjeneste (nivå 2)", 13, 230)[-1].endswith("(nivå\u00a02)")


def test_lines_of_about_the_same_length_are_better_than_one_word_alone() -> None:
    assert balanced("Barnevernstjenesten undersøker ikke saken", 13, 270) == (
        "Barnevernstjenesten",
        "undersøker ikke saken",
    )


@pytest.mark.parametrize(
    ("word", "room", "pieces"),
    [
        ("helsestasjonen", 95, ("helsestasjo-", "nen")),
        ("koordineringsgruppe", 130, ("koordinerings-", "gruppe")),
        ("barnevernstjeneste", 100, ("barneverns-", "tjeneste")),
        ("samarbeidsavtale", 90, ("samarbeids-", "avtale")),
        ("samtale", 55, ("sam-", "tale")),
        ("WWWWWWW", 70, ("WWWW-", "WWW")),
    ],
)
def test_a_long_word_is_parted_where_a_syllable_begins(
    word: str, room: float, pieces: tuple[str, ...]
) -> None:
    assert wrapped(word, 13, room) == pieces


@pytest.mark.parametrize(("wide", "narrow"), [("W", "i"), ("漢", "a"), ("č", "l"), ("a", "\u0301")])
def test_a_wider_letter_takes_more_room(wide: str, narrow: str) -> None:
    assert width_of(wide, 14) > width_of(narrow, 14)
    assert longest_word(f"{wide} {narrow}", 14) == width_of(wide, 14)

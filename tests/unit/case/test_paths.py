from __future__ import annotations

import pytest

from bti.case.paths import chain, follow, known_paths, locate, rows_under, under
from tests.unit.case.workbench import guide

NOTE = guide().forms["notat"].fields
EVALUATION = guide().forms["evaluering"].fields


@pytest.mark.parametrize(
    ("path", "ids", "row"),
    [
        ("hva", ("hva",), ""),
        ("hjem.bor", ("hjem", "bor"), ""),
        ("observasjoner.2.naar", ("observasjoner", "naar"), "observasjoner.2"),
    ],
)
def test_a_path_leads_to_its_field(path: str, ids: tuple[str, ...], row: str) -> None:
    spot = locate(NOTE, path)

    assert spot is not None
    assert (spot.ids, spot.row, spot.whole, spot.companion) == (ids, row, False, False)


@pytest.mark.parametrize(
    "path", ["", "x", "hva.x", "observasjoner.0.naar", "observasjoner.t1.naar", "hva.annet", "."]
)
def test_a_path_that_leads_nowhere_finds_nothing(path: str) -> None:
    assert locate(NOTE, path) is None


def test_rows_about_measures_are_named_by_the_measure() -> None:
    assert locate(EVALUATION, "tiltak.t1.gjort") is not None
    assert locate(EVALUATION, "tiltak.1.gjort") is None


@pytest.mark.parametrize("path", ["hjem", "observasjoner", "observasjoner.1"])
def test_what_holds_fields_is_whole(path: str) -> None:
    spot = locate(NOTE, path)

    assert spot is not None
    assert spot.whole


def test_the_text_beside_annet_is_a_companion() -> None:
    spot = locate(NOTE, "gjelder.annet")

    assert spot is not None
    assert spot.companion
    assert not spot.whole


def test_a_name_is_followed_into_the_row_at_hand() -> None:
    found = follow(NOTE, ("observasjoner", "naar", "answered"), "observasjoner.2")

    assert found is not None
    assert (found.path, found.rest) == ("observasjoner.2.naar", ("answered",))
    assert follow(NOTE, ("observasjoner", "naar")) is None
    assert follow(NOTE, ("zzz",)) is None


def test_the_chain_of_a_path_gives_each_field_with_its_row() -> None:
    steps = [(path, row) for path, _, row in chain(NOTE, "observasjoner.2.naar")]

    assert steps == [("observasjoner", ""), ("observasjoner.2.naar", "observasjoner.2")]
    assert next(iter(chain(NOTE, "hva.x")))[0] == "hva"


def test_rows_are_read_in_the_order_of_their_numbers() -> None:
    answers = {"r.10.a": "x", "r.2.a": "x", "r.2.b": "x", "s.1.a": "x"}

    assert rows_under(answers, "r") == ("2", "10")
    assert rows_under({"r.t10.a": "x", "r.t2.a": "x"}, "r") == ("t2", "t10")
    assert under(answers, "r.2") == ("r.2.a", "r.2.b")


def test_known_paths_name_every_answer_once_with_the_first_row() -> None:
    assert list(known_paths(EVALUATION))[:2] == ["tiltak.t1.gjort", "tiltak.t1.videre"]
    known = list(known_paths(NOTE))
    assert "observasjoner.1.naar" in known
    assert "gjelder.annet" in known
    assert "om" not in known

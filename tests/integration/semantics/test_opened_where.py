"""A case belongs to a unit, so that somebody who works there sees it: also one from the family."""

from __future__ import annotations

import pytest

from bti.errors import BadInput, NotFound
from tests.integration.semantics.tale import municipality, published

GUIDE = """
services: {skole: Skole}
roles: {ansatt: Ansatt, leder: Leder, foresatt: {title: Foresatt, is: guardian}}
tracks: {skole: {title: Skole, service: skole}}
entries: {a: {}, b: {title: Rett dit, only_for: [skole]}}
steps:
  a: {title: Først, next: b}
  b: {title: Så, transitions: {ut: {title: Ut, to: slutt}}}
"""


def test_who_works_nowhere_says_where_the_case_goes_and_the_leader_there_sees_it() -> None:
    casework, _ = municipality()
    guide = published(casework, GUIDE)
    with pytest.raises(BadInput, match="--fra foresatt --unit ENHET"):
        casework.open_case(guide, child="Ola", entered_by="foresatt", by="mor")
    with pytest.raises(BadInput, match="ingen stilling"):
        casework.open_case(guide, child="Ola", by="ute")
    assert casework.list(by="lise") == ()
    opened = casework.open_case(guide, child="Ola", entered_by="foresatt", unit="nordlia", by="mor")
    assert [line.id for line in casework.list(by="lise")] == [opened.case.id]
    assert casework.list(by="siri") == ()


def test_who_works_somewhere_opens_it_there() -> None:
    casework, _ = municipality()
    guide = published(casework, GUIDE)
    with pytest.raises(BadInput, match="i Nordlia skole"):
        casework.open_case(guide, child="Ola", unit="solbakken", by="kari")
    assert casework.open_case(guide, child="Ola", unit="nordlia", by="kari").case.id


def test_an_entry_of_another_track_says_whose_it_is() -> None:
    casework, _ = municipality()
    guide = published(casework, GUIDE)
    with pytest.raises(NotFound, match="bare for Skole"):
        casework.open_case(guide, child="Ola", entry="b", by="siri")


def test_a_date_of_birth_beside_a_term_is_not_let_fall() -> None:
    casework, _ = municipality()
    with pytest.raises(BadInput, match="bti fodt"):
        casework.open_case("bti", child="Ola", born="2026-01-01", term="2026-10-01", by="kari")

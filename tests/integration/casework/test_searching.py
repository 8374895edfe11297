"""A search finds what one may read, tells of the rest only whom to ask, and leaves a trace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from bti import Casework, Environment
from bti.casework.searching import Found, Hit
from bti.environment import OSLO
from bti.errors import BadInput

AT = datetime(2026, 11, 2, 9, tzinfo=OSLO)


@pytest.fixture
def work() -> Iterator[Casework]:
    """Kari has two cases in one unit; Nora works elsewhere."""
    with Casework.in_memory(environment=Environment.fixed(at=AT, account="kari")) as work:
        work.add_unit("nordlia", "Nordlia barnehage", service="barnehage", by="")
        work.add_unit("ppt", "PPT", service="ppt", by="")
        work.add_person("kari", "Kari Berg", by="")
        work.add_person("nora", "Nora Dahl", by="")
        work.add_post("kari", "ansatt", "nordlia", by="")
        work.add_post("nora", "ansatt", "ppt", by="")
        work.open_case("bti", child="Ola Nordmann", born="2021-05-02", by="kari")
        work.open_case("bti", child="Christian Nordmann-Lie", born="2019-01-02", by="kari")
        yield work


def cases(found: Found) -> list[str]:
    return [hit.case for hit in found.hits]


def test_what_one_may_read_is_found_by_name_and_year(work: Casework) -> None:
    assert cases(work.search("nordmann", by="kari")) == ["S-2026-001", "S-2026-002"]
    assert cases(work.search("NORDMANN 2021", by="kari")) == ["S-2026-001"]
    assert cases(work.search("lie christian", by="kari")) == ["S-2026-002"]
    assert cases(work.search("hansen", by="kari")) == []


def test_what_only_sounds_alike_is_said_to(work: Casework) -> None:
    found = work.search("kristian 2019", by="kari")
    assert (cases(found), found.sounding) == (["S-2026-002"], True)
    assert not work.search("christian", by="kari").sounding


def test_one_without_access_learns_that_it_is_there_and_whom_to_ask(work: Casework) -> None:
    found = work.search("nordmann", by="nora")
    assert found.hits == (Hit(ask="Kari Berg"), Hit(ask="Kari Berg"))


def test_what_is_nobodys_business_is_not_told_of(work: Casework) -> None:
    before = work.search("ola", by="nora")
    report = work.do("S-2026-001", "mistanke", by="kari").linked
    assert work.search("ola", by="nora") == before
    assert report in cases(work.search("ola", by="kari"))


def test_every_search_is_in_the_access_log(work: Casework) -> None:
    work.search("ola", by="nora")
    work.search("ola", by="kari")
    of_case = [(row.person, row.outcome) for row in work.access_log("S-2026-001", by="kari")
               if row.action == "search"]  # fmt: skip
    assert sorted(of_case) == [("kari", "allowed"), ("nora", "denied")]
    work.search("finnes ikke", by="nora")
    everything = work._desk.store.access_log("case", "")  # noqa: SLF001 - no verb reads it yet
    told = sorted((row.person, row.outcome) for row in everything)
    assert told == [("nora", "none"), ("nora", "told")]


@pytest.mark.parametrize("text", ["", "2021", " - "])
def test_a_part_of_a_name_is_needed(work: Casework, text: str) -> None:
    with pytest.raises(BadInput, match="del av navnet"):
        work.search(text, by="kari")


def test_what_is_searched_by_is_derived_again(work: Casework) -> None:
    assert work._desk.store.projections("case", "S-2026-001").terms  # noqa: SLF001 - as they lie
    assert work.verify().faults == ()

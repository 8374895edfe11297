"""What a writing verb gives back: drawn when it is read, from what was saved and nothing newer."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from bti import Casework, Environment
from bti.case.seen import Seen
from bti.case.standing import Standing
from bti.case.viewing import case_view
from bti.case.views import CaseView
from bti.errors import Denied, NotFound, Refused
from bti.store import Store
from tests.integration.casework.story import AT, NOTE, casework_at, opened


def test_a_case_that_nobody_looks_at_is_never_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    casework, _ = casework_at()
    drawn: list[str] = []

    def counting(standing: Standing, seen: Seen) -> CaseView:
        drawn.append(standing.case.id)
        return case_view(standing, seen)

    monkeypatch.setattr("bti.case.viewing.case_view", counting)
    saved = casework.open_case("bti", child="Ola Prøve")
    assert saved.what.startswith("Saken ble åpnet")
    assert saved.next
    assert drawn == []
    assert saved.case is saved.case
    assert drawn == [saved.case.id]


def test_what_is_next_is_the_same_whether_the_case_is_drawn_first_or_not() -> None:
    said: list[list[str]] = []
    for looks in (True, False):
        casework, _ = casework_at()
        case = opened(casework)
        steps = (
            casework.fill(case, "undringsnotat", NOTE),
            casework.go(case, "neste", left={"ikke_akutt": "Prøve"}),
            casework.go(case, "avslutt_tidlig", reason="Prøve"),
        )
        assert all(one.case.id == case for one in steps if looks)
        said.append([one.next for one in steps])
    assert said[0] == said[1]
    assert len(set(said[0])) == len(said[0])


def test_a_case_is_drawn_as_it_was_saved_whatever_has_happened_since() -> None:
    casework, _ = casework_at()
    case = opened(casework)
    first = casework.fill(case, "undringsnotat", NOTE)
    casework.add_person("kari", "Kari Nytt Navn")
    later = casework.go(case, "neste", left={"ikke_akutt": "Prøve"})
    assert first.case.step.id == "undring" != later.case.step.id
    assert [one.name for one in first.case.participants] == ["kari"]
    assert [one.name for one in later.case.participants] == ["Kari Nytt Navn"]
    assert first.case.version < later.case.version


def test_a_case_can_be_drawn_after_the_database_is_closed(tmp_path: Path) -> None:
    clock = Environment.fixed(at=AT, account="kari")
    with Casework.open(tmp_path / "s.db", environment=clock, trial=True) as casework:
        saved = casework.open_case("bti", child="Ola Prøve")
    assert saved.case.name == "Ola Prøve"
    assert any(reason.place for way in saved.case.step.ways for reason in way.reasons)


def test_two_that_say_the_same_are_equal_and_can_be_made_json() -> None:
    one, other = (casework_at()[0].open_case("bti", child="Ola Prøve") for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)
    assert one != casework_at()[0].open_case("bti", child="Kari Prøve")
    told = msgspec.json.decode(msgspec.json.encode(one.view))
    assert (told["case"]["id"], told["next"], told["what"]) == (one.case.id, one.next, one.what)
    assert one.what in repr(one)
    with pytest.raises(AttributeError):
        one.what = "noe annet"  # type: ignore[misc]


def _counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    loads: list[str] = []
    load = Store.load

    def counting(store: Store, kind: str, key: str, *, blocked: bool = False) -> object:
        loads.append(kind)
        return load(store, kind, key, blocked=blocked)

    monkeypatch.setattr(Store, "load", counting)
    return loads


def test_a_step_loads_the_case_once_to_look_and_once_to_write(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    casework, _ = casework_at()
    case = opened(casework)
    loads = _counted(monkeypatch)
    saved = casework.fill(case, "undringsnotat", NOTE)
    assert (loads.count("case"), loads.count("directory")) == (1, 1)
    loads.clear()
    assert saved.case.participants
    assert loads == []
    casework.go(case, "neste", left={"ikke_akutt": "Prøve"})
    assert (loads.count("case"), loads.count("directory")) == (2, 2)


def test_a_directory_that_was_rolled_back_decides_nothing_afterwards() -> None:
    casework, _ = casework_at()
    case = opened(casework)
    with pytest.raises(NotFound):
        _undone(casework)
    casework.add_person("per", "Per Prøve")
    assert set(casework.directory().people) == {"kari", "per"}
    assert casework.show(case).leader == ""


def _undone(casework: Casework) -> None:
    """Make someone the leader of the unit, in a transaction that is not kept."""
    with casework._desk.store.writing():  # noqa: SLF001 - as a host's transaction would be
        casework.add_person("ola", "Ola Leder")
        casework.add_post("ola", "leder", next(iter(casework.directory().units)))
        casework.show("S-1")


def test_a_denied_attempt_is_in_the_log_and_nothing_else_is_written() -> None:
    casework, _ = casework_at()
    case = opened(casework)
    casework.add_person("per", "Per Prøve")
    before = casework.history(case)
    with pytest.raises(Denied):
        casework.fill(case, "undringsnotat", NOTE, by="per")
    attempts = [(r.person, r.action, r.outcome) for r in casework.access_log(case)]
    assert ("per", "fill", "denied") in attempts
    assert casework.history(case) == before
    with pytest.raises(Refused):
        casework.go(case, "neste")
    assert casework.history(case) == before


def test_rows_that_are_as_before_are_not_written_again() -> None:
    casework, clock = casework_at()
    case = opened(casework)
    clock.advance(timedelta(hours=1))  # type: ignore[attr-defined]
    run: list[str] = []
    connection = casework._desk.store._session.connection  # noqa: SLF001 - what it is sent
    connection.raw.set_trace_callback(run.append)
    casework.fill(case, "undringsnotat", NOTE)
    written = [text for text in run if text.strip().startswith(("INSERT", "DELETE", "UPDATE"))]
    assert any("listing" in text for text in written)
    assert [text for text in written if "search_term" in text or "participant" in text] == []
    casework.born(case, "2019-05-03", name="Per Prøve")
    assert any("search_term" in text for text in run)
    assert casework.verify().faults == ()

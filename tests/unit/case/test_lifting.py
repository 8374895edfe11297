"""What was once written is read for ever: the first format as its bytes were, and a lifted one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from bti.case.events import AnyEvent, Ticked, name_of
from bti.case.fold import fold
from bti.case.lifting import LIFTS, NEWEST, format_of, recorded
from bti.errors import StoreDamaged, StoreNewer
from bti.store import MEMORY, Append, NewEvent, new_stream, open_store

WRITTEN = Path(__file__).with_name("events_format_1.jsonl")
"""Events as they were stored by the first edition; a line is never changed and never removed."""


def lines() -> list[tuple[str, bytes]]:
    read = WRITTEN.read_bytes().splitlines()
    return [(msgspec.json.decode(line)["what"]["event"], line) for line in read]


@pytest.mark.parametrize(("name", "body"), lines())
def test_an_event_of_the_first_edition_is_read(name: str, body: bytes) -> None:
    event = recorded(name, 1, body)
    assert name_of(event.what) == name
    if format_of(name) == 1:
        # A newer edition may add what was not there; it never drops or changes what was.
        assert _holds(msgspec.to_builtins(event), msgspec.json.decode(body))


def _holds(now: Any, then: Any) -> bool:  # noqa: ANN401 - JSON of any event
    if isinstance(then, dict):
        return all(key in now and _holds(now[key], value) for key, value in then.items())
    if isinstance(then, list):
        return len(now) == len(then) and all(map(_holds, now, then))
    return bool(now == then)


def test_a_whole_case_of_the_first_edition_is_folded() -> None:
    case = fold(recorded(name, 1, body) for name, body in lines())
    assert case is not None
    assert (case.subject.name, case.number) == ("Ola Prøve", len(lines()))


def test_every_format_that_was_written_can_be_lifted() -> None:
    missing = [
        (name, number)
        for name, newest in NEWEST.items()
        for number in range(1, newest)
        if (name, number) not in LIFTS
    ]
    assert missing == []


def test_every_name_is_the_name_of_an_event() -> None:
    known = {str(kind.__struct_config__.tag) for kind in AnyEvent.__args__}
    assert {name for name, _ in LIFTS} | set(NEWEST) <= known


def _renamed(what: dict[str, Any]) -> dict[str, Any]:
    """Lift a tick of a first format, in which the line stood as ``line``, to the second."""
    return {("item" if key == "line" else key): value for key, value in what.items()}


def _with_by(what: dict[str, Any]) -> dict[str, Any]:
    return {**what, "step": what["step"].lower()}


def test_an_old_format_is_lifted_step_by_step_from_what_lies_in_a_database() -> None:
    (opened,) = (body for name, body in lines() if name == "case_opened")
    old = b'{"number":2,"at":"2026-09-01T09:00:00+02:00","by":"kari","what":'
    old += b'{"event":"ticked","step":"SETT_ORD","line":"en"}}'
    at = recorded("case_opened", 1, opened).at
    with open_store(MEMORY, create=True) as store:
        events = (("case_opened", opened), ("ticked", old))
        new = tuple(NewEvent(name=n, format=1, recorded_at=at, body=b) for n, b in events)
        store.append(Append(after=new_stream("case", "S-1"), events=new, fold=b""))
        stream = store.load("case", "S-1")
        assert stream is not None
        newest = {"ticked": 3}
        lifts = {("ticked", 1): _renamed, ("ticked", 2): _with_by}
        read = [
            recorded(event.name, event.format, event.body, newest=newest, lifts=lifts)
            for event in store.events(stream)
        ]
        assert [event.body for event in store.events(stream)] == [opened, old]
    assert read[1].what == Ticked(step="sett_ord", item="en")
    case = fold(read)
    assert case is not None
    assert list(case.round.ticks) == ["sett_ord.en"]


def test_a_format_of_a_newer_edition_is_told() -> None:
    with pytest.raises(StoreNewer):
        recorded("ticked", 2, b"{}")


@pytest.mark.parametrize("body", [b"", b"{", b'{"number":1}', b'{"what":1}'])
def test_what_was_never_written_is_damage(body: bytes) -> None:
    with pytest.raises(StoreDamaged):
        recorded("ticked", 1, body)
    with pytest.raises(StoreDamaged):
        recorded("ticked", 1, body, newest={"ticked": 2}, lifts={("ticked", 1): _renamed})

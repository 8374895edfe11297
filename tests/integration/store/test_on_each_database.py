"""Heads, parts, search and disposal are the same on every database."""

from __future__ import annotations

import msgspec
import pytest

from bti.errors import CaseBlocked, CaseErased
from bti.store import AccessRow, Disposal, KeptPart, Store
from bti.store.heads import read_printed
from tests.integration.store.samples import ROWS, later, loaded, opened, step_after


def faults(store: Store, printed: str = "") -> list[str]:
    head = read_printed(printed) if printed else None
    streams = [fault.message for whole in store.verify() for fault in whole.faults]
    return [*streams, *(fault.message for fault in store.verify_beside(head))]


def test_a_head_binds_what_was_written_and_what_was_read(store: Store) -> None:
    opened(store)
    row = AccessRow(
        id="r1", at=later(), person="p1", action="show", kind="case", key="S-1", outcome="allowed"
    )
    store.log_access(row)
    first = store.seal(later(days=1))
    assert (first.number, first.leaves, first.readings) == (1, 1, 1)
    store.append(step_after(loaded(store)))
    opened(store, "S-2")
    second = store.seal(later(days=2))
    assert (second.number, second.leaves, second.readings) == (2, 2, 0)
    assert store.head
    assert store.head.number == 2
    assert faults(store, "\n".join(first.printed(later()))) == []
    other = msgspec.structs.replace(second, root=bytes(32))
    assert len(faults(store, "\n".join(other.printed(later())))) == 1


def test_a_part_is_kept_with_its_step_and_read_back(store: Store) -> None:
    step = step_after(opened(store))
    part = KeptPart(name="copy a", number=1, body=b"finished")
    store.append(msgspec.structs.replace(step, parts=(part,)))
    mended = msgspec.structs.replace(part, body=b"mended")
    store.append(msgspec.structs.replace(step_after(loaded(store)), parts=(mended,)))
    assert store.part("case", "S-1", "copy a", 1) == mended
    assert store.part("case", "S-1", "copy a", 2) is None
    assert store.parts("case", "S-1") == (mended,)


def test_all_the_terms_are_looked_for_and_a_page_at_a_time(store: Store) -> None:
    both, one = (b"\x01a", b"\x02b"), (b"\x01a",)
    opened(store, "S-1", msgspec.structs.replace(ROWS, terms=both))
    opened(store, "S-2", msgspec.structs.replace(ROWS, terms=one))
    opened(store, "S-3", msgspec.structs.replace(ROWS, terms=both))
    assert store.find("case", both) == ("S-1", "S-3")
    assert store.find("case", one, 2) == ("S-1", "S-2")
    assert store.find("case", one, 2, "S-2") == ("S-3",)
    with pytest.raises(ValueError, match="5 terms"):
        store.find("case", one * 5)


def decided(what: str) -> Disposal:
    return msgspec.convert(
        {"what": what, "at": later(), "by": "p1", "ground": "Vedtak"}, Disposal, strict=False
    )


def test_a_stream_is_blocked_opened_and_erased(store: Store) -> None:
    opened(store)
    with store.writing() as transaction:
        transaction.decide("case", "S-1", decided("blocked"))
        transaction.block("case", "S-1")
    with pytest.raises(CaseBlocked):
        store.load("case", "S-1")
    assert store.load("case", "S-1", blocked=True) is not None
    assert store.projections("case", "S-1").participants == ()
    assert faults(store) == []
    with store.writing() as transaction:
        transaction.decide("case", "S-1", decided("unblocked"))
        transaction.unblock("case", "S-1", ROWS)
    assert loaded(store).version == 1
    with store.writing() as transaction:
        mark = transaction.erase("case", "S-1")
        erased = msgspec.structs.replace(decided("erased"), fingerprint=mark)
        transaction.decide("case", "S-1", erased)
    store.scrub()
    with pytest.raises(CaseErased):
        store.load("case", "S-1", blocked=True)
    assert [one.fingerprint for one in store.destroyed()] == [mark]
    assert [one.what for one in store.decisions("case", "S-1")] == [
        "blocked",
        "unblocked",
        "erased",
    ]
    assert faults(store) == []

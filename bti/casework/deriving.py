"""Deriving everything again from the events: after an upgrade, when rows are made otherwise."""

from __future__ import annotations

import msgspec

from bti.case.finished import finished_in
from bti.case.fold import fold
from bti.case.projection import project
from bti.casework.desk import KIND, Desk
from bti.casework.stored import parts_of
from bti.store import Append


def derive_again(desk: Desk) -> int:
    """Give every case the row, the lists and the finished copies that its events lead to now."""
    store, count = desk.store, 0
    for whole in store.verify():
        stream = whole.stream
        if stream.kind != KIND or whole.faults or whole.hidden:
            continue
        history = desk.history(stream.key)
        case = fold(history)
        if case is None:
            continue
        guide = desk.guides.by_digest(case.digest)
        step = Append(
            after=stream,
            events=(),
            fold=msgspec.json.encode(case),
            projections=project(guide, case, case.at, store.mark),
            parts=parts_of(finished_in(history)),
        )
        with store.writing() as transaction:
            transaction.derive(stream, step)
        count += 1
    return count


def lock_in(desk: Desk) -> None:
    """Finish what was begun when an edition with keys first opened a database without."""
    derive_again(desk)
    with desk.store.writing() as transaction:
        transaction.settled()

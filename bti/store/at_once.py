"""Statements of PostgreSQL that write a stream and its new events in one journey.

Two statements would be two journeys, or would write events although another was first: here the
events follow from the stream's row, and when the version did not hold there are none.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    ClauseElement,
    ColumnElement,
    Integer,
    LargeBinary,
    Select,
    Text,
    bindparam,
    cast,
    column,
    func,
    select,
    true,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeEngine

from bti.store.statements import step
from bti.store.tables import event, stream

_EVENT: dict[str, type[TypeEngine[Any]]] = {
    "number": BigInteger,
    "name": Text,
    "format": Integer,
    "recorded_at": Text,
    "body": LargeBinary,
    "seal": LargeBinary,
}
"""What differs between the events of one step; each is handed over as a list, named in plural."""


def at_once() -> dict[str, ClauseElement]:
    """Give the statements by name."""
    of_stream = (stream.c.tenant, stream.c.kind, stream.c.key)
    made = postgresql.insert(stream).on_conflict_do_nothing()
    return {
        "STREAM_PUT_AND_EVENTS": _with_events(made.returning(*of_stream).cte("step")),
        "STREAM_STEP_AND_EVENTS": _with_events(step().returning(*of_stream).cte("step")),
    }


def _with_events(written: CTE) -> ClauseElement:
    lists = [_list(f"{name}s", kind) for name, kind in _EVENT.items()]
    columns: list[ColumnElement[Any]] = [column(name, kind) for name, kind in _EVENT.items()]
    rows = func.unnest(*lists).table_valued(*columns, name="fresh").render_derived()
    fresh: Select[Any] = select(*written.c, *rows.c).select_from(written.join(rows, true()))
    return postgresql.insert(event).from_select(["tenant", "kind", "key", *_EVENT], fresh)


def _list(name: str, kind: type[TypeEngine[Any]]) -> ColumnElement[Any]:
    return cast(bindparam(name), postgresql.ARRAY(kind))

"""All that a tenant has, moved from one database to another: whole, or not at all.

The old one is closed to everybody first, then every row is copied as it stands and held against
the row it came from, and the new one is kept in one transaction after it was checked. So there are
never two that are in use. What is locked stays locked: no key is needed, and none goes with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from sqlalchemy import Table, bindparam, insert, select, tuple_

from bti.errors import BadInput, StoreDamaged, StoreMoved
from bti.store import moved, opening, settings
from bti.store.clauses import first, mine
from bti.store.connection import Row
from bti.store.databases import Database
from bti.store.generate import text_for
from bti.store.heads import Rolling
from bti.store.moved import ARRIVED, MOVED, Move
from bti.store.session import Rows, Session
from bti.store.tables import metadata, setting

_MANY = 200
"""So many rows are held at a time; a row can be as large as a case."""

_OF_THE_MOVE = frozenset({MOVED, ARRIVED})
"""What a database says of a move is its own."""

_NOT_EMPTY = (
    "Det ligger alt noe for {tenant} i {place}, og ingenting er flyttet. "
    "Oppgi en tom database eller en ny fil: --to STED."
)
_NOT_ALIKE = (
    "Det som kom fram, er ikke det som ble sendt ({table}). Ingenting er flyttet, og den gamle "
    "databasen er i bruk som før. Se etter at disken er hel, og prøv igjen."
)
TABLES = tuple(table for table in metadata.sorted_tables if "tenant" in table.c)
"""Every table that holds what is a tenant's, those that others point to first."""


class _Way:
    """Whether one knows that nothing has come to the new place."""

    def __init__(self, *, first_try: bool) -> None:
        self.nothing_there = first_try


@contextmanager
def moving(source: Session, place: Database, move: Move) -> Iterator[Session | None]:
    """Move everything; inside, the new database can be read and refused before it is kept.

    Gives nothing when an earlier try had come that far, and only the old one's word was missing.
    Broken off by a power cut, the same is asked again. Refused, the old one is in use as before.

    Raises:
        BadInput: There is something in the new place already.
        StoreMoved: The content was moved before, or is on its way to another place.
        StoreBusy: Others write, and do not stop.
    """
    held = _close(source, move)
    way = _Way(first_try=held.id == move.id)
    try:
        with _arriving(source, place, held, way) as session:
            yield session
    except BaseException:
        if way.nothing_there:
            _let_go(source, held)
        raise
    with source.connection.writing():
        moved.write(source, msgspec.structs.replace(held, done=True))


def _close(source: Session, move: Move) -> Move:
    """Let nobody write in the old database any more; an earlier try is taken up again."""
    with source.connection.writing():
        source.database.alone(source.connection)
        earlier = moved.read(source)
        if earlier is not None and (earlier.done or earlier.place != move.place):
            raise StoreMoved(earlier.sentence())
        if earlier is None:
            source.database.close_off(source.connection)
            held = move
        else:
            held = msgspec.structs.replace(earlier, attempt=move.attempt)
        moved.write(source, held)
    return held


def _let_go(source: Session, held: Move) -> None:
    """Take the old database into use again, unless another has begun to move it meanwhile."""
    with source.connection.writing():
        if moved.read(source) == held:
            moved.write(source, None)


@contextmanager
def _arriving(source: Session, place: Database, move: Move, way: _Way) -> Iterator[Session | None]:
    connection = place.connect(create=True)
    try:
        rows = Rows(connection=connection, database=place, sql=place.sql, tenant=source.tenant)
        with connection.writing():
            place.alone(connection)
            opening.make_tables(rows)
        opening.check_version(rows)
        place.settle(connection)
        with connection.writing():
            place.alone(connection)
            if settings.read(rows, ARRIVED) == move.id:
                yield None
                return
            _see_that_it_is_empty(rows, move)
            way.nothing_there = True
            _copy(source, rows)
            settings.write(rows, ARRIVED, move.id)
            yield Session(**msgspec.structs.asdict(rows), keys=source.keys)
            # When the last word is lost on its way, the new one may have been kept.
            way.nothing_there = False
    finally:
        connection.close()


def _see_that_it_is_empty(rows: Rows, move: Move) -> None:
    for table in TABLES:
        lines = first(select(table.c.tenant).where(mine(table)))
        text = text_for(lines, rows.database.dialect)
        if rows.connection.all(text, {"tenant": rows.tenant, "limit": 1}):
            raise BadInput(_NOT_EMPTY.format(tenant=rows.tenant, place=move.place))


def _copy(source: Rows, target: Rows) -> None:
    """Copy every row as it stands, and hold what came to what was sent."""
    with source.connection.reading():
        for table in TABLES:
            put = text_for(insert(table), target.database.dialect)
            sent, names = Rolling(), table.c.keys()
            for page in _pages(source, table):
                target.connection.run_each(
                    put, [dict(zip(names, row, strict=True)) for row in page]
                )
                _count(sent, page)
            came = Rolling()
            for page in _pages(target, table):
                _count(came, page)
            if (sent.count, sent.digest()) != (came.count, came.digest()):
                raise StoreDamaged(_NOT_ALIKE.format(table=table.name))


def _count(rolling: Rolling, page: list[Row]) -> None:
    for row in page:
        rolling.add(row)


def _pages(rows: Rows, table: Table) -> Iterator[list[Row]]:
    """Give a tenant's rows of a table in the order of their key, so many at a time."""
    key = [column for column in table.primary_key.columns if column.name != "tenant"]
    places = [table.c.keys().index(column.name) for column in key]
    lines = select(table).where(mine(table)).order_by(*key)
    after = tuple_(*(bindparam(f"after_{column.name}", type_=column.type) for column in key))
    begin, onward = (
        text_for(first(one), rows.database.dialect)
        for one in (lines, lines.where(tuple_(*key) > after))
    )
    asked: dict[str, object] = {"tenant": rows.tenant, "limit": _MANY}
    page = rows.connection.all(begin, asked)
    while page:
        yield [row for row in page if table is not setting or row[1] not in _OF_THE_MOVE]
        position = {f"after_{c.name}": page[-1][at] for c, at in zip(key, places, strict=True)}
        page = rows.connection.all(onward, {**asked, **position})

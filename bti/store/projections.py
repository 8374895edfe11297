"""The rows that a stream shows: written with it, and read back whole when they are checked."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from bti.case.rows import DueRow, ListRow, ParticipantRow, ProjectionRows
from bti.store.connection import Row
from bti.store.moments import to_moment, to_moment_or_none, to_text, to_text_or_none
from bti.store.session import Session

NO_ROWS = ProjectionRows()

Values = dict[str, object]


def replace(
    session: Session, kind: str, key: str, rows: ProjectionRows, before: ProjectionRows | None
) -> None:
    """Let a stream show these rows and no others.

    What equals the rows shown before is left as it stands: most steps change none but the list's.
    """
    stream = {"tenant": session.tenant, "kind": kind, "key": key}
    if before is None or rows.listed != before.listed:
        _replace_listed(session, stream, rows.listed)
    if before is None or rows.dues != before.dues:
        _replace_dues(session, stream, rows.dues)
    if before is None or rows.participants != before.participants:
        _replace_participants(session, stream, rows.participants)
    if before is None or rows.terms != before.terms:
        _replace_terms(session, stream, rows.terms)


def _replace_listed(session: Session, stream: dict[str, str], row: ListRow | None) -> None:
    if row is None:
        session.connection.send(session.sql.LISTING_REMOVE, stream)
    else:
        session.connection.send(session.sql.LISTING_PUT, {**_listed_values(row), **stream})


def _replace_dues(session: Session, stream: dict[str, str], rows: tuple[DueRow, ...]) -> None:
    session.connection.send(session.sql.DUE_REMOVE, stream)
    session.connection.run_each(
        session.sql.DUE_PUT, [{**_due_values(row), **stream} for row in rows]
    )


def _replace_participants(
    session: Session, stream: dict[str, str], rows: tuple[ParticipantRow, ...]
) -> None:
    session.connection.send(session.sql.PARTICIPANT_REMOVE, stream)
    session.connection.run_each(
        session.sql.PARTICIPANT_PUT,
        [{**_participant_values(row), **stream, "place": place} for place, row in enumerate(rows)],
    )


def _replace_terms(session: Session, stream: dict[str, str], terms: tuple[bytes, ...]) -> None:
    session.connection.send(session.sql.TERM_REMOVE, stream)
    session.connection.run_each(
        # The same word may be in a name twice; it finds the stream once.
        session.sql.TERM_PUT,
        [{**stream, "term": term} for term in dict.fromkeys(terms)],
    )


def _listed_values(row: ListRow) -> Values:
    return {
        **msgspec.structs.asdict(row),
        "opened": to_text(row.opened),
        "updated": to_text(row.updated),
        "next_due": to_text_or_none(row.next_due),
    }


def _due_values(row: DueRow) -> Values:
    return {"id": row.id, "at": to_text(row.at), "what": row.kind, "who": row.who}


def _participant_values(row: ParticipantRow) -> Values:
    return {
        **msgspec.structs.asdict(row),
        "since": to_text(row.since),
        "until": to_text_or_none(row.until),
    }


def equal(one: ProjectionRows, other: ProjectionRows) -> bool:
    """Tell whether two sets of rows are written alike, in whatever order they are given.

    Python holds a moment in the hour that comes twice in autumn to equal none in another zone, so
    rows are compared as the database keeps them.
    """
    return _as_kept(one) == _as_kept(other)


def _as_kept(rows: ProjectionRows) -> tuple[object, ...]:
    return (
        None if rows.listed is None else _listed_values(rows.listed),
        {row.id: _due_values(row) for row in rows.dues},
        [_participant_values(row) for row in rows.participants],
        set(rows.terms),
    )


def read(session: Session, kind: str, key: str) -> ProjectionRows:
    """Give the rows that a stream shows now, to be held against what they should be."""
    with session.connection.together():
        shown = ask(session, kind, key)
    return shown()


def ask(session: Session, kind: str, key: str) -> Callable[[], ProjectionRows]:
    """Ask for the same together with more; they are given afterwards."""
    stream = {"tenant": session.tenant, "kind": kind, "key": key}
    asked, sql = session.connection.ask, session.sql
    listed, dues = asked(sql.LISTING_OF_STREAM, stream), asked(sql.DUE_OF_STREAM, stream)
    parts, terms = asked(sql.PARTICIPANT_OF_STREAM, stream), asked(sql.TERM_OF_STREAM, stream)
    return lambda: ProjectionRows(
        listed=next(map(list_row, listed()), None),
        dues=tuple(map(due_row, dues())),
        participants=tuple(map(participant_row, parts())),
        terms=tuple(term for (term,) in terms()),
    )


def list_row(row: Row) -> ListRow:
    """Make the row of a list from what the database gave."""
    workflow, digest, state, opened, updated, level, step, closing, unit, holder, next_due = row
    return ListRow(
        workflow=workflow,
        digest=digest,
        state=state,
        opened=to_moment(opened),
        updated=to_moment(updated),
        level=level,
        step=step,
        closing=closing,
        unit=unit,
        holder=holder,
        next_due=to_moment_or_none(next_due),
    )


def due_row(row: Row) -> DueRow:
    """Make the row of something due from what the database gave."""
    row_id, at, what, who = row
    return DueRow(id=row_id, at=to_moment(at), kind=what, who=who)


def participant_row(row: Row) -> ParticipantRow:
    """Make a participant's row from what the database gave."""
    person, role, basis, since, until, unit = row
    return ParticipantRow(
        person=person,
        role=role,
        basis=basis,
        since=to_moment(since),
        until=to_moment_or_none(until),
        unit=unit,
    )

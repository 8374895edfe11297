"""What lists, reminders and search ask: over all streams of a kind, by who may see them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from bti.case.rows import DueRow, ListRow, ParticipantRow
from bti.store.moments import to_moment, to_text
from bti.store.projections import due_row, list_row

if TYPE_CHECKING:
    from bti.store.connection import Row
    from bti.store.session import Session

# Later than every line, so that the first page needs no statement of its own.
_NEWEST = (to_text(datetime.max.replace(tzinfo=UTC)), "")


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a list: which stream, and what it shows."""

    key: str
    row: ListRow


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """Something due, and the stream it is due in."""

    kind: str
    key: str
    row: DueRow


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part that a person takes or has taken in a stream."""

    kind: str
    key: str
    row: ParticipantRow


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Which part of a list is asked for: so many lines after ``after``, newest first."""

    limit: int = 50
    after: Listed | None = None
    """The last line of the page before."""
    closed: bool = False
    """Whether closed streams are listed too."""


def of_person(
    session: Session, kind: str, person: str, at: datetime, page: Page
) -> tuple[Listed, ...]:
    """Give the streams that a person takes part in at a moment."""
    asked = {"kind": kind, "person": person, "at": to_text(at)}
    return _listed(session, session.sql.LISTING_OF_PERSON, asked, page)


def of_unit(session: Session, kind: str, unit: str, page: Page) -> tuple[Listed, ...]:
    """Give the streams that a unit holds, for its leader."""
    return _listed(session, session.sql.LISTING_OF_UNIT, {"kind": kind, "unit": unit}, page)


def of_digest(session: Session, kind: str, digest: str, page: Page) -> tuple[Listed, ...]:
    """Give the streams that are bound to one edition of a guide."""
    return _listed(session, session.sql.LISTING_OF_DIGEST, {"kind": kind, "digest": digest}, page)


def _listed(session: Session, text: str, asked: dict[str, str], page: Page) -> tuple[Listed, ...]:
    updated, key = _NEWEST
    if page.after is not None:
        updated, key = to_text(page.after.row.updated), page.after.key
    rows = session.connection.all(
        text,
        {
            **asked,
            "tenant": session.tenant,
            "after_updated": updated,
            "after_key": key,
            "closed": int(page.closed),
            "limit": page.limit,
        },
    )
    return tuple(Listed(key=row[0], row=list_row(row[1:])) for row in rows)


def in_role(
    session: Session, kind: str, person: str, role: str, at: datetime, page: Page
) -> tuple[Listed, ...]:
    """Give the streams that a person has one role in at a moment."""
    asked = {"kind": kind, "person": person, "role": role, "at": to_text(at)}
    return _listed(session, session.sql.LISTING_IN_ROLE, asked, page)


def due_of_person(
    session: Session, kind: str, person: str, at: datetime, page: Page
) -> tuple[Listed, ...]:
    """Give the streams that a person takes part in, in which something is due first."""
    asked = {"kind": kind, "person": person, "at": to_text(at)}
    return _due_first(session, session.sql.LISTING_DUE_OF_PERSON, asked, page)


def due_of_unit(session: Session, kind: str, unit: str, page: Page) -> tuple[Listed, ...]:
    """Give the streams that a unit holds, in which something is due first."""
    asked = {"kind": kind, "unit": unit}
    return _due_first(session, session.sql.LISTING_DUE_OF_UNIT, asked, page)


def _due_first(
    session: Session, text: str, asked: dict[str, str], page: Page
) -> tuple[Listed, ...]:
    due, key = "", ""
    if page.after is not None and page.after.row.next_due is not None:
        due, key = to_text(page.after.row.next_due), page.after.key
    position = {"after_due": due, "after_key": key, "limit": page.limit}
    rows = session.connection.all(text, {**asked, "tenant": session.tenant, **position})
    return tuple(Listed(key=row[0], row=list_row(row[1:])) for row in rows)


def dues(session: Session, until: datetime, limit: int) -> tuple[Due, ...]:
    """Give what is due in all streams until a moment, earliest first."""
    rows = session.connection.all(
        session.sql.DUE_UNTIL,
        {"tenant": session.tenant, "until": to_text(until), "limit": limit},
    )
    return tuple(map(due_of, rows))


def due_of(row: Row) -> Due:
    """Make what is due, and where, from what the database gave."""
    return Due(kind=row[0], key=row[1], row=due_row(row[2:]))


MOST_TERMS = 4


def find(
    session: Session, kind: str, terms: tuple[bytes, ...], limit: int, after: str
) -> tuple[str, ...]:
    """Give the keys of the streams that show every one of these search terms, in their order."""
    if not terms:
        return ()
    if len(terms) > MOST_TERMS:
        message = f"{len(terms)} terms are more than a statement looks for"
        raise ValueError(message)
    # The last one is asked again in the places that are left.
    places = (*terms, *(terms[-1:] * (MOST_TERMS - len(terms))))
    asked = {f"term{number}": term for number, term in enumerate(places, start=1)}
    rows = session.connection.all(
        session.sql.TERM_FIND,
        {"tenant": session.tenant, "kind": kind, "limit": limit, "after": after, **asked},
    )
    return tuple(key for (key,) in rows)


def parts_of_person(session: Session, person: str) -> tuple[Part, ...]:
    """Give every part that a person takes or has taken, oldest first."""
    rows = session.connection.all(
        session.sql.PARTICIPANT_OF_PERSON, {"tenant": session.tenant, "person": person}
    )
    return tuple(
        Part(
            kind=kind,
            key=key,
            row=ParticipantRow(
                person=person,
                role=role,
                basis=basis,
                since=to_moment(since),
                until=to_moment(until) if until else None,
                unit=unit,
            ),
        )
        for kind, key, role, basis, since, until, unit in rows
    )

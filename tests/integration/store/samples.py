"""Small streams, rows and guides to store, made up for the tests."""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime, timedelta

import msgspec

from bti.store import (
    Append,
    DueRow,
    ListRow,
    NewEvent,
    ParticipantRow,
    ProjectionRows,
    Publication,
    SourceFile,
    Store,
    StoredDefinition,
    Stream,
    new_stream,
)

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
DIGEST = "d1"


def later(*, days: float = 0, minutes: float = 0) -> datetime:
    """Give a moment so long after noon."""
    return NOON + timedelta(days=days, minutes=minutes)


def guide(
    digest: str = DIGEST, *, workflow: str = "bti", published_at: datetime = NOON
) -> Publication:
    """Give a guide to publish."""
    return Publication(
        definition=StoredDefinition(
            digest=digest,
            workflow=workflow,
            version="2026.1",
            published_at=published_at,
            canonical=f"canonical {digest}".encode(),
        ),
        places=f"places {digest}".encode(),
        sources=(
            SourceFile(name="forms.yaml", text="forms: {}\n"),
            SourceFile(name="bti.yaml", text="title: Å være nær\n"),
        ),
    )


def happened(name: str = "ticked", *, at: datetime = NOON, body: bytes = b"{}") -> NewEvent:
    """Give an event to write."""
    return NewEvent(name=name, format=1, recorded_at=at, body=body)


def listed(*, updated: datetime = NOON, unit: str = "nordlia", closed: bool = False) -> ListRow:
    """Give the row that a list shows."""
    return ListRow(
        workflow="bti",
        digest=DIGEST,
        state="closed" if closed else "open",
        opened=NOON,
        updated=updated,
        level="nivaa_1",
        step="sett_ord",
        closing="avsluttet" if closed else None,
        unit=unit,
        holder="p1",
        next_due=later(days=14),
    )


def takes_part(
    person: str = "p1", *, since: datetime = NOON, until: datetime | None = None
) -> ParticipantRow:
    """Give the row of a person who takes part."""
    return ParticipantRow(
        person=person, role="ansatt", basis="law", since=since, until=until, unit="nordlia"
    )


def is_due(row_id: str = "step", *, at: datetime = NOON) -> DueRow:
    """Give the row of something due."""
    return DueRow(id=row_id, at=at, kind="step", who="holder")


ROWS = ProjectionRows(
    listed=listed(),
    dues=(is_due("a"), is_due("b", at=later(days=3))),
    participants=(takes_part("p1"), takes_part("p2", until=later(days=30))),
    terms=(b"\x01term", b"\x02term"),
)


def step_after(
    stream: Stream,
    *events: NewEvent,
    fold: bytes = b"fold",
    rows: ProjectionRows = ROWS,
) -> Append:
    """Give a step to write to a stream, of one event unless more are given."""
    return Append(after=stream, events=events or (happened(),), fold=fold, projections=rows)


def opened(store: Store, key: str = "S-1", rows: ProjectionRows = ROWS) -> Stream:
    """Write the first event of a case, and give the case as it is loaded then."""
    if store.definition(DIGEST) is None:
        store.publish(guide())
    store.append(step_after(new_stream("case", key, DIGEST), happened("opened"), rows=rows))
    return loaded(store, key)


def loaded(store: Store, key: str = "S-1") -> Stream:
    """Load a case that is there."""
    stream = store.load("case", key)
    assert stream is not None
    return stream


def shown(stream: Stream, **changes: object) -> Stream:
    """Give the stream with some of it changed."""
    return msgspec.structs.replace(stream, **changes)


def seeded() -> random.Random:
    """Give chance whose seed is printed when the test fails."""
    seed = random.SystemRandom().randrange(1_000_000)
    sys.stdout.write(f"seed {seed}\n")
    return random.Random(seed)  # noqa: S311 - chance that can be repeated

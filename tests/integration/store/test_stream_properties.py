"""Whatever is appended in whatever order, a stream is its accepted steps and nothing else."""

from __future__ import annotations

from datetime import UTC

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bti.errors import Conflict
from bti.store import (
    MEMORY,
    Append,
    NewEvent,
    ProjectionRows,
    Stream,
    new_stream,
    open_store,
)
from tests.integration.store.samples import guide, is_due, later, listed, takes_part

KEYS = ("S-1", "S-2", "S-3")
EVENTS = st.lists(
    st.builds(
        NewEvent,
        name=st.sampled_from(("opened", "ticked", "left")),
        format=st.integers(1, 9),
        # In UTC, since Python holds no two zones equal in the hour that comes twice in autumn.
        recorded_at=st.datetimes(timezones=st.just(UTC)),
        body=st.binary(max_size=40),
    ),
    max_size=3,
).map(tuple)
ROWS = st.builds(
    ProjectionRows,
    listed=st.none() | st.integers(0, 5).map(lambda day: listed(updated=later(days=day))),
    dues=st.lists(st.sampled_from("abcd"), unique=True).map(
        lambda ids: tuple(is_due(row_id) for row_id in ids)
    ),
    participants=st.lists(st.sampled_from(("p1", "p2", "p3"))).map(
        lambda people: tuple(takes_part(person) for person in people)
    ),
    terms=st.lists(st.binary(min_size=1, max_size=4)).map(tuple),
)


class Written(msgspec.Struct):
    """What the test itself remembers of one stream."""

    stream: Stream
    events: tuple[NewEvent, ...] = ()
    fold: bytes = b""
    rows: ProjectionRows = ProjectionRows()


class Streams(RuleBasedStateMachine):
    """Appends to several streams, on what is newest and on what is not, and remembers."""

    def __init__(self) -> None:
        super().__init__()
        self.store = open_store(MEMORY, create=True)
        self.store.publish(guide())
        self.written: dict[str, Written] = {}
        self.seen: dict[str, list[Stream]] = {key: [new_stream("case", key)] for key in KEYS}

    def teardown(self) -> None:
        self.store.close()

    @rule(
        key=st.sampled_from(KEYS),
        back=st.integers(0, 2),
        events=EVENTS,
        fold=st.binary(max_size=60),
        rows=ROWS,
        knows_before=st.booleans(),
    )
    def append(
        self,
        *,
        key: str,
        back: int,
        events: tuple[NewEvent, ...],
        fold: bytes,
        rows: ProjectionRows,
        knows_before: bool,
    ) -> None:
        after = self.seen[key][-1 - min(back, len(self.seen[key]) - 1)]
        is_newest = after == self.seen[key][-1]
        before = self.written[key].rows if knows_before and key in self.written else None
        step = Append(after=after, events=events, fold=fold, projections=rows, before=before)
        try:
            self.store.append(step)
        except Conflict:
            assert not is_newest
            return
        assert is_newest or not events
        if events:
            self.remember(key, step)

    def remember(self, key: str, step: Append) -> None:
        stream = self.store.load("case", key)
        assert stream is not None
        self.seen[key].append(stream)
        earlier = self.written[key].events if key in self.written else ()
        self.written[key] = Written(stream, earlier + step.events, step.fold, step.projections)

    @invariant()
    def the_database_holds_what_was_accepted(self) -> None:
        whole = {found.stream.key: found for found in self.store.verify()}
        assert whole.keys() == self.written.keys()
        for key, written in self.written.items():
            found = whole[key]
            assert found.stream == written.stream
            assert (found.stream.version, found.stream.fold) == (len(written.events), written.fold)
            assert found.shows(written.rows)
            assert [
                (event.name, event.format, event.recorded_at, event.body) for event in found.events
            ] == [
                (event.name, event.format, event.recorded_at, event.body)
                for event in written.events
            ]


TestStreams = Streams.TestCase
TestStreams.settings = settings(max_examples=40, stateful_step_count=20)

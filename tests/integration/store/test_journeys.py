"""On a server a step costs three journeys: to read, to write, to keep. They are counted."""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Iterator
from typing import Self
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from bti.store import OutboxRow, Store, open_store
from tests import postgresql
from tests.integration.store.samples import NOON, ROWS, happened, loaded, opened, step_after


class Road:
    """Stands between a client and the server, and counts how often the client had to ask."""

    def __init__(self, server: str) -> None:
        self.journeys = 0
        self._server = server
        self._gate = socket.create_server(("127.0.0.1", 0))
        self.port = self._gate.getsockname()[1]
        self._walk = threading.Thread(target=self._carry)

    def __enter__(self) -> Self:
        self._walk.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._walk.join(10)

    def _carry(self) -> None:
        """Carry what is said to the other side, until one of them has gone."""
        with self._gate, self._gate.accept()[0] as client, socket.socket(socket.AF_UNIX) as server:
            server.connect(self._server)
            other, spoke_last = {client: server, server: client}, server
            while True:
                for one in select.select([client, server], [], [])[0]:
                    said = one.recv(65536)
                    if not said:
                        return
                    self.journeys += one is client and spoke_last is server
                    spoke_last = one
                    other[one].sendall(said)


@pytest.fixture
def url() -> str:
    return postgresql.new_database()


@pytest.fixture
def road(url: str) -> Iterator[Road]:
    with Road(f"{parse_qs(urlsplit(url).query)['host'][0]}/.s.PGSQL.5432") as road:
        yield road


@pytest.fixture
def store(url: str, road: Road) -> Iterator[Store]:
    there = urlsplit(url)
    with open_store(
        f"postgresql://{there.username}@127.0.0.1:{road.port}{there.path}", create=True
    ) as store:
        yield store


def test_a_step_is_read_written_and_kept_in_three_journeys(road: Road, store: Store) -> None:
    opened(store)
    before = road.journeys
    message = OutboxRow(id="m", at=NOON, kind="reminder", person="p1")
    step = step_after(loaded(store), happened(), happened(), rows=ROWS)
    store.append(msgspec.structs.replace(step, outbox=(message,)))
    assert road.journeys - before == 3
    assert loaded(store).version == 3


def test_each_stream_is_checked_in_three_journeys(road: Road, store: Store) -> None:
    def journeys() -> int:
        before = road.journeys
        assert not [fault for whole in store.verify() for fault in whole.faults]
        return road.journeys - before

    for number in range(10):
        opened(store, f"S-{number}")
    few = journeys()
    for number in range(10, 30):
        opened(store, f"S-{number}")
    # The driver prepares a statement that comes again, once and in a journey of its own.
    assert abs(journeys() - few - 3 * 20) <= 2, few

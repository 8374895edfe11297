"""The databases that every test of the store runs on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bti.store import MEMORY, Store, open_store

DATABASES = ("file", "memory")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "data" / "bti.db"


@pytest.fixture(params=DATABASES)
def store(request: pytest.FixtureRequest, database: Path) -> Iterator[Store]:
    """An empty database of each kind: what holds on one must hold on all."""
    place = MEMORY if request.param == "memory" else database
    with open_store(place, create=True) as store:
        yield store

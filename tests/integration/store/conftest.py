"""The databases that every test of the store runs on."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from bti.store import MEMORY, Store, open_store
from tests import postgresql

DATABASES = ("file", "memory", "postgresql")
_TENANTS = itertools.count(1)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "data" / "bti.db"


@pytest.fixture(scope="module")
def server() -> str:
    """The URL of a database on a real PostgreSQL, as its owner; the tests of a module share it."""
    return postgresql.new_database()


@pytest.fixture(params=DATABASES)
def store(request: pytest.FixtureRequest, database: Path) -> Iterator[Store]:
    """An empty database of each kind: what holds on one must hold on all."""
    if request.param == "postgresql":
        url, tenant = request.getfixturevalue("server"), f"kommune {next(_TENANTS)}"
        with open_store(url, create=True, tenant=tenant) as store:
            yield store
    else:
        place = MEMORY if request.param == "memory" else database
        with open_store(place, create=True) as store:
            yield store


@pytest.fixture(params=["file", "postgresql"])
def place(request: pytest.FixtureRequest, database: Path) -> str:
    """Where an empty database can be made that several processes open."""
    if request.param == "file":
        return str(database)
    return postgresql.new_database()

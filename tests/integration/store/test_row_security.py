"""PostgreSQL itself keeps the tenants apart: for who owns nothing and may not overstep it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import errors, sql

from bti.errors import StoreUnavailable
from bti.store import open_store
from bti.store.row_security import SETTING
from bti.store.tables import metadata
from tests import postgresql
from tests.integration.store.samples import happened, loaded, opened, step_after

OF_TENANTS = sorted(table.name for table in metadata.tables.values() if "tenant" in table.c)
PROTECTION = """
SELECT relname::text, relrowsecurity, relforcerowsecurity,
    (SELECT count(*) FROM pg_policy WHERE polrelid = pg_class.oid)
FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""
LEAVE = """
SELECT rolsuper OR rolbypassrls OR EXISTS (SELECT FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relowner = pg_roles.oid)
FROM pg_roles WHERE rolname = current_user
"""


@pytest.fixture(scope="module")
def clerk() -> str:
    """The URL for a role that may read and write, with two tenants' data to read."""
    owner = postgresql.new_database()
    for tenant in ("a", "b"):
        with open_store(owner, create=True, tenant=tenant) as store:
            opened(store)
    return postgresql.new_clerk(owner)


@pytest.fixture
def raw(clerk: str) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """A connection of the role as anybody opens one, without a word about a tenant."""
    with psycopg.connect(clerk, autocommit=True) as raw:
        yield raw


def count(raw: psycopg.Connection[tuple[Any, ...]], table: str) -> int:
    counting = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
    found = raw.execute(counting).fetchone()
    assert found is not None
    return int(found[0])


def as_tenant(raw: psycopg.Connection[tuple[Any, ...]], tenant: str) -> None:
    raw.execute("SELECT set_config(%s, %s, false)", [SETTING, tenant])


PUT = "INSERT INTO setting (tenant, name, value) VALUES (%s, 'x', 'x')"


def test_the_role_may_not_overstep_what_is_tested(raw: psycopg.Connection[Any]) -> None:
    assert raw.execute(LEAVE).fetchone() == (False,)


def test_every_table_of_tenants_is_protected_from_its_owner_too(
    raw: psycopg.Connection[Any],
) -> None:
    protected = {name for name, *rest in raw.execute(PROTECTION) if rest == [True, True, 1]}
    assert protected == set(OF_TENANTS)


@pytest.mark.parametrize("table", OF_TENANTS)
def test_without_a_tenant_nothing_is_seen(raw: psycopg.Connection[Any], table: str) -> None:
    assert count(raw, table) == 0


@pytest.mark.parametrize("said", [None, ""])
def test_without_a_tenant_nothing_is_written(
    raw: psycopg.Connection[Any], said: str | None
) -> None:
    if said is not None:
        as_tenant(raw, said)
    for tenant in ("a", "c"):
        with pytest.raises(errors.InsufficientPrivilege, match="row-level security"):
            raw.execute(PUT, [tenant])
    assert raw.execute("UPDATE stream SET fold = ''").rowcount == 0
    assert raw.execute("DELETE FROM event").rowcount == 0


def test_a_tenant_sees_and_writes_its_own_alone(raw: psycopg.Connection[Any]) -> None:
    as_tenant(raw, "a")
    tenants = {tenant for (tenant,) in raw.execute("SELECT tenant FROM stream")}
    assert tenants == {"a"}
    with pytest.raises(errors.InsufficientPrivilege, match="row-level security"):
        raw.execute(PUT, ["b"])
    with pytest.raises(errors.InsufficientPrivilege, match="row-level security"):
        raw.execute("UPDATE setting SET tenant = 'b'")
    assert raw.execute("DELETE FROM due WHERE tenant = 'b'").rowcount == 0


def test_the_owner_is_held_to_a_tenant_like_anybody(clerk: str) -> None:
    owner = postgresql.as_role(clerk, f"{postgresql.name_of(clerk)}_owner")
    with psycopg.connect(owner, autocommit=True) as raw:
        assert [count(raw, table) for table in OF_TENANTS] == [0] * len(OF_TENANTS)


def test_a_store_works_for_a_role_that_owns_nothing(clerk: str) -> None:
    with open_store(clerk, create=False, tenant="a") as store:
        version = loaded(store).version
        store.append(step_after(loaded(store), happened()))
        assert loaded(store).version == version + 1
    with open_store(clerk, create=False, tenant="b") as store:
        assert loaded(store).version == 1


def test_a_role_without_leave_is_told_whom_to_ask(clerk: str) -> None:
    name = postgresql.name_of(clerk)
    with postgresql.administrator() as raw:
        raw.execute(f"CREATE ROLE {name}_guest LOGIN")
    with pytest.raises(StoreUnavailable, match="rettighetene"):
        open_store(postgresql.as_role(clerk, f"{name}_guest"), create=True, tenant="a")

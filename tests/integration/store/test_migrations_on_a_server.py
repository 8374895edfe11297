"""An older database on a server is upgraded by its owner, who has seen to a backup."""

from __future__ import annotations

import psycopg
import pytest
from sqlalchemy import create_engine, text

from bti.errors import StoreNewer, StoreOlder, StoreUnavailable
from bti.store import open_store
from bti.store.row_security import SETTING
from bti.store.sql.postgresql import SCHEMA_VERSION
from bti.store.upgrading import run, upgrade
from tests import postgresql
from tests.integration.store.samples import NOON

TENANTS = ("a", "b")
SCHEMA = """
SELECT 'column', table_name || '.' || column_name,
    concat_ws(' ', ordinal_position, data_type, is_nullable, column_default, collation_name)
FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL SELECT 'constraint', conname, pg_get_constraintdef(oid)
FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT 'policy', policyname, concat_ws(' ', tablename, cmd, roles, qual, with_check)
FROM pg_policies WHERE schemaname = 'public'
UNION ALL SELECT 'security', relname, concat_ws(' ', relrowsecurity, relforcerowsecurity)
FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""


def schema(url: str) -> dict[tuple[str, str], str]:
    """Give what the server says of each column, key, index and policy."""
    with psycopg.connect(url) as raw:
        return {(kind, name): said for kind, name, said in raw.execute(SCHEMA)}


@pytest.fixture
def old() -> str:
    """A database of the first version, with a message waiting for each of two tenants."""
    url = postgresql.new_database()
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as transaction:
        run(transaction, "0001")
        for tenant in TENANTS:
            transaction.execute(
                text(f"SELECT set_config('{SETTING}', :tenant, true)"), {"tenant": tenant}
            )
            of = {"tenant": tenant, "at": NOON.isoformat(timespec="microseconds")}
            put = "INSERT INTO setting VALUES (:tenant, 'trial', 'no')"
            transaction.execute(text(put), of)
            put = "INSERT INTO outbox VALUES (:tenant, 'm', :at, 'reminder', '', NULL)"
            transaction.execute(text(put), of)
    engine.dispose()
    return url


def version(url: str) -> object:
    with psycopg.connect(url) as raw:
        return raw.execute("SELECT version_num FROM schema_version").fetchone()


def test_an_upgraded_database_is_what_a_fresh_one_is(old: str) -> None:
    assert upgrade(old, has_backup=True).after == SCHEMA_VERSION
    fresh = postgresql.new_database()
    open_store(fresh, create=True).close()
    assert schema(old) == schema(fresh)


def test_what_each_tenant_had_it_has_afterwards(old: str) -> None:
    upgrade(old, has_backup=True)
    for tenant in TENANTS:
        open_store(old, create=False, tenant=tenant).close()
    moment = NOON.isoformat(timespec="microseconds")
    for tenant in TENANTS:
        with psycopg.connect(old) as raw:
            raw.execute("SELECT set_config(%s, %s, true)", (SETTING, tenant))
            kept = "SELECT next_try, attempts FROM outbox WHERE tenant = %s"
            assert raw.execute(kept, (tenant,)).fetchall() == [(moment, 0)]


def test_an_older_database_is_not_upgraded_by_using_it(old: str) -> None:
    before = schema(old)
    with pytest.raises(StoreOlder, match="bti oppgrader"):
        open_store(old, create=True, tenant="a")
    assert schema(old) == before


def test_nothing_is_changed_before_somebody_has_a_backup(old: str) -> None:
    before = schema(old)
    with pytest.raises(StoreUnavailable, match=r"pg_dump.*--har-kopi"):
        upgrade(old)
    assert schema(old) == before
    assert version(old) == ("0001",)


def test_one_who_does_not_own_the_tables_cannot_upgrade(old: str) -> None:
    clerk, before = postgresql.new_clerk(old), schema(old)
    with pytest.raises(StoreUnavailable, match="rettighetene"):
        upgrade(clerk, has_backup=True)
    assert schema(old) == before


def test_a_newer_database_is_refused_and_not_taken_back() -> None:
    url = postgresql.new_database()
    open_store(url, create=True).close()
    with psycopg.connect(url) as raw:
        raw.execute("UPDATE schema_version SET version_num = '9999'")
    with pytest.raises(StoreNewer):
        open_store(url, create=True)
    with pytest.raises(StoreNewer):
        upgrade(url, has_backup=True)

"""A step is kept when the host commits, and gone when the host does not."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.rows import dict_row
from sqlalchemy import create_engine, text

from bti import Casework, Environment
from bti.errors import BadInput, Refused, StoreUnavailable
from tests import postgresql
from tests.integration.casework.story import AT, NOTE, opened

KINDS = ("sqlite3", "psycopg", "sqlalchemy-sqlite", "sqlalchemy-psycopg")
Connect = Callable[[], Any]


@pytest.fixture(params=KINDS)
def connect(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Connect]:
    """A way to open one more connection to a host's own database."""
    kind, file = request.param, tmp_path / "host.db"
    url = postgresql.new_database() if "psycopg" in kind else f"sqlite:///{file}"
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    ways: dict[str, Connect] = {
        "sqlite3": lambda: sqlite3.connect(file),
        # The host may have asked for rows of another form.
        "psycopg": lambda: psycopg.connect(url, row_factory=dict_row),
        "sqlalchemy-sqlite": engine.connect,
        "sqlalchemy-psycopg": engine.connect,
    }
    with closing(ways[kind]()) as host:
        run(host, "CREATE TABLE journal (what TEXT)")
        within(host, create=True)
        host.commit()
    yield ways[kind]
    engine.dispose()


def run(host: Any, statement: str) -> Any:  # noqa: ANN401 - a cursor of any kind
    return host.execute(text(statement) if hasattr(host, "dialect") else statement)


def within(host: Any, *, create: bool = False) -> Casework:  # noqa: ANN401 - any kind
    environment = Environment.fixed(at=AT, account="kari")
    return Casework.within(host, environment=environment, create=create, trial=True)


def count(host: Any) -> int:  # noqa: ANN401 - any kind
    return len(run(host, "SELECT what FROM journal").fetchall())


def test_a_step_is_kept_with_what_the_host_writes(connect: Connect) -> None:
    with closing(connect()) as host:
        run(host, "INSERT INTO journal VALUES ('opened a case')")
        case = opened(within(host))
        within(host).fill(case, "undringsnotat", NOTE)
        host.commit()
    with closing(connect()) as host:
        assert within(host).show(case).id == case
        assert count(host) == 1


def test_what_the_host_undoes_is_undone(connect: Connect) -> None:
    with closing(connect()) as host:
        run(host, "INSERT INTO journal VALUES ('opened a case')")
        opened(within(host))
        host.rollback()
    with closing(connect()) as host:
        assert within(host).list() == ()
        assert count(host) == 0


def test_nothing_is_seen_by_others_before_the_host_commits(connect: Connect) -> None:
    with closing(connect()) as host, closing(connect()) as other:
        opened(within(host))
        if "psycopg" in str(type(getattr(other, "dialect", other))):
            run(other, "SELECT set_config('bti.tenant', 'kommune', true)")
        assert run(other, "SELECT key FROM stream WHERE kind = 'case'").fetchall() == []
        other.rollback()
        host.commit()
        if "psycopg" in str(type(getattr(other, "dialect", other))):
            run(other, "SELECT set_config('bti.tenant', 'kommune', true)")
        assert len(run(other, "SELECT key FROM stream WHERE kind = 'case'").fetchall()) == 1


def test_a_refused_step_undoes_its_own_part_alone(connect: Connect) -> None:
    with closing(connect()) as host:
        case = opened(within(host))
        run(host, "INSERT INTO journal VALUES ('kept')")
        with pytest.raises(Refused):
            within(host).go(case, "neste")
        host.commit()
    with closing(connect()) as host:
        assert count(host) == 1
        assert within(host).show(case).version == 1


def test_the_host_may_go_on_with_the_same_casework_after_a_commit(connect: Connect) -> None:
    with closing(connect()) as host:
        casework = within(host)
        first = opened(casework)
        host.commit()
        second = opened(casework)
        host.commit()
        assert [line.id for line in casework.list()] == [second, first]
        host.rollback()


def test_what_is_closed_answers_no_more_and_the_host_goes_on(connect: Connect) -> None:
    with closing(connect()) as host:
        casework = within(host)
        casework.close()
        casework.close()
        with pytest.raises(StoreUnavailable, match="Åpne den på nytt"):
            casework.list()
        assert count(host) == 0


def test_a_closed_connection_is_told(tmp_path: Path) -> None:
    host = sqlite3.connect(tmp_path / "host.db")
    host.close()
    with pytest.raises(StoreUnavailable, match="lukket"):
        within(host)


def test_a_connection_of_another_kind_is_told() -> None:
    with pytest.raises(StoreUnavailable, match="sqlite3"):
        within(object())


def test_a_server_that_keeps_each_statement_for_itself_is_refused() -> None:
    with psycopg.connect(postgresql.new_database(), autocommit=True) as host:
        with pytest.raises(StoreUnavailable, match="Begynn en transaksjon"):
            within(host, create=True)
        with host.transaction():
            opened(within(host, create=True))
        with host.transaction():
            assert len(within(host).list()) == 1


def test_tables_of_the_host_that_stand_in_the_way_are_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "host.db")) as host:
        host.execute("CREATE TABLE stream (water TEXT)")
        with pytest.raises(StoreUnavailable, match="samme navn"):
            within(host, create=True)
        assert host.execute("SELECT * FROM stream").fetchall() == []


def test_what_lies_with_the_host_is_verified_within_its_transaction(connect: Connect) -> None:
    with closing(connect()) as host:
        work = within(host)
        opened(work)
        assert work.verify().faults == ()
        host.commit()


def test_tables_that_are_not_there_are_not_made_by_looking(tmp_path: Path) -> None:
    with (
        closing(sqlite3.connect(tmp_path / "empty.db")) as host,
        pytest.raises(StoreUnavailable, match="create=True"),
    ):
        within(host)


def test_texts_come_as_texts_whatever_the_host_has_asked_for(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "host.db")) as host:
        host.text_factory = bytes
        work = within(host, create=True)
        case = opened(work)
        assert within(host).show(case).id == case
        assert host.execute("SELECT 'a'").fetchone() == (b"a",)


def test_a_connection_of_another_thread_says_so(tmp_path: Path) -> None:
    with (
        closing(sqlite3.connect(tmp_path / "host.db")) as host,
        ThreadPoolExecutor() as other,
        pytest.raises(StoreUnavailable, match="en annen tråd"),
    ):
        other.submit(within, host, create=True).result()


def test_a_transaction_that_has_failed_says_so() -> None:
    with psycopg.connect(postgresql.new_database()) as host:
        work = within(host, create=True)
        host.commit()
        with pytest.raises(psycopg.Error):
            host.execute("SELECT * FROM nowhere")
        for asked in (lambda: within(host), work.list):
            with pytest.raises(StoreUnavailable, match="avbrutt av en feil"):
                asked()
        host.rollback()
        assert work.list() == ()


def test_a_closed_connection_of_a_server_is_told() -> None:
    host = psycopg.connect(postgresql.new_database())
    host.close()
    with pytest.raises(StoreUnavailable, match="lukket"):
        within(host)


def test_the_host_takes_the_backup(connect: Connect, tmp_path: Path) -> None:
    with closing(connect()) as host:
        work = within(host)
        with pytest.raises(BadInput, match="backed_up"):
            work.back_up(tmp_path)
        work.backed_up()
        host.commit()


def test_the_file_of_a_host_is_opened_looked_over_and_copied_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "host.db"
    with closing(sqlite3.connect(file)) as host:
        host.execute("CREATE TABLE journal (what TEXT)")
        case = opened(within(host, create=True))
        host.commit()
        assert Casework.upgrade(file).before == Casework.upgrade(file).after
        with Casework.open(file, environment=Environment.fixed(at=AT, account="kari")) as alone:
            assert alone.show(case).id == case
            assert alone.verify().faults == ()
            copy = alone.back_up(tmp_path / "copy.db")
        assert host.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    with closing(sqlite3.connect(copy)) as copied:
        assert copied.execute("SELECT count(*) FROM journal").fetchone() == (0,)

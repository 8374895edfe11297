"""The checked-in SQL is what the tables and statements say, and the schema keeps its rules."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import Table
from sqlalchemy.schema import ColumnCollectionConstraint

from bti.store import generate
from bti.store.at_once import at_once
from bti.store.sql import postgresql, sqlite
from bti.store.tables import metadata

OF_THE_DATABASE = {"schema_version"}
TABLES = [table for table in metadata.sorted_tables if table.name not in OF_THE_DATABASE]


def names(module: ModuleType) -> dict[str, str]:
    return {
        name: text
        for name, text in vars(module).items()
        if name.isupper() and isinstance(text, str)
    }


def plan_of(raw: sqlite3.Connection, name: str) -> list[str]:
    """Give how SQLite would answer a statement, step by step."""
    text = names(sqlite)[name]
    parameters = dict.fromkeys(re.findall(r":(\w+)", text), 1)
    return [step[3] for step in raw.execute(f"EXPLAIN QUERY PLAN {text}", parameters)]


@pytest.fixture
def empty() -> Iterator[sqlite3.Connection]:
    raw = sqlite3.connect(":memory:")
    for text in sqlite.CREATE:
        raw.execute(text)
    yield raw
    raw.close()


@pytest.mark.parametrize("name", generate.render())
def test_the_checked_in_text_is_the_generated_text(name: str) -> None:
    kept = (generate.FOLDER / name).read_text(encoding="utf-8")
    assert kept == generate.render()[name], "run python -m bti.store.generate"


def test_generating_writes_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generate, "FOLDER", tmp_path)
    generate.main()
    written = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert written == generate.render()


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_the_tenant_is_first_in_every_key_and_index(table: Table) -> None:
    keys = [key for key in table.constraints if isinstance(key, ColumnCollectionConstraint)]
    firsts = {key.name: next(iter(key.columns)).name for key in keys}
    firsts |= {index.name: next(iter(index.columns)).name for index in table.indexes}
    assert set(firsts.values()) == {"tenant"}, firsts


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=str)
def test_every_constraint_has_a_name(table: Table) -> None:
    assert all(constraint.name for constraint in table.constraints)


def test_both_databases_have_the_same_statements_with_the_same_parameters() -> None:
    on_sqlite = {name: set(re.findall(r":(\w+)", text)) for name, text in names(sqlite).items()}
    on_postgresql = {
        name: set(re.findall(r"%\((\w+)\)s", text)) for name, text in names(postgresql).items()
    }
    for name in at_once():
        # What PostgreSQL writes in one journey is what two statements write on SQLite.
        del on_postgresql[name]
    assert on_sqlite == on_postgresql


def test_every_statement_is_one_that_sqlite_understands(empty: sqlite3.Connection) -> None:
    for name, text in names(sqlite).items():
        if name != "SCHEMA_VERSION":
            parameters = dict.fromkeys(re.findall(r":(\w+)", text), 1)
            assert empty.execute(f"EXPLAIN {text}", parameters).fetchall(), name


@pytest.mark.parametrize(
    "name",
    [name for name in names(sqlite) if name not in {"SCHEMA_VERSION", "SCHEMA_VERSION_READ"}],
)
def test_no_statement_reads_a_whole_table(empty: sqlite3.Connection, name: str) -> None:
    assert [step for step in plan_of(empty, name) if step.startswith("SCAN")] == []


@pytest.mark.parametrize(
    "name", ["LISTING_OF_UNIT", "LISTING_DUE_OF_UNIT", "DUE_UNTIL", "OUTBOX_WAITING", "STREAM_KEYS"]
)
def test_a_page_of_a_long_list_is_read_in_order_and_not_sorted(
    empty: sqlite3.Connection, name: str
) -> None:
    assert [step for step in plan_of(empty, name) if "B-TREE" in step] == []


@pytest.mark.parametrize(
    ("name", "used"),
    [
        ("LISTING_OF_PERSON", "INDEX participant_by_person (tenant=? AND person=? AND kind=?)"),
        ("LISTING_OF_PERSON", "listing USING PRIMARY KEY (tenant=? AND kind=? AND key=?)"),
        ("LISTING_OF_UNIT", "INDEX listing_by_unit (tenant=? AND kind=? AND unit=?"),
        ("LISTING_IN_ROLE", "INDEX participant_by_person (tenant=? AND person=? AND kind=?"),
        ("LISTING_DUE_OF_PERSON", "INDEX participant_by_person (tenant=? AND person=?"),
        ("LISTING_DUE_OF_PERSON", "listing USING PRIMARY KEY (tenant=? AND kind=? AND key=?)"),
        ("LISTING_DUE_OF_UNIT", "INDEX listing_by_unit_due (tenant=? AND kind=? AND unit=? AND "),
        ("DUE_UNTIL", "INDEX due_by_moment (tenant=? AND at<?)"),
        ("TERM_FIND", "INDEX search_term_by_term (tenant=? AND term=? AND kind=? AND key>?)"),
        ("ACCESS_OF_STREAM", "INDEX access_log_by_stream (tenant=? AND kind=? AND key=?)"),
        ("DEFINITION_CURRENT", "INDEX definition_by_workflow (tenant=? AND workflow=?)"),
    ],
)
def test_a_question_is_answered_by_the_index_made_for_it(
    empty: sqlite3.Connection, name: str, used: str
) -> None:
    assert any(used in step for step in plan_of(empty, name)), plan_of(empty, name)

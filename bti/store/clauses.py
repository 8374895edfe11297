"""The pieces that statements are put together from; a name means the same in all of them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    literal_column,
    select,
)


def text_of(name: str) -> ColumnElement[str]:
    """Give a parameter of text."""
    return bindparam(name, type_=Text)


def limit_of() -> ColumnElement[int]:
    """Give the parameter that says how many rows are asked for."""
    return bindparam("limit", type_=Integer)


def mine(table: Table) -> ColumnElement[bool]:
    """Hold a statement to one tenant."""
    return table.c.tenant == text_of("tenant")


def of_stream(table: Table) -> ColumnElement[bool]:
    """Hold a statement to one stream."""
    return and_(mine(table), table.c.kind == text_of("kind"), table.c.key == text_of("key"))


def columns(table: Table, *left_out: str) -> Select[Any]:
    """Give all columns of a table but those left out."""
    return select(*(column for column in table.c if column.name not in left_out))


def first(statement: Select[Any]) -> Select[Any]:
    """Give no more rows than are asked for."""
    return statement.limit(limit_of()).offset(literal_column("0"))

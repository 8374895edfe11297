"""Makes ``bti/store/sql`` from the tables and the statements: ``python -m bti.store.generate``.

Importing SQLAlchemy takes longer than a whole command, so what a command runs is text that was
made beforehand. A test makes it anew and fails on any difference.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect, make_url
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql.elements import ClauseElement

from bti.store.at_once import at_once
from bti.store.row_security import protection
from bti.store.statements import MakeInsert, statements
from bti.store.tables import SCHEMA_VERSION, metadata

FOLDER = Path(__file__).with_name("sql")

NO_MORE: Mapping[str, ClauseElement] = {}

_WIDTH = 96
_MADE = "Made by ``python -m bti.store.generate``; change the tables or the statements instead."


def render() -> dict[str, str]:
    """Give the content of every generated file by its name."""
    return {
        "texts.py": _protocol(),
        "sqlite.py": _module("SQLite", sqlite.insert, _dialect("sqlite://", paramstyle="named")),
        "postgresql.py": _module(
            "PostgreSQL", postgresql.insert, _dialect("postgresql+psycopg://"), at_once()
        ),
    }


def main() -> None:
    """Write every generated file."""
    for name, content in render().items():
        (FOLDER / name).write_text(content, encoding="utf-8", newline="\n")


def _dialect(url: str, **settings: str) -> Dialect:
    return make_url(url).get_dialect()(**settings)


def text_for(statement: ClauseElement, url: str) -> str:
    """Give the text of a statement that only one seldom command runs, for the database of a URL."""
    named = {"paramstyle": "named"} if url.startswith("sqlite") else {}
    return _text(statement, _dialect(url, **named))


def _protocol() -> str:
    members = "\n".join(f"    {name}: str" for name in statements(sqlite.insert))
    return (
        f'"""The names of all statements.\n\n{_MADE}\n"""\n\n'
        "from __future__ import annotations\n\nfrom typing import Protocol\n\n\n"
        "class Texts(Protocol):\n"
        '    """The module of one database: a text for each statement."""\n\n'
        f"    SCHEMA_VERSION: str\n    CREATE: tuple[str, ...]\n{members}\n"
    )


def _module(
    title: str, insert: MakeInsert, dialect: Dialect, more: Mapping[str, ClauseElement] = NO_MORE
) -> str:
    create = "".join(f"    {_quoted(text)},\n" for text in _creation(dialect))
    texts = "\n".join(
        f"{name} = {_quoted(_text(statement, dialect))}\n"
        for name, statement in {**statements(insert), **more}.items()
    )
    return (
        f'"""The statements for {title}.\n\n{_MADE}\n"""\n\n'
        f'SCHEMA_VERSION = "{SCHEMA_VERSION}"\n\nCREATE: tuple[str, ...] = (\n{create})\n\n{texts}'
    )


def _creation(dialect: Dialect) -> list[str]:
    creation: list[str] = []
    for table in metadata.sorted_tables:
        creation.append(_text(CreateTable(table), dialect))
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        creation.extend(_text(CreateIndex(index), dialect) for index in indexes)
        if dialect.name == "postgresql" and "tenant" in table.c:
            creation.extend(protection(table.name))
    return creation


def _text(element: ClauseElement, dialect: Dialect) -> str:
    return str(element.compile(dialect=dialect))


def _quoted(text: str) -> str:
    lines = [line for line in text.replace("\t", "    ").splitlines() if line.strip()]
    wrapped = [part for line in lines for part in _wrapped(line)]
    return '"""\n' + "\n".join(wrapped) + '\n"""'


def _wrapped(line: str) -> list[str]:
    return textwrap.wrap(
        line, _WIDTH, break_long_words=False, break_on_hyphens=False, subsequent_indent="    "
    )


if __name__ == "__main__":
    main()

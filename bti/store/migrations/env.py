"""Run by alembic, on the connection that ``upgrading`` hands over, in its transaction."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from bti.store.tables import metadata, schema_version

_connection: Connection = context.config.attributes["connection"]

context.configure(
    connection=_connection,
    target_metadata=metadata,
    version_table=schema_version.name,
    # SQLite undoes changed tables like anything else, when told to begin a transaction.
    transactional_ddl=True,
)

with context.begin_transaction():
    context.run_migrations()

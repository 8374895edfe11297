"""The composition root: opens the database and puts store, clock and people together."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from copy import copy
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self

from bti import resources
from bti.casework import erased_list
from bti.casework.desk import Desk
from bti.casework.keys import Keys, key_file, key_source
from bti.casework.people import People
from bti.environment import Environment
from bti.errors import BadInput
from bti.store import TENANT, Keeping, KeyFile, open_store, open_within

if TYPE_CHECKING:
    from pathlib import Path

    from bti.casework.keys import KeyGiven
    from bti.municipality.source import DirectorySource
    from bti.store import KeySource, Store

MEMORY = ":memory:"
WITHIN = "en åpen forbindelse"
"""What stands for the place of a database that an application has open."""


class Opened(Keys):
    """A database that is open, with the key it is locked with: what all other verbs need."""

    @classmethod
    def open(
        cls,
        database: str | Path | None = None,
        *,
        environment: Environment | None = None,
        person: str = "",
        create: bool = True,
        trial: bool = False,
        directory: DirectorySource | None = None,
        templates: str | Path | None = None,
        key: KeyGiven | None = None,
        passphrase: Callable[[], str] | None = None,
        tenant: str = "",
    ) -> Self:
        """Open a database, made first when it is missing and ``create`` says so.

        Args:
            database: a file, or ``:memory:``; without it, what ``BTI_DATABASE_URL`` says, else a
                file in the user's data folder.
            environment: clock, ids and account; without it, the machine's.
            person: who works here, when the account does not say it.
            create: whether a missing database is made.
            trial: whether a new database is one for trying things out.
            directory: who is who, from the application; without it, this database's directory.
            templates: a folder of templates that go before the shipped ones, file by file.
            key: a key file, or a function that gives the key; without it, the file that
                ``BTI_KEY_FILE`` names, else the tenant's own among the user's settings, made for
                the first database. A trial database has a throw-away key in itself.
            passphrase: asks for the passphrase of a locked key file.
            tenant: whose data it is, where several municipalities share a database; without it,
                what ``BTI_TENANT`` says, else ``kommune``. Made like the database when missing.

        Raises:
            StoreUnavailable: the database cannot be opened; the sentence says what to do.
            KeyMissing: there is no key for it. KeyWrong: it is another one.
        """
        where = where_of(database)
        source = key_source(key, passphrase, tenant_of(tenant))
        store = _store(where, source, create=create, trial=trial, tenant=tenant)
        desk = _desk(store, environment, person, directory)
        own = resources.templates_in(templates) if templates else None
        opened = cls(desk, shown(where), own, source)
        _remember_erased(store, source)
        if store.keys.from_the_open:
            from bti.casework import deriving

            deriving.lock_in(desk)
        return opened

    @classmethod
    def within(
        cls,
        connection: object,
        *,
        environment: Environment | None = None,
        person: str = "",
        create: bool = False,
        trial: bool = False,
        directory: DirectorySource | None = None,
        key: KeyGiven | None = None,
        tenant: str = "",
    ) -> Self:
        """Work on a connection that you have open: what is done is kept when you commit.

        Nothing is committed or closed here. A step that is refused undoes its own part alone.

        Args:
            connection: an open connection of ``sqlite3``, ``psycopg`` or SQLAlchemy.
            environment: clock, ids and account; without it, the machine's.
            person: who works here, when the account does not say it.
            create: whether bti's tables are made beside your own, in your transaction.
            trial: whether they are made for trying things out.
            directory: who is who, from the application; without it, this database's directory.
            key: a key file, or a function that gives the key.
            tenant: whose data it is, where several municipalities share a database.

        Raises:
            StoreUnavailable: the connection cannot be used; the sentence says why.
            KeyMissing: there is no key for what is there. KeyWrong: it is another one.
        """
        source = key_source(key, None, tenant or TENANT)
        keeping = Keeping(keys=source)
        store = open_within(
            connection, create=create, tenant=tenant or TENANT, trial=trial, keeping=keeping
        )
        _remember_erased(store, source)
        return cls(_desk(store, environment, person, directory), WITHIN, source=source)

    @classmethod
    def sharing(cls, other: Opened) -> Self:
        """Work on the database that another has open, with the verbs of this class."""
        return cls(other._desk, other.database, other._templates, other._source)

    @classmethod
    def in_memory(
        cls, *, environment: Environment | None = None, person: str = "", trial: bool = True
    ) -> Self:
        """Open a database that is gone when it is closed, and its key with it.

        Args:
            environment: clock, ids and account; without it, the machine's.
            person: who works here, when the account does not say it.
            trial: whether it is one for trying things out, and its papers say so.
        """
        # Only what is not for trying out needs a key of its own.
        from bti.store.cipher import KEY_BYTES

        here = environment or Environment.real()
        secret = here.chance(KEY_BYTES)
        return cls.open(
            MEMORY,
            environment=here,
            person=person,
            trial=trial,
            key=None if trial else lambda: secret,
        )

    def __init__(
        self,
        desk: Desk,
        database: str = MEMORY,
        templates: Callable[[str], str | None] | None = None,
        source: KeySource | None = None,
    ) -> None:
        """Take the desk, where its database is, the municipality's own templates, and the key's."""
        super().__init__(desk)
        self.database = database
        self._templates = templates
        self._source = source

    def once(self, key: str) -> Self:
        """Give the same casework for one command on a case that may be sent again.

        The same command with the same key does nothing the second time and answers as before:
        ``casework.once(key).go(case, "neste")``. The same key with another command is
        ``UsedBefore``, a conflict. What writes in no case keeps no key, and says so.

        Raises:
            BadInput: the key is empty; or, when it is used, what is asked keeps none.
        """
        if not key.strip():
            raise BadInput("Nøkkelen kan ikke være tom. Bruk en ny for hver handling.")
        other = copy(self)
        other._desk = self._desk.with_key(key)  # noqa: SLF001 - a casework like this one
        return other

    @property
    def trial(self) -> bool:
        """Whether the database is one for trying things out."""
        return self._desk.store.trial

    def now(self) -> datetime:
        """Give the time in Norway, as this database's clock has it."""
        return self._desk.environment.now()

    def close(self) -> None:
        """Close the database; everything written is kept already."""
        self._desk.store.close()

    def __enter__(self) -> Self:
        """Use the casework as a context that closes its database."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the database."""
        self.close()


def default_database() -> Path:
    """Give the database of this user: a file in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("bti", appauthor=False) / "bti.db"


def where_of(database: str | Path | None) -> str:
    """Give the address of the database that is meant."""
    return str(database or os.environ.get("BTI_DATABASE_URL") or default_database())


def tenant_of(tenant: str) -> str:
    """Give whose data it is."""
    return tenant or os.environ.get("BTI_TENANT") or TENANT


def _store(
    where: str, source: KeySource | None, *, create: bool, trial: bool, tenant: str
) -> Store:
    """Open what is kept; one for real cases is closed again when trying out was asked for."""
    store = open_store(
        path_of(where),
        create=create,
        tenant=tenant_of(tenant),
        trial=trial,
        keeping=Keeping(keys=source),
    )
    if trial and not store.trial:
        store.close()
        raise BadInput(
            f"{shown(where)} er en database for virkelige saker, ikke en prøvedatabase. "
            "Oppgi en annen fil med --database, eller utelat --trial."
        )
    return store


def _remember_erased(store: Store, source: KeySource | None) -> None:
    """Keep the list of what is erased beside the key, and let the database follow it."""
    if store.keys.throw_away:
        return
    store.erased_list = list_beside(source)
    if not erased_list.is_settled(store):
        erased_list.settle(store)


def list_beside(source: KeySource | None) -> str:
    """Give where the list of what is erased lies: beside the key, outside every backup."""
    file = source if isinstance(source, KeyFile) else key_file()
    return os.path.join(os.path.dirname(file.path), erased_list.NAME)


def shown(where: str) -> str:
    """Give the address of a database as it may be shown: without the password of a server."""
    if "@" not in where and "password=" not in where:
        return where
    bare = re.sub(r"(://[^:@/]*):[^@/]*@", r"\1@", where)
    # The server's own form of an address takes a password among its settings, too.
    return re.sub(r"([?&](?:ssl)?password=)[^&]*", r"\1***", bare)


def path_of(where: str) -> str:
    """Give the file that ``sqlite:///file`` names; other addresses are the store's to answer."""
    return where.removeprefix("sqlite:///") or MEMORY


def _desk(
    store: Store, environment: Environment | None, person: str, directory: DirectorySource | None
) -> Desk:
    clock = environment or _machine_clock(store)
    return Desk(store, clock, People(store, clock, directory), person)


def _machine_clock(store: Store) -> Environment:
    """Give the machine's clock; in a trial database alone, ``BTI_NOW`` says what time it is."""
    machine = Environment.real()
    wanted = os.environ.get("BTI_NOW", "")
    if not store.trial or not wanted:
        return machine
    try:
        return machine.standing_at(datetime.fromisoformat(wanted))
    except ValueError:
        raise BadInput(
            "BTI_NOW er ikke et tidspunkt. Skriv det slik: 2026-11-24T09:00:00+01:00."
        ) from None

"""Keys, for the verbs: where the master key comes from, its sheet, and changing it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from os import PathLike
from typing import TYPE_CHECKING

from bti.casework.verbs import Verbs, verb
from bti.errors import BadInput, BtiError, KeyMissing
from bti.store import TENANT, KeyFile, Keyring
from bti.store.cipher import drawn
from bti.store.keyring import id_of
from bti.store.private_folder import at_home, open_to_others

if TYPE_CHECKING:
    from bti.casework.key_view import KeyView
    from bti.store import KeySource

KeyGiven = str | PathLike[str] | Callable[[], bytes | Sequence[bytes]]
"""A key file, or an application's own function that gives one key of 32 bytes, or several with
the newest last."""

_KEY_FILE = "BTI_KEY_FILE"
_PASSPHRASE_FILE = "BTI_PASSPHRASE_FILE"  # noqa: S105 - the name of a variable

_NO_FILE = "Nøkkelen kommer fra programmet som bti er bygd inn i, og ikke fra en fil. Gjør det der."
_GAVE_NONE = (
    "Programmet som bti er bygd inn i, ga ingen nøkkel: funksjonen feilet. Ingenting er endret. "
    "Årsaken følger med feilen (__cause__)."
)
_NO_NEWER = (
    "Nøkkelen kommer fra programmet som bti er bygd inn i, og det ga ingen nyere. Ingenting er "
    "endret. La funksjonen gi den gamle og så den nye, og bytt igjen."
)
_THROW_AWAY = "En prøvedatabase har sin egen nøkkel i seg og trenger ikke noe ark."
_WRONG_WORDS = (
    "Ordene er ikke de som står på den siste raden av arket til nøkkel {wanted}, som databasen er "
    "låst med. Se på arket, eller skriv det ut igjen: bti nokkel ark."
)


def default_key_file(tenant: str = TENANT) -> str:
    """Give where this user's key lies: beside the user's settings, not beside the database.

    Where municipalities share a database, each has a file of its own.
    """
    from platformdirs import user_config_dir

    folder = os.path.join(user_config_dir("bti", appauthor=False), "nokler")
    return os.path.join(folder, f"bti{_of_tenant(tenant)}.key")


def _of_tenant(tenant: str) -> str:
    if tenant == TENANT:
        return ""
    from urllib.parse import quote

    return f"-{quote(tenant, safe='')}"


def key_file(
    given: str | PathLike[str] | None = None,
    ask: Callable[[], str] | None = None,
    tenant: str = TENANT,
) -> KeyFile:
    """Give the key file that is named, by the caller or by ``BTI_KEY_FILE``, else the tenant's own.

    A locked file asks ``ask`` for its passphrase, unless ``BTI_PASSPHRASE_FILE`` names a file.
    """
    named = str(given or os.environ.get(_KEY_FILE, ""))
    path = _written_out(named) if named else default_key_file(tenant)
    return KeyFile(path, ask=_asking(ask), named=bool(named))


def key_source(
    given: KeyGiven | None, ask: Callable[[], str] | None, tenant: str = TENANT
) -> KeySource:
    """Give where a tenant's master keys come from."""
    if given is None or isinstance(given, str | PathLike):
        return key_file(given, ask, tenant)
    return _from_application(given)


def _from_application(given: Callable[[], bytes | Sequence[bytes]]) -> KeySource:
    def source(new: bool) -> Keyring:  # noqa: ARG001, FBT001 - the shape of a KeySource
        try:
            return Keyring.of(given())
        except BtiError:
            raise
        except Exception as fault:
            # The host's own fault may quote the key: it goes along as the cause, not in words.
            raise KeyMissing(_GAVE_NONE) from fault

    return source


def _asking(ask: Callable[[], str] | None) -> Callable[[], str] | None:
    named = os.environ.get(_PASSPHRASE_FILE, "")
    return (lambda: _first_line(_written_out(named))) if named else ask


def _passphrase_open_to_others(file: KeyFile) -> str:
    """Give the file of the passphrase that is used, if others on the machine may read it."""
    named = os.environ.get(_PASSPHRASE_FILE, "")
    if not (named and file.locked):
        return ""
    path = _written_out(named)
    return path if os.path.exists(path) and open_to_others(path) else ""


def _written_out(path: str) -> str:
    try:
        return at_home(path)
    except FileNotFoundError as fault:
        raise KeyMissing(
            f"Hjemmemappen i {path} finnes ikke. Ingenting er endret. Oppgi hele stien til filen."
        ) from fault


def _first_line(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read().splitlines()[0]
    except (OSError, UnicodeDecodeError, IndexError) as fault:
        raise KeyMissing(
            f"Passordet kan ikke leses fra {path}, som {_PASSPHRASE_FILE} peker på. "
            "Ingenting er endret."
        ) from fault


def restore_key(lines: tuple[str, ...], file: KeyFile) -> str:
    """Write a key from its sheet into a key file, and give its id; no database is needed.

    Raises:
        BadInput: a row of the sheet is missing or wrong.
    """
    from bti.store import recovery_sheet

    secret = recovery_sheet.read(lines)
    # Old backups need old keys: one from a sheet is never taken for a newer one than the file has.
    file.add(secret, newest=False)
    file.confirm(id_of(secret))
    return id_of(secret)


class Keys(Verbs):
    """What is done with the key that the database is locked with."""

    _source: KeySource | None = None

    @property
    def key_made(self) -> bool:
        """Whether a key file was made when the database was opened: its sheet is to be printed."""
        return isinstance(self._source, KeyFile) and self._source.made

    @verb
    def key(self) -> KeyView:
        """Say which key the database is locked with, where it lies, and what is left to do."""
        keys = self._desk.store.keys
        newest = keys.masters[-1]
        newer = "" if newest == keys.master else newest
        file = self._source if isinstance(self._source, KeyFile) else None
        own = keys.throw_away
        from bti.casework.key_view import KeyView

        return KeyView(
            id=keys.master,
            older=tuple(one for one in keys.masters if one not in {keys.master, newer}),
            newer=newer,
            place="" if own or file is None else str(file.path),
            throw_away=own,
            confirmed=own or file is None or file.confirmed(keys.master),
            locked=not own and file is not None and file.locked,
            open_to_others=not own and file is not None and file.open_to_others,
            passphrase_file="" if own or file is None else _passphrase_open_to_others(file),
            made=not own and file is not None and file.made,
        )

    @verb
    def recovery_sheet(self) -> tuple[str, ...]:
        """Give the page to print and lock away: the key that the database is locked with.

        It stands in groups, with words that catch a slip.

        Raises:
            BadInput: the key is in no file.
        """
        from bti.store import recovery_sheet

        file = self._file()
        made = f"{self._desk.environment.now():%d.%m.%Y}"
        return recovery_sheet.sheet(self._secret(file), made, str(file.path))

    @verb
    def confirm_key(self, words: str) -> KeyView:
        """Keep that the sheet of the database's key is put away.

        ``words`` are the two of its last row.

        Raises:
            BadInput: they are other words.
        """
        from bti.store import recovery_sheet

        file = self._file()
        secret = self._secret(file)
        if not recovery_sheet.same_words(words, secret):
            raise BadInput(_WRONG_WORDS.format(wanted=id_of(secret)))
        file.confirm(id_of(secret))
        return self.key()

    @verb
    def lock_key(self, passphrase: str) -> KeyView:
        """Lock the key file with a passphrase of twelve signs or more.

        Raises:
            BadInput: it is too short, or the key is in no file. The file is left as it was.
        """
        self._file().lock(passphrase)
        return self.key()

    @verb
    def unlock_key(self) -> KeyView:
        """Let the key file open by itself, without a passphrase.

        Raises:
            BadInput: the key is in no file.
        """
        self._file().unlock()
        return self.key()

    @verb
    def rotate_key(self) -> KeyView:
        """Take a new master key into use, and wrap the key of every stream with it.

        A database from before the last change, such as a backup, takes the newest key there is.
        Broken off halfway, the next call goes on where it stopped. Programs that have the database
        open must open it again. How many streams there were is told to nobody: it would count
        cases whose existence is nobody's business.

        Raises:
            BadInput: the database is for trying out, or the application that gives the key gave no
                newer one.
        """
        store = self._desk.store
        if store.keys.throw_away:
            raise BadInput(_THROW_AWAY)
        begun = store.rotating or self.key().newer
        if isinstance(self._source, KeyFile) and not begun:
            self._source.add(drawn())
        if self._source is None:
            raise KeyMissing
        keyring = self._source(False)  # noqa: FBT003
        if not begun and id_of(keyring.newest) == store.keys.master:
            raise BadInput(_NO_NEWER)
        store.rotate(keyring)
        return self.key()

    def _secret(self, file: KeyFile) -> bytes:
        """Give the key that the database is locked with, which need not be the file's newest."""
        return file(False).by_id(self._desk.store.keys.master)  # noqa: FBT003

    def _file(self) -> KeyFile:
        if self._desk.store.keys.throw_away:
            raise BadInput(_THROW_AWAY)
        if not isinstance(self._source, KeyFile):
            raise BadInput(_NO_FILE)
        return self._source

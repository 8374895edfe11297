"""What people see of keys: ids and places, never a key."""

from __future__ import annotations

from bti.case.form_views import View


class KeyView(View, frozen=True, kw_only=True):
    """The master key of a database, and what is left to do with it."""

    id: str
    """The key that the database is locked with."""
    older: tuple[str, ...] = ()
    """Other keys that are at hand, which old backups may need."""
    newer: str = ""
    """The newest key at hand, when the database is still locked with one from before, as a backup
    may be; empty when they are the same."""
    place: str = ""
    """The file it lies in; empty when an application gives it, or the database has it in itself."""
    throw_away: bool = False
    """Whether the database is for trying things out, and is not really locked."""
    confirmed: bool = False
    """Whether somebody has said that the recovery sheet is put away."""
    locked: bool = False
    """Whether the file needs a passphrase."""
    open_to_others: bool = False
    """Whether others on the machine may read the file."""
    passphrase_file: str = ""
    """The file that holds the passphrase, when others on the machine may read it."""
    made: bool = False
    """Whether the file was made just now, so that its sheet is to be printed."""

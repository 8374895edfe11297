"""What people see of keys: ids and places, never a key."""

from __future__ import annotations

from bti.case.form_views import View


class KeyView(View, frozen=True, kw_only=True):
    """The master key of a database, and what is left to do with it."""

    id: str
    older: tuple[str, ...] = ()
    """Keys from before, which old backups need."""
    behind: str = ""
    """The older key that the database itself is still locked with, as a backup from before may be;
    empty when it is the newest."""
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
    made: bool = False
    """Whether the file was made just now, so that its sheet is to be printed."""

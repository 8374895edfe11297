"""Putting a backup where the database belongs, with what was decided since it was made.

A block, a hold and an erasure protect a person. What the database that gives way knows of them
goes over to the backup before anybody can read it; where nothing knows, nothing is put back until
somebody has said so, and the database tells of it until the cases are gone through.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bti.casework import carrying, erased_list
from bti.casework.carrying import Decided
from bti.casework.keys import key_source
from bti.casework.noted import LOST, Noted
from bti.casework.opened import Opened, list_beside, path_of
from bti.errors import BadInput, KeyMissing, KeyWrong, StoreBusy, StoreOlder, StoreUnavailable
from bti.store import backup as backups

if TYPE_CHECKING:
    from bti.casework.keys import KeyGiven
    from bti.environment import Environment

_GO_ON = (
    "Ingenting er endret. Skal sikkerhetskopien likevel hentes fram, så skriv --without-decisions, "
    "og gå gjennom sakene etterpå."
)
_UNREAD = (
    "Databasen som ligger der, kan ikke leses, så det som er sperret, holdt tilbake eller slettet "
    "etter at sikkerhetskopien ble tatt, kan ikke føres over. {why} {go_on}"
)
_UNOPENED = (
    "Sikkerhetskopien kan hentes fram, men ikke åpnes her, så det som er sperret, holdt tilbake "
    "eller slettet etter at den ble tatt, kan ikke føres over. {why} {go_on}"
)
_OLDER = "Den er fra en eldre utgave av bti."
_UNLISTED = (
    "Listen over slettede saker, {path}, finnes ikke eller er skadet, og det ligger ingen database "
    "der som vet hva som er slettet. Det som er slettet etter at sikkerhetskopien ble tatt, kan "
    "komme tilbake. Er listen tatt vare på, så legg den dit først. {go_on}"
)


class Restored(msgspec.Struct, frozen=True, kw_only=True):
    """A backup that was put back."""

    aside: str = ""
    """The file in which the database that gave way now lies; empty when there was none."""
    carried: bool = False
    """Whether what was blocked, held and erased there holds in the backup, too."""
    lost: tuple[Noted, ...] = ()
    """What was decided since the backup, and may be lost: blocks and holds, erasures."""


class _Decided(Opened):
    """A database that is opened for what was decided in it."""

    def decided(self) -> Decided:
        """Read it."""
        return carrying.decided(self._desk)

    def carry(self, known: Decided) -> bool:
        """Take over what is known from another."""
        return carrying.carry(known, self._desk)


class Restoring:
    """One backup on its way to one place."""

    def __init__(
        self,
        *,
        without_decisions: bool,
        environment: Environment,
        key: KeyGiven | None,
        passphrase: Callable[[], str] | None,
    ) -> None:
        self._without = without_decisions
        self._environment = environment
        self._key = key
        # Two databases are opened, and a person is asked once.
        self._ask = cache(passphrase) if passphrase else None
        self._carried = False
        self._lost: dict[Noted, None] = {}

    def restore(self, backup: Path, where: str, *, replace: bool) -> Restored:
        """Put it back, with all that is known to have been decided since."""
        place = path_of(where)
        aside = backups.restore(backup, place, replace=replace, before=self._before)
        return Restored(aside=aside, carried=self._carried, lost=tuple(self._lost))

    def _before(self, there: Path | None, copy: Path) -> None:
        for tenant in backups.tenants(copy):
            known = self._known(there, tenant)
            lost = self._carry(copy, tenant, known)
            says = {str(one): self._environment.now().isoformat() for one in lost}
            backups.say(copy, says, tenant)
            self._lost.update(dict.fromkeys(lost))

    def _known(self, there: Path | None, tenant: str) -> Decided | None:
        """Read what was decided in the database that gives way; nothing when there is none."""
        if there is None:
            return None
        try:
            if tenant not in backups.tenants(there):
                return None
            with self._opened(there, tenant) as opened:
                return opened.decided()
        except StoreBusy:
            raise
        except StoreUnavailable as fault:
            if not self._without:
                raise BadInput(_UNREAD.format(why=fault.message, go_on=_GO_ON)) from fault
            return None

    def _carry(self, copy: Path, tenant: str, known: Decided | None) -> tuple[Noted, ...]:
        """Let the backup know it too; give what may be lost."""
        try:
            with self._opened(copy, tenant) as opened:
                if known is not None and opened.carry(known):
                    self._carried = True
                    return known.lost
                trial = opened.trial
        except (KeyMissing, KeyWrong, StoreOlder) as fault:
            if known is not None and not self._without:
                why = _OLDER if isinstance(fault, StoreOlder) else fault.message
                raise BadInput(_UNOPENED.format(why=why, go_on=_GO_ON)) from fault
            trial = False
        return () if trial else self._unknown(tenant)

    def _unknown(self, tenant: str) -> tuple[Noted, ...]:
        """Say what may be lost where no database knows; only the list knows what was erased."""
        path = list_beside(key_source(self._key, self._ask, tenant))
        if erased_list.is_whole(path):
            return LOST[:1]
        if not self._without:
            raise BadInput(_UNLISTED.format(path=path, go_on=_GO_ON))
        return LOST

    def _opened(self, database: Path, tenant: str) -> _Decided:
        return _Decided.open(
            database,
            environment=self._environment,
            create=False,
            key=self._key,
            passphrase=self._ask,
            tenant=tenant,
        )

"""The only place that reads the clock, makes random values or asks who sits at the machine.

Everything else gets an Environment handed in, so that a test, a trial or an embedding application
decides what time it is and what is drawn.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

import msgspec

OSLO = ZoneInfo("Europe/Oslo")

SALT_BYTES = 16


class Environment(msgspec.Struct, frozen=True, kw_only=True):
    """What a command takes from the world: the time, new ids, salts and the account."""

    clock: Callable[[], datetime]
    """Gives the time, aware, in any zone."""
    chance: Callable[[int], bytes]
    """Gives so many random bytes."""
    user: Callable[[], str]
    """Gives the name of the account at the terminal."""

    @classmethod
    def real(cls) -> Environment:
        """Read the machine's clock, its random source and its account."""
        return Environment(clock=_machine_clock, chance=os.urandom, user=_machine_account)

    @classmethod
    def fixed(cls, *, at: datetime, seed: int = 0, account: str = "test") -> FixedEnvironment:
        """Stand still at a time, and draw the same values for the same seed."""
        return FixedEnvironment.starting(at=at, seed=seed, account=account)

    def now(self) -> datetime:
        """Give the time in Norway."""
        return self.clock().astimezone(OSLO)

    def new_id(self) -> str:
        """Make an id that no other thing has: 32 hexadecimal digits."""
        from uuid import UUID

        return UUID(bytes=self.chance(16), version=4).hex

    def salt(self) -> bytes:
        """Draw random bytes that keep equal content from looking equal."""
        return self.chance(SALT_BYTES)

    def account(self) -> str:
        """Name the account at the terminal, as the operating system knows it."""
        return self.user()

    def standing_at(self, moment: datetime) -> Environment:
        """Give the same environment with its clock stopped at another time."""
        stopped = _aware(moment)
        return Environment(clock=lambda: stopped, chance=self.chance, user=self.user)


class Watch:
    """A clock that stands until it is moved."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        """Give the time at which it stands."""
        return self.moment


class FixedEnvironment(Environment, frozen=True, kw_only=True):
    """An environment for tests and embedding: its time moves only when it is told to."""

    watch: Watch
    """The clock, which `advance` moves."""

    @classmethod
    def starting(cls, *, at: datetime, seed: int, account: str) -> Self:
        """Stand still at a time, and draw the same values for the same seed."""
        import random

        watch = Watch(_aware(at))
        # Not for keys: a seeded source can be drawn again, which is what a test wants of it.
        source = random.Random(seed)  # noqa: S311
        return cls(clock=watch, chance=source.randbytes, user=lambda: account, watch=watch)

    def advance(self, by: timedelta) -> datetime:
        """Let time pass, and give the time it then is in Norway."""
        # In UTC, so that two hours stay two hours across the night when clocks are moved.
        self.watch.moment = self.watch.moment.astimezone(UTC) + by
        return self.now()


def _machine_clock() -> datetime:
    return datetime.now(tz=UTC)


def _aware(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        message = f"A time without a zone says too little: {moment.isoformat()}"
        raise ValueError(message)
    return moment


def _machine_account() -> str:
    # Not getpass.getuser(): it believes the variables LOGNAME and USER, which anyone may set.
    if sys.platform == "win32":
        return os.getlogin()
    import pwd

    number = os.getuid()
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:  # a container may run under a number that has no name
        return f"uid-{number}"

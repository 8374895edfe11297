"""Moments as the database keeps them: text in UTC, of one fixed width."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from bti.errors import StoreDamaged


class NaiveMomentError(ValueError):
    """A moment without a time zone was handed to the store: a fault in the program."""


def to_text(moment: datetime) -> str:
    """Give the text of an aware moment; two such texts sort as their moments do."""
    if moment.tzinfo is None:
        raise NaiveMomentError(moment)
    # The hours that come twice in the autumn are equal in Python but for their fold.
    return _in_utc(moment, moment.fold)


@lru_cache(maxsize=32)
def _in_utc(moment: datetime, fold: int) -> str:  # noqa: ARG001 - told apart by it
    """Keep the newest: a step writes the same few moments in several rows."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def to_text_or_none(moment: datetime | None) -> str | None:
    """Give the text of a moment that may be missing."""
    return None if moment is None else to_text(moment)


def to_moment(text: str) -> datetime:
    """Give the moment that a text from the database says, in UTC."""
    try:
        return datetime.fromisoformat(text)
    except (TypeError, ValueError) as fault:
        raise StoreDamaged from fault


def to_moment_or_none(text: str | None) -> datetime | None:
    """Give the moment that a text says, if there is one."""
    return None if text is None else to_moment(text)

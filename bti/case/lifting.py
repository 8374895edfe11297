"""Reading what was written in an older form: an event is lifted, format by format, to today's.

What is stored is never changed; a form that was once written can be read for ever. When an event's
shape changes, its format number grows in ``NEWEST``, and how the older form becomes the newer is
one function in ``LIFTS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import msgspec

from bti.case.events import FORMAT, Recorded
from bti.errors import StoreDamaged, StoreNewer

Lift = Callable[[dict[str, Any]], dict[str, Any]]
"""Takes an event's own fields in one format, and gives them in the next."""

Lifts = Mapping[tuple[str, int], Lift]

NEWEST: Mapping[str, int] = {}
"""The format of each kind of event that has had more than one; all others are in the first."""

LIFTS: Lifts = {}
"""How the fields of a kind of event in a format become those of the next."""


def format_of(name: str, newest: Mapping[str, int] = NEWEST) -> int:
    """Give the format in which a kind of event is written today."""
    return newest.get(name, FORMAT)


def recorded(
    name: str,
    format: int,  # noqa: A002 - the store's word
    body: bytes,
    *,
    newest: Mapping[str, int] = NEWEST,
    lifts: Lifts = LIFTS,
) -> Recorded:
    """Read an event in whatever format it was written.

    Raises:
        StoreNewer: It is in a format that only a newer edition of the program writes.
        StoreDamaged: It is in no format that was ever written.
    """
    today = format_of(name, newest)
    if format > today:
        raise StoreNewer
    try:
        if format == today:
            return _decoder().decode(body)
        return _lifted(name, format, today, msgspec.json.decode(body), lifts)
    except (msgspec.DecodeError, KeyError) as fault:
        raise StoreDamaged from fault


@cache
def _decoder() -> msgspec.json.Decoder[Recorded]:
    """Made when a history is read: most commands read none."""
    return msgspec.json.Decoder(Recorded)


def _lifted(name: str, first: int, today: int, event: dict[str, Any], lifts: Lifts) -> Recorded:
    what = event["what"]
    if not isinstance(what, dict):
        raise StoreDamaged
    for number in range(first, today):
        what = lifts[name, number](what)
    return msgspec.convert({**event, "what": {"event": name, **what}}, Recorded, strict=True)

"""A command that is sent again when nobody knows whether it arrived happens once."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime

import msgspec

from bti.store import Idempotency


def idempotency(key: str, request: tuple[object, ...], at: datetime) -> Idempotency:
    """Give what is kept of a command: neither its key nor what it asked for can be read from it.

    The request is digested under the key, which is not kept: one who has the database alone
    cannot try names against it.
    """
    asked = msgspec.json.encode([_named(part) for part in request], order="deterministic")
    return Idempotency(
        key=hashlib.sha256(key.encode()).hexdigest(),
        request_digest=hmac.digest(key.encode(), asked, "sha256"),
        at=at,
    )


def _named(part: object) -> object:
    """Two commands of different kinds may hold the same values."""
    return [type(part).__name__, part]

"""A web address that takes messages and passes them on, such as the municipality's own portal."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import msgspec

from bti.casework.messengers import Letter, NotDelivered, why
from bti.errors import BadInput

_SECONDS = 20
_NO_HOST = "Skriv nettadressen slik: https://SERVER/STI."
_TAKEN = range(200, 300)


class Webhook:
    """One address; the receiver sees by the key whether a message has come before."""

    def __init__(self, address: str) -> None:
        try:
            named = urlsplit(address).hostname
        except ValueError:
            # Not chained: the fault may quote a password.
            raise BadInput(_NO_HOST) from None
        if not named:
            raise BadInput(_NO_HOST)
        self._address = address

    def deliver(self, letter: Letter) -> None:
        """Post one message as JSON, and wait for a yes."""
        try:
            request = urllib.request.Request(  # noqa: S310 - the address begins with http or https
                self._address,
                data=msgspec.json.encode(letter),
                headers={"Content-Type": "application/json", "Idempotency-Key": letter.id},
                method="POST",
            )
            with _opener().open(request, timeout=_SECONDS) as answer:
                code = answer.status
        except urllib.error.HTTPError as fault:
            code = fault.code
            fault.close()
        # What does not speak HTTP is an HTTPException, and an address that cannot be a ValueError.
        except (OSError, ValueError, http.client.HTTPException) as fault:
            told = f"Nettadressen svarer ikke ({why(fault)})."
            raise NotDelivered(told) from fault
        if code not in _TAKEN:
            raise NotDelivered(f"Nettadressen svarte {code}.")


def _opener() -> urllib.request.OpenerDirector:
    """A message goes to the address that was given, and is not led elsewhere."""
    return urllib.request.build_opener(_Stay)


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Take an answer that points elsewhere for a no."""

"""How a message leaves the house. It says that something waits, and nothing about what.

Each way is a file of its own, and is named by an address: ``smtp://``, ``https://``, ``file://``,
``command:``.
"""

from __future__ import annotations

import socket
import ssl
import subprocess
from typing import Protocol

import msgspec

from bti.errors import BadInput

SUBJECT = "Noe venter på deg i bti"
TEXT = "Noe venter på deg i bti. Logg inn og se det der: bti idag.\n"

NO_ADDRESS = "Personen har ingen adresse i katalogen."
_UNKNOWN = (
    "Veien «{address}» er ikke kjent. Bruk smtp://SERVER?from=ADRESSE, https://SERVER/STI, "
    "file:///MAPPE eller command:PROGRAM."
)
_WHY = (
    (TimeoutError, "intet svar innen fristen"),
    (subprocess.TimeoutExpired, "intet svar innen fristen"),
    (socket.gaierror, "navnet finnes ikke på nettet"),
    (ConnectionRefusedError, "ingen tar imot der"),
    (ssl.SSLCertVerificationError, "sertifikatet er ikke til å stole på"),
    (FileNotFoundError, "den finnes ikke"),
    (PermissionError, "bti har ikke lov til det"),
)


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """One message to one person; its id lets the receiver see that it has come before."""

    id: str
    to: str
    subject: str = SUBJECT
    text: str = TEXT


class NotDelivered(Exception):
    """A message could not be handed over; the words are for those who run the program."""


def why(fault: BaseException) -> str:
    """Say in words why nothing was handed over."""
    cause = getattr(fault, "reason", None)
    if isinstance(cause, BaseException):
        return why(cause)
    known = (said for kind, said in _WHY if isinstance(fault, kind))
    return next(known, type(fault).__name__)


class Messenger(Protocol):
    """Hands over messages, one at a time."""

    def deliver(self, letter: Letter) -> None:
        """Hand over a message.

        Raises:
            NotDelivered: It was not taken; it is tried again later.
        """
        ...


def messenger_to(address: str) -> Messenger:
    """Give the way that an address names.

    Raises:
        BadInput: No such way.
    """
    # What each way needs is imported when it is the one chosen.
    match address.partition(":")[0].lower():
        case "smtp" | "smtps":
            from bti.casework.messengers.mail import Mail

            return Mail.at(address)
        case "http" | "https":
            from bti.casework.messengers.webhook import Webhook

            return Webhook(address)
        case "file":
            from bti.casework.messengers.folder import Folder

            return Folder.at(address)
        case "command":
            from bti.casework.messengers.program import Program

            return Program(address.partition(":")[2])
        case _:
            raise BadInput(_UNKNOWN.format(address=address.partition("?")[0].rpartition("@")[2]))

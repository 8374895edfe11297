"""E-mail, through the municipality's own server."""

from __future__ import annotations

import re
import smtplib
from email.message import EmailMessage
from email.utils import formatdate
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit

from bti.casework.messengers import Letter, NotDelivered, why
from bti.errors import BadInput

_SECONDS = 20
_PART = r'[^\s@,;:<>()\[\]\\"\x00-\x1f\x7f-\x9f]+'
_ONE = re.compile(f"{_PART}@{_PART}")
"""One address and no more: nothing that a mail server takes for another, or for a new line."""
_NO_SENDER = "Si hvem e-posten er fra: smtp://SERVER?from=ADRESSE."
_NO_SERVER = "Skriv e-postserveren slik: smtp://SERVER:PORT?from=ADRESSE."
_NO_ADDRESS = "Adressen i katalogen er ikke én e-postadresse."


class Mail:
    """One server, and the address that mail is from.

    ``smtp`` goes over to TLS when the server offers it, ``smtps`` begins with it.
    """

    def __init__(self, host: str, port: int, sender: str, *, at_once: bool = False) -> None:
        self._host, self._port, self._sender, self._at_once = host, port, sender, at_once
        self._login: tuple[str, str] | None = None

    @classmethod
    def at(cls, address: str) -> Self:
        """Read ``smtp://user:password@host:port?from=address``.

        Raises:
            BadInput: it is no such address, or does not say whom mail is from.
        """
        try:
            parts = urlsplit(address)
            given = parts.port
        except ValueError:
            # Not chained: the fault may quote a password.
            raise BadInput(_NO_SERVER) from None
        if not parts.hostname:
            raise BadInput(_NO_SERVER)
        sender = parse_qs(parts.query).get("from", [""])[0]
        if not _ONE.fullmatch(sender):
            raise BadInput(_NO_SENDER)
        at_once = parts.scheme == "smtps"
        port = given or (465 if at_once else 25)
        mail = cls(parts.hostname, port, sender, at_once=at_once)
        if parts.username:
            mail._login = unquote(parts.username), unquote(parts.password or "")
        return mail

    def deliver(self, letter: Letter) -> None:
        """Send one e-mail, and wait until the server has taken it."""
        if not _ONE.fullmatch(letter.to):
            raise NotDelivered(_NO_ADDRESS)
        try:
            with self._server() as server:
                server.send_message(self._written(letter))
        except smtplib.SMTPResponseException as fault:
            raise NotDelivered(f"E-postserveren svarte {fault.smtp_code}.") from fault
        except smtplib.SMTPRecipientsRefused as fault:
            raise NotDelivered("E-postserveren tar ikke imot adressen.") from fault
        # A name of a server that cannot be one is a ValueError.
        except (OSError, ValueError, smtplib.SMTPException) as fault:
            told = f"Fikk ikke levert til e-postserveren ({why(fault)})."
            raise NotDelivered(told) from fault

    def _server(self) -> smtplib.SMTP:
        kind = smtplib.SMTP_SSL if self._at_once else smtplib.SMTP
        server = kind(self._host, self._port, timeout=_SECONDS)
        server.ehlo()
        if not self._at_once and server.has_extn("starttls"):
            server.starttls()
        if self._login:
            server.login(*self._login)
        return server

    def _written(self, letter: Letter) -> EmailMessage:
        message = EmailMessage()
        message["From"], message["To"] = self._sender, letter.to
        message["Date"] = formatdate()
        message["Subject"] = letter.subject
        # The same message sent twice has the same id, so that a mailbox can show it once.
        message["Message-ID"] = f"<{letter.id}@{self._sender.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(letter.text)
        return message

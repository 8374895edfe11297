"""The words for states and strengths, the same on every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bti.cli.dates import short

if TYPE_CHECKING:
    from bti.case.views import AnswerView, ConsentView, ContactView

MUST = {
    "required": "må",
    "started": "må begynnes",
    "or_reason": "må, eller grunn",
    "optional": "bør",
}
MUST_FORM = {**MUST, "optional": "ved behov"}
FORM = {
    "empty": "ikke begynt",
    "draft": "utkast",
    "finished": "ferdig",
    "incomplete": "mangler svar",
}
CONSENT = {
    "not_asked": "ikke spurt",
    "asked": "spurt, venter på svar",
    "partly": "gitt av noen, venter på flere",
    "given": "gitt",
    "refused": "sagt nei",
    "withdrawn": "trukket",
    "expired": "gått ut",
}
MEASURE = {"open": "pågår", "done": "ferdig", "stopped": "stoppet"}


def reached(contact: ContactView) -> str:
    """Say how a contact is reached, and whether nobody answers now."""
    asked = f"spør {contact.ask_at}" if contact.ask_at else ""
    ways = (contact.phone, contact.email, contact.url, contact.see, asked)
    way = next((one for one in ways if one and not contact.missing), "(nummer mangler)")
    return f"{way} (stengt nå)" if contact.closed else way


def capital(word: str) -> str:
    """Begin a sentence with a word."""
    return word[:1].upper() + word[1:]


def stands(consent: ConsentView) -> str:
    """Say how a consent stands, to which date it lasts, and whose answer it waits for."""
    if consent.state == "partly" and consent.waits_for:
        return f"venter på {consent.waits_for}"
    said = CONSENT[consent.state]
    day = consent.until if consent.state == "given" else None
    return f"{said} til {short(day)}" if day else said


def answer_line(answer: AnswerView) -> str:
    """Put an answer after its question."""
    mark = "" if answer.label.endswith(("?", ":", ".", "!")) else ":"
    return f"{answer.label}{mark} {answer.shown}"

"""The words for states and strengths, the same on every screen."""

from __future__ import annotations

from datetime import date

from bti.cli.dates import short

MUST = {
    "required": "må",
    "started": "må begynnes",
    "or_reason": "må, eller grunn",
    "optional": "bør",
}
MUST_FORM = {**MUST, "optional": "ved behov"}
FORM = {"empty": "ikke begynt", "draft": "utkast", "finished": "ferdig"}
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


def capital(word: str) -> str:
    """Begin a sentence with a word."""
    return word[:1].upper() + word[1:]


def until(state: str, day: date | None) -> str:
    """Say a state with the date it lasts to."""
    return f"{state} til {short(day)}" if day else state

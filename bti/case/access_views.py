"""Who has read what, and what is kept about one person, as they are shown to those it concerns."""

from __future__ import annotations

from datetime import datetime

from bti.case.employment import DENIED_WITHOUT_POST
from bti.case.form_views import HeadView, View
from bti.case.views import CaseFile

READ = {
    "show": "så på saken",
    "form": "så på et skjema",
    "why": "så på veiene videre",
    "history": "leste historikken",
    "print": "skrev ut saksmappen",
    "log": "leste tilgangsloggen",
    "export": "tok saken ut som fil",
    "import": "tok saken inn fra fil",
    "disclose": "skrev ut innsyn til familien",
    "retention": "så hvor lenge saken bevares, eller ville bestemme det",
    "search": "fant saken i et søk",
}
WROTE = "ville skrive i saken"
DENIED = "fikk ikke tilgang"
WITHOUT_POST = "fikk ikke tilgang fordi stillingen var slutt"


class AccessLine(View, frozen=True, kw_only=True):
    """One row of the access log in words."""

    at: datetime
    by: str
    """The name of the person, and in a person's own file the case that it concerns."""
    text: str


class AccessLogView(View, frozen=True, kw_only=True):
    """Who has read a case or tried to, oldest first."""

    case: str
    lines: tuple[AccessLine, ...] = ()
    head: HeadView = HeadView()


class Disclosure(View, frozen=True, kw_only=True):
    """A case as the child and the guardians may see it, and who has read it."""

    file: CaseFile
    log: tuple[AccessLine, ...] = ()


class PersonCase(View, frozen=True, kw_only=True):
    """A case that a person takes or has taken part in, without what it is about."""

    case: str
    guide: str
    role: str
    since: datetime
    until: datetime | None = None


class PersonFile(View, frozen=True, kw_only=True):
    """What is kept about somebody who works with cases."""

    id: str
    name: str
    address: str = ""
    account: str = ""
    posts: tuple[str, ...] = ()
    cases: tuple[PersonCase, ...] = ()
    log: tuple[AccessLine, ...] = ()
    printed: datetime
    head: HeadView = HeadView()


def read_in_words(action: str, outcome: str) -> str:
    """Say what somebody did, or tried to do."""
    done = READ.get(action, WROTE)
    if outcome == "allowed":
        return done
    return f"{done}, men {WITHOUT_POST if outcome == DENIED_WITHOUT_POST else DENIED}"

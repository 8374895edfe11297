"""How a database fares: what is as it should be, what to look at, and what to do about it.

Each check is a function of the desk that gives one line. None of them changes anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal

from bti.case.form_views import View
from bti.casework.desk import Desk
from bti.casework.erased_list import NAME, torn
from bti.casework.key_view import KeyView
from bti.casework.noted import LOST, Noted, noted
from bti.casework.reminding import SECRET
from bti.store.backup import leftovers

State = Literal["ok", "look", "fault"]

_DAY = timedelta(days=1)
_MANY = 1_000
_SHOWN = 5
_SLIP = timedelta(minutes=5)
_OFTEN: dict[Noted, tuple[timedelta, str, str]] = {
    "backed_up": (2 * _DAY, "Sikkerhetskopi", "bti sikkerhetskopi MAPPE"),
    "sealed": (2 * _DAY, "Forsegling", "bti forsegl --to FIL"),
    "verified": (8 * _DAY, "Kontroll", "bti kontroller"),
    "worked": (_DAY, "Frister og påminnelser", "bti arbeid"),
}

_OF_A_SERVER = "serverens egen sikkerhetskopi, for eksempel pg_dump, og bti sikkerhetskopi --done"


class Check(View, frozen=True, kw_only=True):
    """One thing that was looked at: how it is, and what to type when it is not as it should be."""

    id: str
    title: str
    state: State
    what: str
    todo: str = ""


def checks(desk: Desk, place: str, key: KeyView) -> Iterator[Check]:
    """Look at everything, in the order in which one would mend it."""
    missing = desk.store.missing_tables()
    if missing:
        yield _incomplete(place, missing)
        return
    yield _database(desk, place)
    yield from _beside(place.removeprefix("sqlite:///"))
    yield from _key(key)
    yield from _lost(desk)
    yield from _erased_list(desk)
    yield _clock(desk)
    if not desk.store.trial:
        yield from (_done_lately(desk, what, place) for what in _OFTEN)
    yield _outbox(desk)
    yield from _unreadable(desk)


def _database(desk: Desk, place: str) -> Check:
    kind = "en prøvedatabase" if desk.store.trial else "i bruk for virkelige saker"
    return Check(
        id="database",
        title="Database",
        state="ok",
        what=f"{place} kan leses og skrives i, passer til denne utgaven, og er {kind}.",
    )


def _incomplete(place: str, missing: tuple[str, ...]) -> Check:
    """Without a table nothing else that is said can be trusted."""
    what = f"{place} er skadet, for det mangler tabeller: {', '.join(missing)}."
    todo = "ikke skriv mer i den, og hent fram sikkerhetskopien: docs/how-to/backup.md"
    return Check(id="database", title="Database", state="fault", what=what, todo=todo)


def _key(key: KeyView) -> Iterator[Check]:
    if key.throw_away:
        what = "Prøvedatabasen har nøkkelen i seg, så innholdet er ikke hemmelig."
        yield Check(id="key", title="Nøkkel", state="ok", what=what)
        return
    where = f"Nøkkelen {key.id} ligger i {key.place or 'programmet som bti er bygd inn i'}."
    if key.open_to_others:
        yield Check(
            id="key",
            title="Nøkkel",
            state="fault",
            what=f"{where} Andre på maskinen kan lese filen.",
            todo=f"chmod 600 {key.place}",
        )
    else:
        yield Check(id="key", title="Nøkkel", state="ok", what=where)
    if key.passphrase_file:
        yield Check(
            id="passphrase",
            title="Passordet til nøkkelen",
            state="fault",
            what=f"Passordet ligger i {key.passphrase_file}. Andre på maskinen kan lese filen.",
            todo=f"chmod 600 {key.passphrase_file}",
        )
    if key.newer:
        yield Check(
            id="older_key",
            title="Eldre nøkkel",
            state="look",
            what=(
                f"Databasen er låst med nøkkel {key.id}, men {key.newer} er den nyeste. Arket til "
                "den nyeste åpner den ikke før nøkkelen er byttet."
            ),
            todo="bti nokkel bytt",
        )
    if not key.confirmed:
        yield Check(
            id="sheet",
            title="Gjenopprettingsark",
            state="look",
            what=(
                f"Arket til nøkkel {key.id} er ikke bekreftet. Blir nøkkelen borte, kan ingen lese "
                "sakene mer."
            ),
            todo="bti nokkel ark, lås det inn, og så bti nokkel bekreft",
        )


def _beside(place: str) -> Iterator[Check]:
    """A whole database that nobody thinks of holds what is erased in the one in use."""
    found = leftovers(place)
    if found:
        yield Check(
            id="left_beside",
            title="Gamle databaser",
            state="look",
            what=(
                "Ved siden av databasen ligger det hele databaser fra før. Det som slettes, blir "
                f"ikke slettet i dem: {', '.join(found)}."
            ),
            todo="slett filene når dere ser at alt er som det skal",
        )


def _lost(desk: Desk) -> Iterator[Check]:
    decisions, erasures = (noted(desk, one) for one in LOST)
    if decisions:
        yield Check(
            id="lost_decisions",
            title="Sperret og holdt tilbake",
            state="fault",
            what=(
                f"Databasen ble hentet fram {_day(decisions)} uten det som er sperret eller holdt "
                "tilbake etter at sikkerhetskopien ble tatt."
            ),
            todo="bti bevaring sperr og behold, og så bti gjenopprett --reviewed",
        )
    if erasures:
        yield Check(
            id="lost_erasures",
            title="Slettede saker",
            state="fault",
            what=(
                f"Databasen ble hentet fram {_day(erasures)} uten listen over slettede saker. Det "
                "som er slettet etter at sikkerhetskopien ble tatt, kan være tilbake."
            ),
            todo=f"legg {NAME} der nøkkelen ligger, eller slett på nytt: bti bevaring slett",
        )


def _erased_list(desk: Desk) -> Iterator[Check]:
    path = desk.store.erased_list
    found = torn(path) if path else {}
    if not found:
        return
    lines = ", ".join(map(str, found))
    lost = any(found.values())
    again = "Det som sto der, mangler." if lost else "Det som sto der, er skrevet på nytt under."
    yield Check(
        id="erased_list",
        title="Listen over slettede saker",
        state="look" if lost else "ok",
        what=f"Linje {lines} i {path} er revet av. {again}",
        todo="legg linjen tilbake slik den var da listen sist ble tatt vare på" if lost else "",
    )


def _clock(desk: Desk) -> Check:
    now, newest = desk.environment.now(), desk.store.newest
    if newest is not None and newest > now + _SLIP:
        return Check(
            id="clock",
            title="Klokke",
            state="fault",
            what="Klokken på maskinen er bak det som sist ble lagret. Frister regnes feil.",
            todo="still klokken på maskinen",
        )
    return Check(id="clock", title="Klokke", state="ok", what=f"{now:%d.%m.%Y kl. %H.%M}.")


def _done_lately(desk: Desk, what: Noted, place: str) -> Check:
    limit, title, todo = _OFTEN[what]
    if what == "backed_up" and "://" in place:
        todo = _OF_A_SERVER
    last = noted(desk, what)
    altered = noted(desk, "altered") if what == "verified" else None
    if altered and (last is None or altered > last):
        return Check(
            id=what,
            title=title,
            state="fault",
            what=f"Noe er ikke slik det ble skrevet. {_when(altered)}",
            todo="bti kontroller, og det som står i docs/how-to/seal.md",
        )
    late = last is None or desk.environment.now() - last > limit
    return Check(
        id=what,
        title=title,
        state="look" if late else "ok",
        what=_when(last),
        todo=todo if late else "",
    )


def _when(last: datetime | None) -> str:
    return f"Sist {last:%d.%m.%Y kl. %H.%M}." if last else "Aldri gjort."


def _day(when: datetime) -> str:
    return f"{when:%d.%m.%Y}"


def _outbox(desk: Desk) -> Check:
    """A message that waits longer than a day reaches nobody in time."""
    waiting = [one for one in desk.store.waiting(_MANY) if one.message.body != SECRET][:1]
    failing = [one.fault.rstrip(".") for one in waiting if one.fault]
    oldest = min((one.message.at for one in waiting), default=None)
    late = oldest is not None and desk.environment.now() - oldest > _DAY
    if not (failing or late):
        return Check(id="outbox", title="Utboks", state="ok", what="Ingenting venter for lenge.")
    why = f": {failing[0]}" if failing else ", for ingen har sendt dem"
    return Check(
        id="outbox",
        title="Utboks",
        state="look",
        what=f"Meldinger kommer ikke fram{why}.",
        todo="bti utboks, og så bti send",
    )


def _unreadable(desk: Desk) -> Iterator[Check]:
    found = desk.store.unreadable_messages()
    if found:
        yield Check(
            id="unreadable_messages",
            title="Meldinger som ikke kan leses",
            state="fault",
            what=f"Dette i utboksen er ikke det bti la der, og blir ikke sendt: {_named(found)}.",
            todo="bti kontroller, og det som står i docs/how-to/seal.md",
        )


def _named(found: tuple[str, ...]) -> str:
    more = f" og {len(found) - _SHOWN} til" if len(found) > _SHOWN else ""
    return ", ".join(found[:_SHOWN]) + more

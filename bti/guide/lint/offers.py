"""Services and offers whose keys contradict each other, and hours that overlap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.definition import OpenOn
from bti.guide.hours import WHOLE_DAY, Hours, HoursFault, hours_of
from bti.guide.nearest import meant
from bti.guide.written import Written


def offers(written: Written) -> Iterator[Finding]:
    """Find what cannot hold of services and offers."""
    guide = written.guide
    for name, service in guide.services.items():
        path = f"services.{name}"
        if service.state == "suspended" and service.exception is None:
            message = (
                "En tjeneste som er stengt, må si hvordan hvert barn blir vurdert for unntak. "
                "Skriv skjemaet under «exception»."
            )
            yield finding("mangler-unntak", written.place(f"{path}.state"), message)
        if service.exception is not None and service.state != "suspended":
            message = (
                "«exception» gjelder bare en tjeneste som er stengt. Skriv «state: suspended», "
                "eller ta bort «exception»."
            )
            yield finding("motstrid", written.place(f"{path}.exception"), message)
        yield from _overlaps(written, path, service.open)
        yield from _grounds(written, path, service.calendar, {})
    for name, offer in guide.offers.items():
        yield from _overlaps(written, f"offers.{name}", offer.open)
        titles = {ground: one.title for ground, one in offer.eligible.items()}
        yield from _grounds(written, f"offers.{name}", offer.calendar, titles)
    for name, contact in guide.contacts.items():
        yield from _overlaps(written, f"contacts.{name}", contact.open)


def _grounds(
    written: Written, path: str, calendar: Mapping[str, OpenOn], known: Mapping[str, str]
) -> Iterator[Finding]:
    for days, open_ in calendar.items():
        for number, ground in enumerate(open_.eligible):
            if ground not in known:
                message = (
                    f"Jeg kjenner ikke grunnen «{ground}». Skriv en id fra «eligible» på tilbudet."
                )
                place = written.place(f"{path}.calendar.{days}.eligible.{number}")
                yield finding("ukjent-grunn", place, message, meant(ground, known))


def _overlaps(written: Written, path: str, texts: tuple[str, ...]) -> Iterator[Finding]:
    try:
        known = hours_of(texts)
    except HoursFault:
        return
    place = written.place(f"{path}.open")
    if any(_overlap(one, other) for one, other in combinations(known, 2)):
        message = "To av åpningstidene gjelder samtidig. Rett den ene, eller ta den bort."
        yield finding("overlapp", place, message)
    if len(known) > 1 and any(one.kind in {"always", "closed", "unknown"} for one in known):
        message = "«always», «closed» og «unknown» må stå alene. Ta bort de andre åpningstidene."
        yield finding("motstrid", place, message)


def _overlap(one: Hours, other: Hours) -> bool:
    if one.kind != "weekly" or other.kind != "weekly" or one.only_holidays != other.only_holidays:
        return False
    return any(
        start < end_ and start_ < end for start, end in _week(one) for start_, end_ in _week(other)
    )


def _week(hours: Hours) -> Iterator[tuple[int, int]]:
    """Give the stretches of a week, in minutes from Monday morning."""
    length = (
        hours.end - hours.start if hours.end > hours.start else hours.end - hours.start + WHOLE_DAY
    )
    for day in hours.days:
        start = day * WHOLE_DAY + hours.start
        yield start, start + length

"""Who answers now: the order in which contacts are shown, as a pure function of the moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bti.case.calendar import is_public_holiday, local
from bti.guide.conditions import Truth
from bti.guide.hours import hours_of

if TYPE_CHECKING:
    from bti.guide.definition import Contact, Guide
    from bti.guide.hours import Hours

_LONGEST_CHAIN = 20
_RANK = {Truth.YES: 0, Truth.UNKNOWN: 1, Truth.NO: 2}


def answers_now(guide: Guide, contact: Contact, now: datetime, depth: int = 0) -> Truth:
    """Tell whether a contact answers at a moment; without hours, or without a number, unknown."""
    known = hours_of(contact.open)
    if not known or contact.missing or depth > _LONGEST_CHAIN:
        return Truth.UNKNOWN
    found = [_answers(guide, hours, now, depth) for hours in known]
    return min(found, key=_RANK.__getitem__)


def _answers(guide: Guide, hours: Hours, now: datetime, depth: int) -> Truth:
    match hours.kind:
        case "always":
            return Truth.YES
        case "closed":
            return Truth.NO
        case "unknown":
            return Truth.UNKNOWN
        case "outside":
            other = guide.contacts[hours.other]
            return ~_open_by_hours(guide, other, now, depth + 1)
    return Truth.YES if _is_within(hours, now) else Truth.NO


def _open_by_hours(guide: Guide, contact: Contact, now: datetime, depth: int) -> Truth:
    """Tell it by the hours alone: who takes over does so whether or not the number is known."""
    known = hours_of(contact.open)
    if not known or depth > _LONGEST_CHAIN:
        return Truth.UNKNOWN
    return min((_answers(guide, one, now, depth) for one in known), key=_RANK.__getitem__)


def _is_within(hours: Hours, now: datetime) -> bool:
    moment = local(now)
    minute = moment.hour * 60 + moment.minute
    if hours.start < hours.end:
        return _is_on(hours, moment) and hours.start <= minute < hours.end
    # Hours into the night belong to the day on which they begin.
    yesterday = moment - timedelta(days=1)
    evening = _is_on(hours, moment) and minute >= hours.start
    return evening or (_is_on(hours, yesterday) and minute < hours.end)


def _is_on(hours: Hours, moment: datetime) -> bool:
    is_holiday = is_public_holiday(moment.date())
    if hours.only_holidays:
        return is_holiday
    return moment.weekday() in hours.days and (hours.on_holidays or not is_holiday)


def in_order(guide: Guide, contacts: Iterable[str], now: datetime | None) -> tuple[str, ...]:
    """Give contacts with the one that answers now first, and none whose hours are unknown first.

    Without a moment (on empty paper) the guide's own order stands, with that one exception.
    """
    ids = tuple(contacts)
    if now is not None:
        ids = tuple(sorted(ids, key=lambda c: _RANK[answers_now(guide, guide.contacts[c], now)]))
    known = next((one for one in ids if _is_known(guide.contacts[one])), None)
    if known is None or _is_known(guide.contacts[ids[0]]):
        return ids
    return (known, *(one for one in ids if one != known))


def _is_known(contact: Contact) -> bool:
    hours = hours_of(contact.open)
    return bool(hours) and not contact.missing and all(one.kind != "unknown" for one in hours)


def never_alone(guide: Guide, contacts: Iterable[str]) -> tuple[str, ...]:
    """Give contacts with one more where only one is named: the one that takes over, or the next."""
    ids = tuple(contacts)
    more = (with_stand_ins(guide, ids), ordered(guide)) if len(ids) == 1 else ()
    return tuple(dict.fromkeys((*ids, *[one for many in more for one in many])))[: max(2, len(ids))]


def with_stand_ins(guide: Guide, contacts: Iterable[str]) -> tuple[str, ...]:
    """Give contacts, each followed by the one that takes over from it."""
    pairs = [(one, guide.contacts[one].otherwise) for one in contacts]
    return tuple(dict.fromkeys(one for pair in pairs for one in pair if one))


def ordered(guide: Guide) -> tuple[str, ...]:
    """Give every contact in the municipality's order; those that it does not name come last."""
    return tuple(dict.fromkeys((*guide.contact_order, *guide.contacts)))

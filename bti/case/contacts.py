"""Contacts as paper and screen show them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bti.case.answering import answers_now, in_order, never_alone, ordered, with_stand_ins
from bti.case.form_views import ContactView
from bti.case.titles import scope_titles
from bti.guide.calendar import day_in_words, is_day
from bti.guide.conditions import Truth
from bti.guide.hours import hours_in_words, hours_of

if TYPE_CHECKING:
    from bti.guide.definition import Contact, Guide
    from bti.guide.hours import Hours

POLICE = ContactView(id="noed", title="Politi i nød", phone="112", open="hele døgnet", acute=True)
"""Whom to ring first where a guide does not say so: offices that are closed are no answer."""


def contact_view(guide: Guide, contact_id: str, now: datetime | None = None) -> ContactView:
    """Give a contact, with a request to fill in what the municipality has to fill in."""
    contact = guide.contacts[contact_id]
    asked, otherwise = guide.contacts.get(contact.ask_at), guide.contacts.get(contact.otherwise)
    return ContactView(
        id=contact_id,
        title=contact.title,
        about=contact.about,
        phone=contact.phone,
        email=contact.email,
        url=contact.url,
        see=contact.see,
        ask_at=asked.title if asked else "",
        otherwise=otherwise.title if otherwise else "",
        area=contact.area,
        only_for=() if now else scope_titles(guide, contact.only_for),
        open=_hours(guide, contact),
        closed=now is not None and answers_now(guide, contact, now) is Truth.NO,
        missing=contact.missing == "fill_in",
        acute="acute" in contact.show or "every_page" in contact.show,
        child="child" in contact.show,
    )


def acute_contacts(guide: Guide, now: datetime | None = None) -> tuple[ContactView, ...]:
    """Give the numbers that stand on every page: who answers now first, and never only one.

    A guide that marks some, and not the police, has the police before them.
    """
    acute = [one for one in ordered(guide) if {"acute", "every_page"} & {*guide.contacts[one].show}]
    shown = in_order(guide, never_alone(guide, acute), now)
    views = tuple(replace(contact_view(guide, one, now), acute=True) for one in shown)
    return (POLICE, *views) if views and all(one.phone != POLICE.phone for one in views) else views


def first_known(guides: Iterable[Guide], now: datetime) -> tuple[ContactView, ...]:
    """Give those numbers as the first guide has them that lacks none, else as the first does."""
    first: tuple[ContactView, ...] = ()
    for guide in guides:
        shown = acute_contacts(guide, now)
        if shown and not any(one.missing for one in shown):
            return shown
        first = first or shown
    return first


def all_contacts(guide: Guide) -> tuple[ContactView, ...]:
    """Give every contact for empty paper: those for a child in danger, then the others."""
    acute = acute_contacts(guide)
    ids = {one.id for one in acute}
    others = (contact_view(guide, one) for one in ordered(guide) if one not in ids)
    return (*acute, *others)


def checked_in_words(guide: Guide) -> str:
    """Say when the numbers were last seen to, and which nobody has seen to."""
    days = sorted({one.checked for one in guide.contacts.values() if is_day(one.checked)})
    unknown = [one.title for one in guide.contacts.values() if one.checked == "unknown"]
    if not days and not unknown:
        return ""
    between = day_in_words(days[0]) if days else ""
    if len(days) > 1:
        between = f"mellom {between} og {day_in_words(days[-1])}"
    seen = f"numrene ble kontrollert {between}" if days else ""
    unseen = f"ikke kontrollert: {', '.join(unknown)}" if unknown else ""
    return ", ".join(part for part in (seen, unseen) if part)


def step_contacts(
    guide: Guide, contacts: tuple[str, ...], now: datetime | None = None
) -> tuple[ContactView, ...]:
    """Give the contacts of a step and who takes over from them, in the order they answer."""
    shown = in_order(guide, with_stand_ins(guide, contacts), now)
    return tuple(contact_view(guide, one, now) for one in shown)


def _hours(guide: Guide, contact: Contact) -> str:
    """Say when a contact answers, or nothing when nobody knows."""
    return ", ".join(filter(None, (_said(guide, one) for one in hours_of(contact.open))))


def _said(guide: Guide, hours: Hours) -> str:
    if hours.kind == "outside":
        return f"når {guide.contacts[hours.other].title} er stengt"
    return hours_in_words(hours)

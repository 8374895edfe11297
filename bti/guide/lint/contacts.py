"""Contacts that nobody can reach, opening hours that say nothing, and what nothing leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.definition import Contact, Guide
from bti.guide.hours import HoursFault, parse_hours
from bti.guide.nearest import meant
from bti.guide.targets import every_step
from bti.guide.written import Mention, Written

_OUTSIDE = "outside "


def contacts(written: Written) -> Iterator[Finding]:
    """Find contacts and links without a way, and kinds that no step has."""
    guide = written.guide
    for name, contact in guide.contacts.items():
        ways = (contact.phone, contact.email, contact.url, contact.see, contact.ask_at)
        if not (any(ways) or contact.missing or contact.otherwise):
            message = (
                "Kontakten har ingen vei fram. Skriv «phone», «email», «url», «see» eller "
                "«ask_at», eller «missing: fill_in» til dere vet det."
            )
            yield finding("kontakt", written.place(f"contacts.{name}"), message)
    for name, link in guide.links.items():
        if not (link.url or link.missing):
            message = "Lenken mangler adresse. Skriv «url», eller «missing: fill_in»."
            yield finding("kontakt", written.place(f"links.{name}"), message)
    for mention in written.mentions:
        if mention.meaning == "open":
            yield from _open(guide, mention)
    yield from _circles(written)
    yield from _alone(written)
    yield from _kinds(written)


def _circles(written: Written) -> Iterator[Finding]:
    """Find contacts that send one round in a ring, by whom takes over or by whose hours."""
    guide = written.guide
    for key, leads in (("otherwise", _otherwise), ("ask_at", _ask_at), ("open", _outside)):
        for name in guide.contacts:
            if _returns(guide, name, leads):
                message = f"«{key}» går i ring tilbake til «{name}». La en av kontaktene stå uten."
                yield finding("sirkel-kontakt", written.place(f"contacts.{name}.{key}"), message)


def _returns(guide: Guide, name: str, leads: Callable[[Contact], str]) -> bool:
    at, seen = leads(guide.contacts[name]), set[str]()
    while at in guide.contacts and at not in seen:
        if at == name:
            return True
        seen.add(at)
        at = leads(guide.contacts[at])
    return False


def _otherwise(contact: Contact) -> str:
    return contact.otherwise


def _ask_at(contact: Contact) -> str:
    return contact.ask_at


def _outside(contact: Contact) -> str:
    texts = (text for text in contact.open if text.startswith(_OUTSIDE))
    return next(texts, "").removeprefix(_OUTSIDE).strip()


def _alone(written: Written) -> Iterator[Finding]:
    """Find guides where there is only one to ring when a child is in danger."""
    contacts = written.guide.contacts
    acute = [name for name, one in contacts.items() if {"acute", "every_page"} & {*one.show}]
    if len(acute) == 1 and len(contacts) > 1:
        message = (
            "Bare én kontakt vises når et barn er i fare. Legg til «show: [acute]» på en til, så "
            "noen svarer når den ene ikke gjør det."
        )
        yield finding("hull", written.place(f"contacts.{acute[0]}.show"), message)


def _open(guide: Guide, mention: Mention) -> Iterator[Finding]:
    try:
        others = [hours.other for hours in parse_hours(mention.text) if hours.other]
    except HoursFault as fault:
        place = mention.node.place_at(fault.offset)
        yield finding("aapningstid", place, fault.message)
        return
    for name in others:
        if name not in guide.contacts:
            place = mention.node.place_at(mention.text.index(name))
            message = f"Jeg kjenner ikke kontakten «{name}»."
            yield finding("ukjent-kontakt", place, message, meant(name, guide.contacts))


def _kinds(written: Written) -> Iterator[Finding]:
    used = {step.kind for step in every_step(written.guide).values()} | written.spread
    for kind in written.guide.kinds:
        if kind not in used:
            message = f"Ingen steg er av slaget «{kind}». Ta det bort, eller bruk det på et steg."
            yield finding("ubrukt", written.place(kind), message)
    for step_id, step in every_step(written.guide).items():
        if not step.kind and step_id not in written.broken:
            message = (
                "Steget har ikke noe slag, og da heller ingen fase. Skriv «kind» med et av slagene "
                "under «kinds»."
            )
            yield finding("uten-slag", written.place(step_id), message)

"""Contacts that nobody can reach, opening hours that say nothing, and what nothing leads to."""

from __future__ import annotations

from collections.abc import Iterator

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.definition import Guide
from bti.guide.hours import HoursFault, parse_hours
from bti.guide.nearest import meant
from bti.guide.written import Mention, Written


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
    yield from _kinds(written)


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
    steps = [s for level in written.guide.levels.values() for s in level.steps.items()]
    used = {step.kind for _, step in steps}
    for kind in written.guide.kinds:
        if kind not in used:
            message = f"Ingen steg er av slaget «{kind}». Ta det bort, eller bruk det på et steg."
            yield finding("ubrukt", written.place(kind), message)
    for step_id, step in steps:
        if not step.kind and step_id not in written.broken:
            message = (
                "Steget har ikke noe slag, og da heller ingen fase. Skriv «kind» med et av slagene "
                "under «kinds»."
            )
            yield finding("uten-slag", written.place(step_id), message)

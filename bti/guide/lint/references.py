"""Names of things that the guide does not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from bti.errors import Finding
from bti.guide.calendar import KNOWN_DAYS
from bti.guide.codes import finding
from bti.guide.definition import Guide
from bti.guide.facts import TELLERS
from bti.guide.name_types import MEASURE_FIELDS
from bti.guide.nearest import meant
from bti.guide.roles import HOLDER
from bti.guide.targets import every_step
from bti.guide.written import Mention, Written


class Kind(NamedTuple):
    """A kind of thing that is named by its id: its code, its noun, and where it is declared."""

    code: str
    noun: str
    home: str
    known: Callable[[Guide], Iterable[str]]


def _tools(guide: Guide) -> Iterable[str]:
    return (*guide.forms, *guide.links, *guide.contacts, *guide.arenas)


KINDS: dict[str, Kind] = {
    "action": Kind("ukjent-handling", "handlingen", "actions", lambda g: g.actions),
    "arena": Kind("ukjent-arena", "møteplassen", "arenas", lambda g: g.arenas),
    "channel": Kind("ukjent-kanal", "kanalen", "channels", lambda g: g.channels),
    "consent": Kind("ukjent-samtykke", "samtykkeformålet", "consents", lambda g: g.consents),
    "contact": Kind("ukjent-kontakt", "kontakten", "contacts", lambda g: g.contacts),
    "day": Kind("ukjent-dag", "dagene", "calendar", lambda g: (*g.calendar, *KNOWN_DAYS)),
    "follow_up": Kind("ukjent-oppfoelging", "oppfølgingen", "follow_ups", lambda g: g.follow_ups),
    "form": Kind("ukjent-skjema", "skjemaet", "forms", lambda g: g.forms),
    "kind": Kind("ukjent-slag", "slaget", "kinds", lambda g: g.kinds),
    "level": Kind("ukjent-nivaa", "nivået", "levels", lambda g: g.levels),
    "link": Kind("ukjent-lenke", "lenken", "links", lambda g: g.links),
    "list": Kind("ukjent-liste", "listen", "lists", lambda g: g.lists),
    "measure_field": Kind(
        "ukjent-felt",
        "feltet",
        "measures",
        lambda g: (*MEASURE_FIELDS, *g.measures.fields),
    ),
    "offer": Kind(
        "ukjent-verktoey",
        "handlingen eller verktøyet",
        "anytime, forms, links, contacts eller arenas",
        lambda g: (*g.anytime, *g.actions, *_tools(g)),
    ),
    "offering": Kind("ukjent-tilbud", "tilbudet", "offers", lambda g: g.offers),
    "role": Kind("ukjent-rolle", "rollen", "roles", lambda g: (*g.roles, HOLDER)),
    "scope": Kind("ukjent-spor", "sporet", "tracks", lambda g: (*g.tracks, *g.subjects)),
    "service": Kind("ukjent-tjeneste", "tjenesten", "services", lambda g: g.services),
    "step": Kind("ukjent-steg", "steget", "steps", every_step),
    "task": Kind("ukjent-oppgave", "oppgaven", "tasks", lambda g: g.tasks),
    "teller": Kind(
        "ukjent-rolle",
        "rollen eller tjenesten",
        "roles eller services",
        lambda g: (*g.roles, *g.services, *TELLERS),
    ),
    "track": Kind("ukjent-spor", "sporet", "tracks", lambda g: g.tracks),
    "tool": Kind("ukjent-verktoey", "verktøyet", "forms, links, contacts eller arenas", _tools),
}


def references(written: Written) -> Iterator[Finding]:
    """Find every mention of something that is not there, with the nearest that is."""
    known = {meaning: dict.fromkeys(kind.known(written.guide)) for meaning, kind in KINDS.items()}
    for mention in written.mentions:
        kind = KINDS.get(mention.meaning)
        if kind is not None and mention.text not in known[mention.meaning]:
            yield _unknown(mention, kind, known[mention.meaning])


def _unknown(mention: Mention, kind: Kind, known: Iterable[str]) -> Finding:
    proposal = meant(mention.text, known)
    message = f"Jeg kjenner ikke {kind.noun} «{mention.text}»."
    if not proposal:
        message += f" Legg til «{mention.text}» under «{kind.home}», eller rett id-en her."
    return finding(kind.code, mention.place, message, proposal)

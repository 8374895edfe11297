"""Sweeps, follow-ups and the lists they go over, as people read them."""

from __future__ import annotations

from bti.case.action_words import opens_in_words
from bti.case.blanks import blank_items, item_line
from bti.case.due_words import named_due_in_words
from bti.case.guide_views import EntryView, RegisterView
from bti.case.place_titles import role_title
from bti.case.registers import said
from bti.case.titles import condition_in_words, scope_titles
from bti.case.views import Particular
from bti.guide.conditions.wording import joined
from bti.guide.definition import Coverage, FollowUp, Guide, Outcome, PersonList, Sweep

_SOURCES = {
    "host": "fagsystemet",
    "service": "tjenesten",
    "role": "den som har oppgaven",
    "cases": "sakene",
}


def sweeps(guide: Guide) -> RegisterView:
    """Give what everyone on a list is assessed for."""
    return RegisterView(
        id="sweeps",
        title="Gjennomganger av alle på en liste",
        entries=tuple(_sweep(guide, name, one) for name, one in guide.sweeps.items()),
    )


def _sweep(guide: Guide, name: str, one: Sweep) -> EntryView:
    only = joined([role_title(guide, role) for role in one.access.roles], "og")
    return EntryView(
        id=name,
        title=one.title,
        about=one.about,
        particulars=said.particulars(
            said.particular("Gjelder", guide.lists[one.listed].title),
            said.roles(guide, "Hvem", one.who),
            said.how_often(guide, one.how_often),
            said.stale_after(one.stale_after),
            said.particular("Frist", named_due_in_words(guide, one.due) if one.due else ""),
            said.particular("Skjema", guide.forms[one.form].title if one.form else ""),
            said.tries(guide, one.tries),
            said.channels(guide, one.channels),
            said.particular("Kan ende med", *(_outcome(guide, o) for o in one.outcomes.values())),
            *_coverage(guide, one.coverage),
            said.particular(
                "Innsyn", f"bare {only}" if only else "", _guardians(one.access.guardians)
            ),
            said.particular("Svarene slettes etter", said.said_span(one.keep)),
        ),
    )


def _outcome(guide: Guide, one: Outcome) -> str:
    offers = joined([guide.offers[offer].title for offer in one.offers], "og")
    notes = (
        f"tilbud: {offers}" if offers else "",
        opens_in_words(guide, one.opens) if one.opens else "",
        one.about,
    )
    noted = ", ".join(note for note in notes if note)
    return f"{one.title} ({noted})" if noted else one.title


def _coverage(guide: Guide, one: Coverage | None) -> tuple[Particular, ...]:
    if one is None:
        return ()
    by = f", delt på {joined(list(one.by), 'og')}" if one.by else ""
    return (
        said.particular("Mål for dekning", f"{one.target}{by}"),
        said.roles(guide, "Dekningen vises til", one.show),
    )


def _guardians(word: str) -> str:
    return "ikke foresatte" if word else ""


def follow_ups(guide: Guide) -> RegisterView:
    """Give the contact that recurs."""
    return RegisterView(
        id="follow_ups",
        title="Kontakt som gjentas",
        entries=tuple(_follow_up(guide, name, one) for name, one in guide.follow_ups.items()),
    )


def _follow_up(guide: Guide, name: str, one: FollowUp) -> EntryView:
    return EntryView(
        id=name,
        title=one.title,
        about=one.about,
        only_for=scope_titles(guide, one.only_for),
        particulars=said.particulars(
            said.particular("Gjelder", guide.lists[one.listed].title if one.listed else ""),
            said.roles(guide, "Hvem", one.who),
            said.how_often(guide, one.how_often),
            said.stale_after(one.stale_after),
            said.particular("Skjema", guide.forms[one.form].title if one.form else ""),
            said.channels(guide, one.channels),
            said.tries(guide, one.tries),
            said.particular("Se etter", *map(item_line, blank_items(guide, one.checklist))),
        ),
    )


def lists(guide: Guide) -> RegisterView:
    """Give the lists, and where the names on each come from."""
    return RegisterView(
        id="lists",
        title="Listene",
        entries=tuple(_list(guide, name, one) for name, one in guide.lists.items()),
    )


def _list(guide: Guide, name: str, one: PersonList) -> EntryView:
    only = joined([role_title(guide, role) for role in one.confidential], "og")
    return EntryView(
        id=name,
        title=one.title,
        about=one.about,
        particulars=said.particulars(
            said.particular("Navnene kommer fra", _SOURCES.get(one.source, "")),
            said.particular("Delt på", one.by),
            said.particular("Bare når", condition_in_words(guide, one.when)),
            said.particular("Innsyn", f"bare {only}" if only else ""),
        ),
    )

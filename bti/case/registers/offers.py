"""Services, offers and channels, as people read them."""

from __future__ import annotations

from bti.case.due_words import named_due_in_words
from bti.case.guide_views import EntryView, RegisterView
from bti.case.place_titles import role_title
from bti.case.registers import said
from bti.case.titles import condition_in_words, scope_titles
from bti.case.views import Particular
from bti.guide.calendar import day_in_words
from bti.guide.conditions.wording import joined, quoted
from bti.guide.definition import Guide, Offering, Service

_STATES = {
    "running": "som vanlig",
    "digital": "digitalt",
    "reduced": "i mindre omfang",
    "suspended": "stengt inntil videre",
}
_UNANSWERED = "Spør. Listen avslår ingen alene."
_CAPACITY = {"high": "god plass", "normal": "som vanlig", "low": "lite plass", "full": "fullt"}


def services(guide: Guide) -> RegisterView:
    """Give the services with what each can contribute, and how it stands."""
    entries = tuple(_service(guide, name, one) for name, one in guide.services.items())
    says = any(entry.about or entry.only_for or entry.particulars for entry in entries)
    return RegisterView(id="services", title="Tjenestene", entries=entries if says else ())


def _service(guide: Guide, name: str, one: Service) -> EntryView:
    return EntryView(
        id=name,
        title=one.title,
        about=one.about,
        only_for=scope_titles(guide, one.only_for),
        particulars=said.particulars(
            said.particular("Kan bidra med", one.contributes),
            said.particular("Slik går det nå", _STATES.get(one.state, "")),
            said.particular("Unntak", _exception(guide, one)),
            said.particular("Plass", _capacity(one)),
            said.roles(guide, "Hvem", one.who),
            said.opening(guide, one.open, one.calendar),
            said.channels(guide, one.channels),
            said.particular("Svarer innen", said.said_span(one.answer_within)),
            said.particular("Tilbud", *(guide.offers[offer].title for offer in one.offers)),
            said.particular("Kontakt", *(_contact(guide, contact) for contact in one.contacts)),
        ),
    )


def _exception(guide: Guide, one: Service) -> str:
    if one.exception is None:
        return ""
    who = joined([role_title(guide, role).lower() for role in one.exception.who], "og")
    by = f" Det gjør {who}." if who else ""
    due = f" {named_due_in_words(guide, one.exception.due)}" if one.exception.due else ""
    form = quoted(guide.forms[one.exception.form].title)
    return f"Hvert barn blir vurdert for seg, i skjemaet {form}.{by}{due}"


def _capacity(one: Service) -> str:
    if one.capacity is None:
        return ""
    when = f" (meldt {day_in_words(one.capacity.said)})" if one.capacity.said else ""
    return _CAPACITY[one.capacity.state] + when


def _contact(guide: Guide, name: str) -> str:
    contact = guide.contacts[name]
    return f"{contact.title} {contact.phone}".strip()


def offers(guide: Guide) -> RegisterView:
    """Give the offers with the grounds for each."""
    return RegisterView(
        id="offers",
        title="Tilbudene",
        entries=tuple(_offer(guide, name, one) for name, one in guide.offers.items()),
    )


def _offer(guide: Guide, name: str, one: Offering) -> EntryView:
    titles = {ground: written.title for ground, written in one.eligible.items()}
    return EntryView(
        id=name,
        title=one.title,
        about=one.about,
        only_for=scope_titles(guide, one.only_for),
        particulars=said.particulars(
            _grounds(guide, one),
            said.particular("Mangler et svar", _UNANSWERED if one.eligible else ""),
            said.particular(
                "Tilbys av", joined([guide.services[s].title for s in one.services], "og")
            ),
            said.opening(guide, one.open, one.calendar, titles),
            said.particular("Sted", one.place),
            said.channels(guide, one.channels),
            said.particular("Skjema", guide.forms[one.form].title if one.form else ""),
        ),
    )


def _grounds(guide: Guide, one: Offering) -> Particular:
    lines = []
    for ground in one.eligible.values():
        when = condition_in_words(guide, ground.when)
        lines.append(f"{ground.title} (når {when})" if when else ground.title)
    several = "Gis når ett av disse gjelder" if len(lines) > 1 else "Gis når"
    return said.particular(several, *lines)


def channels(guide: Guide) -> RegisterView:
    """Give the channels, and what may be said in each."""
    entries = (
        EntryView(
            id=name,
            title=one.title,
            about=one.about,
            particulars=said.particulars(
                said.particular(
                    "Om saken", "kan brukes" if one.case_content else "skriv aldri om saken"
                )
            ),
        )
        for name, one in guide.channels.items()
    )
    return RegisterView(id="channels", title="Kanalene", entries=tuple(entries))

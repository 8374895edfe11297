"""Arenas and sorts of meetings, as people read them."""

from __future__ import annotations

from bti.case.guide_views import EntryView, RegisterView
from bti.case.place_titles import role_title
from bti.case.registers import said
from bti.case.titles import condition_in_words, scope_titles
from bti.guide.conditions.wording import joined, quoted
from bti.guide.definition import Arena, Guide, Meeting, Member, Strength, Text
from bti.guide.names import field_at

_CASES = {
    "none": "tas ikke opp her",
    "anonymous": "uten navn",
    "with_consent": "med samtykke",
    "other_ground": "med et annet grunnlag enn samtykke",
}
_CANCELLED = {
    "empty": "bare når ingen har lagt fram noe",
    "decided": "når den som leder, bestemmer det",
}


def arenas(guide: Guide) -> RegisterView:
    """Give the standing meeting places."""
    return RegisterView(
        id="arenas",
        title="Møteplassene",
        entries=tuple(_arena(guide, name, one) for name, one in guide.arenas.items()),
    )


def _arena(guide: Guide, name: str, one: Arena) -> EntryView:
    return EntryView(
        id=name,
        title=one.title,
        about=one.about,
        mark=said.PROPOSED if one.status else "",
        only_for=scope_titles(guide, one.only_for),
        particulars=said.particulars(
            said.particular("Medlemmer", *_members(guide, one)),
            said.particular("Ledes av", role_title(guide, one.led_by) if one.led_by else ""),
            said.roles(guide, "Kalles inn av", one.called_by),
            said.how_often(guide, one.how_often),
            said.stale_after(one.stale_after),
            said.particular("Møtene er satt opp", _ahead(one)),
            said.particular("Avlyses", _CANCELLED.get(one.cancel_when, "")),
            said.particular("Enkeltsaker", joined([_CASES[case] for case in one.cases], "eller")),
            said.particular("Samtykke til", *(guide.consents[c].title for c in one.consents)),
            said.particular("Saken legges fram i", quoted(guide.forms[one.form].title))
            if one.form
            else None,
            said.particular("Kan si nei til en sak", "ja" if one.may_decline else ""),
            said.particular("Saksliste", *one.agenda),
            said.particular(
                "Svar til saken", *(_answer(answer) for answer in one.answers.values())
            ),
        ),
    )


def _answer(one: Text) -> str:
    return f"{one.title}: {one.about}" if one.about else one.title


def _ahead(one: Arena) -> str:
    return f"{said.said_span(one.booked_ahead)} fram i tid" if one.booked_ahead else ""


def _members(guide: Guide, one: Arena) -> tuple[str, ...]:
    others = ("Andre kan også være med",) if one.open else ()
    return (*(_member(guide, member) for member in one.members), *others)


def _member(guide: Guide, member: Member) -> str:
    when = condition_in_words(guide, member.when)
    tracks = joined([quoted(one) for one in scope_titles(guide, member.only_for)], "og")
    notes = (
        guide.services[member.service].title if member.service else "",
        f"som {role_title(guide, member.role).lower()}" if member.role else "",
        f"bare når {when}" if when else "",
        f"bare for {tracks}" if tracks else "",
        "kan si nei" if member.may_decline else "",
        said.PROPOSED if member.status else "",
    )
    noted = ", ".join(note for note in notes if note and note != member.title)
    return f"{member.title} ({noted})" if noted else member.title


def meetings(guide: Guide) -> RegisterView:
    """Give the sorts of meetings, with what a risk assessment leads to in each."""
    return RegisterView(
        id="meetings",
        title="Møteformene",
        entries=tuple(_meeting(guide, name, one) for name, one in guide.meetings.items()),
    )


def _meeting(guide: Guide, name: str, one: Meeting) -> EntryView:
    form, field = guide.forms[one.risk.partition(".")[0]], field_at(guide, _path(one.risk))
    label = field.label if field else ""
    choices = field.choices if field else {}
    labels = {choice: written.label for choice, written in choices.items()}
    lines = (f"{labels.get(c, c)}: {_in_person(guide, s)}" for c, s in one.in_person.items())
    return EntryView(
        id=name,
        title=one.title,
        about=one.about,
        particulars=said.particulars(
            said.particular("Risikoen vurderes i", f"{quoted(form.title)}, under {quoted(label)}"),
            said.particular("Vurderingen gjelder i", said.said_span(one.valid_for)),
            said.particular("Møteform", *lines),
            said.particular(
                "Tjenester", joined([guide.services[s].title for s in one.services], "og")
            ),
        ),
    )


def _path(text: str) -> tuple[str, ...]:
    return tuple(text.split("."))


def _in_person(guide: Guide, strength: Strength) -> str:
    if strength.when:
        return f"møt ansikt til ansikt når {condition_in_words(guide, strength.when)}"
    if strength.word == "optional":
        return "velg selv"
    unless = ", eller skriv hvorfor ikke" if strength.word == "or_reason" else ""
    return f"møt ansikt til ansikt{unless}"

"""What happened, in words: one line for each kind of event, as people read a history.

A line names what was done and never repeats an answer: the papers hold the answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from bti.case import events as happened
from bti.case.asks import asks_of
from bti.case.consents import GIVERS
from bti.case.paths import locate
from bti.case.place_titles import Namer, arena_title, place_title, role_title
from bti.guide.conditions.wording import moment_in_words
from bti.guide.targets import step_of, transition_of

if TYPE_CHECKING:
    from bti.case.events import Event
    from bti.guide.definition import Field, Guide


def in_words(guide: Guide, event: Event, name: Namer) -> str:
    """Say what happened in one line."""
    return _WORDS[type(event)](guide, event, name)


def remarks(guide: Guide, event: Event) -> Iterator[str]:
    """Give what was written with an event, each by its own word and with what it was about."""
    reason = getattr(event, "reason", "")
    if reason:
        yield f"Grunn: {reason}"
    note = getattr(event, "note", "")
    if note:
        yield f"Merknad: {note}"
    where = getattr(event, "origin", "") or getattr(event, "form", "")
    asks = asks_of(guide, event)
    for subject, why in getattr(event, "left", {}).items():
        if why != reason:
            unanswered = subject in asks or isinstance(event, happened.Answered)
            without = "Uten svar på" if unanswered else "Uten"
            yield f"{without} «{_demand(guide, where, subject, asks)}»: {why}"
    lacking = getattr(event, "lacking", ())
    if lacking:
        named = ", ".join(_demand(guide, where, subject, asks) for subject in lacking)
        yield f"Gikk uten: {named}"


_TRUTHS = {
    "child_heard": "Barnet hørt",
    "guardians_informed": "Foresatte informert",
    "baton": "Stafettholder",
    "jump": "Utenom veilederen",
    "measures": "Tiltakene",
    "other_person": "En annen person",
    "receiver": "Mottaker",
    "when": "Betingelsen",
}


def _demand(guide: Guide, where: str, subject: str, asks: Mapping[str, Field]) -> str:
    """Name a demand that was left with a reason, as people know it."""
    if subject in asks:
        return asks[subject].label or subject
    if where in guide.forms:
        field = guide.forms[where].fields.get(subject.partition(".")[0])
        return field.label if field else subject
    if subject in guide.forms:
        return guide.forms[subject].title
    if subject in guide.consents:
        return guide.consents[subject].title
    registers = (guide.tasks, guide.levels, guide.roles)
    found = next((register[subject] for register in registers if subject in register), None)
    return _TRUTHS.get(subject) or (found.title if found else _item(guide, where, subject))


def _item(guide: Guide, step: str, item: str) -> str:
    """Give the text of a line of a checklist: the step's, or a closing's."""
    found = step_of(guide, step)
    lists = [found.checklist] if found else []
    lists += [closing.checklist for closing in guide.closings.values()]
    return next((one[item].text for one in lists if item in one), item)


def _form(guide: Guide, form: str) -> str:
    return guide.forms[form].title if form in guide.forms else form


def _purpose(guide: Guide, event: Any, name: Namer) -> str:  # noqa: ANN401 - three event types
    title = (
        guide.consents[event.purpose].title if event.purpose in guide.consents else event.purpose
    )
    return f"«{title}»" + (f" ({name(event.recipient)})" if event.recipient else "")


def _opened(guide: Guide, event: happened.CaseOpened, name: Namer) -> str:
    whose = f" på vegne av {role_title(guide, event.entered_by).lower()}"
    behalf = whose if event.entered_by else ""
    return f"Saken ble åpnet i {name(event.unit)}{behalf}, på «{place_title(guide, event.step)}»."


def _ticked(guide: Guide, event: happened.Ticked, _name: Namer) -> str:
    return f"Huket av: {_item(guide, event.step, event.item)}"


def _unticked(guide: Guide, event: happened.Unticked, _name: Namer) -> str:
    return f"Huken ble tatt bort: {_item(guide, event.step, event.item)}"


def _begun(guide: Guide, event: happened.FormBegun, _name: Namer) -> str:
    return f"Skjemaet «{_form(guide, event.form)}» ble påbegynt."


def _answered(guide: Guide, event: happened.Answered, _name: Namer) -> str:
    """Name the question when there is one, as there is when a form is asked at a terminal."""
    given = [path for path, answer in event.answers.items() if answer is not None]
    if given:
        what = f"{len(given)} svar"
    else:
        what = "Hoppet over" if event.answers else "Svar ble tatt bort"
    touched = given or [*event.answers] or [*event.taken_back]
    asked = _question(guide, event.form, touched[0]) if len(touched) == 1 else ""
    if event.calculated:
        return f"Regnet ut på nytt i «{_form(guide, event.form)}»" + (
            f": {asked}" if asked else "."
        )
    return f"{what} i «{_form(guide, event.form)}»" + (f": {asked}" if asked else ".")


def _question(guide: Guide, form: str, path: str) -> str:
    spot = locate(guide.forms[form].fields, path) if form in guide.forms else None
    return spot.field.label if spot else ""


def _finished(guide: Guide, event: happened.FormFinished, _name: Namer) -> str:
    return f"Skjemaet «{_form(guide, event.form)}» er ferdig."


def _moved(guide: Guide, event: happened.Moved, _name: Namer) -> str:
    target = place_title(guide, event.target)
    if event.closing:
        return f"Saken ble avsluttet: {target}."
    if event.origin in guide.closings:
        return f"Saken ble åpnet igjen, på «{target}»."
    again = " Ny runde." if event.round == "new" and event.origin != event.target else ""
    verb = "gikk tilbake til" if event.round == "back" else "gikk videre til"
    aside = " Utenom veilederen." if event.jump else ""
    return f"Saken {verb} «{target}».{again}{aside}"


def _offer_gone(_guide: Guide, event: happened.BatonWithdrawn, name: Namer) -> str:
    how = f"falt bort: samtykket til {name(event.lost)} gjelder ikke lenger"
    return f"Tilbudet til {name(event.to)} {how if event.lost else 'ble trukket'}."


def _returned(_guide: Guide, event: happened.BatonReturned, name: Namer) -> str:
    return (
        f"Stafettpinnen gikk tilbake til {name(event.to)}: "
        f"samtykket til {name(event.lost)} gjelder ikke lenger."
    )


def _baton(template: str) -> Callable[[Guide, Any, Namer], str]:
    def line(_guide: Guide, event: Any, name: Namer) -> str:  # noqa: ANN401
        person = getattr(event, "to", "") or getattr(event, "holder", "")
        return template.format(name(person))

    return line


def _consent_asked(guide: Guide, event: happened.ConsentAsked, name: Namer) -> str:
    return f"Det ble bedt om samtykke: {_purpose(guide, event, name)}."


def _consent_answered(guide: Guide, event: happened.ConsentAnswered, name: Namer) -> str:
    answer = "ja" if event.yes else "nei"
    who = GIVERS.get(event.giver, event.giver).capitalize()
    return f"{who} svarte {answer} på samtykke: {_purpose(guide, event, name)}."


def _consent_withdrawn(guide: Guide, event: happened.ConsentWithdrawn, name: Namer) -> str:
    who = GIVERS.get(event.giver, event.giver).capitalize()
    return f"{who} trakk samtykket: {_purpose(guide, event, name)}."


def _invited(guide: Guide, event: happened.Invited, name: Namer) -> str:
    role = f" som {role_title(guide, event.role).lower()}" if event.role else ""
    return f"{_whom(event, name)} ble invitert{role}."


def _invitation_declined(_guide: Guide, event: happened.InvitationDeclined, name: Namer) -> str:
    return f"{_whom(event, name)} sa nei til invitasjonen."


def _invitation_withdrawn(_guide: Guide, event: happened.InvitationWithdrawn, name: Namer) -> str:
    return f"Invitasjonen til {_whom(event, name)} ble trukket."


def _whom(event: Any, name: Namer) -> str:  # noqa: ANN401 - what can become of an invitation
    return name(event.unit) + (f" ({name(event.person)})" if event.person else "")


def _joined(_guide: Guide, event: happened.ParticipantJoined, name: Namer) -> str:
    return f"{name(event.person)} ({name(event.unit)}) ble med."


def _left(_guide: Guide, event: happened.ParticipantLeft, name: Namer) -> str:
    if not event.person:
        # So it was written before an invitation that is taken back had an event of its own.
        return f"Invitasjonen til {name(event.unit)} ble trukket."
    return f"{name(event.person)} ({name(event.unit)}) er ikke lenger med."


def _measure_added(_guide: Guide, event: happened.MeasureAdded, _name: Namer) -> str:
    return f"Tiltak {event.measure} ble lagt til: {event.what}"


def _measure_changed(_guide: Guide, event: happened.MeasureChanged, _name: Namer) -> str:
    return f"Tiltak {event.measure} ble endret."


def _measure_ended(_guide: Guide, event: happened.MeasureEnded, _name: Namer) -> str:
    return f"Tiltak {event.measure} {'er ferdig' if event.status == 'done' else 'ble stoppet'}."


def _child_born(_guide: Guide, event: happened.ChildBorn, _name: Namer) -> str:
    said = f"Barnet er født {moment_in_words(event.born)}."
    more = f" Saker for søsken: {', '.join(event.siblings)}." if event.siblings else ""
    return said + more


def _term_set(_guide: Guide, event: happened.TermSet, _name: Namer) -> str:
    was = f", fra {moment_in_words(event.was)}" if event.was else ""
    return f"Terminen ble rettet{was} til {moment_in_words(event.term)}."


def _fact_told(guide: Guide, event: happened.FactTold, _name: Namer) -> str:
    title = guide.facts[event.fact].title if event.fact in guide.facts else event.fact
    if event.value is None:
        return f"Opplysningen ble trukket tilbake: {title}."
    by = " Den kom fra fagsystemet." if event.host else ""
    return f"Opplyst: {title}.{by}"


def _action(guide: Guide, event: happened.ActionDone, _name: Namer) -> str:
    action = guide.actions.get(event.action) or guide.anytime.get(event.action)
    return f"Gjort: {action.title if action else event.title or event.action}"


def _submitted(guide: Guide, event: happened.Submitted, _name: Namer) -> str:
    return f"Saken ble sendt til {arena_title(guide, event.arena)}."


def _task_started(_guide: Guide, event: happened.TaskStarted, name: Namer) -> str:
    to = f" til {name(event.to)}" if event.to else ""
    return f"Ny oppgave{to}: {event.title}"


def _task_passed(_guide: Guide, event: happened.TaskPassed, name: Namer) -> str:
    return f"Oppgaven gikk videre til {name(event.to)}: {event.title}"


def _task_done(_guide: Guide, event: happened.TaskDone, _name: Namer) -> str:
    return f"Oppgaven er gjort: {event.title}"


def _linked_opened(_guide: Guide, event: happened.LinkedOpened, _name: Namer) -> str:
    return f"En tilknyttet sak ble åpnet: {event.case}."


def _linked_told(_guide: Guide, event: happened.LinkedTold, _name: Namer) -> str:
    end = "har gitt beskjed" if event.emitted else "har svart"
    end = "er avsluttet" if event.closed else "er åpnet igjen" if event.reopened else end
    return f"Den tilknyttede saken {event.case} {end}."


def _proposed(guide: Guide, event: happened.Proposed, _name: Namer) -> str:
    return f"Foreslått: {way_title(guide, event.subject)}"


def _silenced(guide: Guide, event: happened.ProposalSilenced, _name: Namer) -> str:
    return f"Ikke gjort nå: {way_title(guide, event.subject)}"


def _lapsed(guide: Guide, event: happened.ProposalLapsed, _name: Namer) -> str:
    return f"Forslaget falt bort: {way_title(guide, event.subject)}"


def _edition(guide: Guide, _event: happened.EditionTaken, _name: Namer) -> str:
    return f"Saken følger nå utgave {guide.version} av veilederen. Bare ordlyden er ny."


def _migrated(guide: Guide, event: happened.Migrated, _name: Namer) -> str:
    where = place_title(guide, event.step)
    return f"Saken ble flyttet til «{guide.title}», utgave {guide.version}, og står på «{where}»."


def _undone(guide: Guide, _event: happened.MigrationUndone, _name: Namer) -> str:
    return f"Flyttingen ble angret. Saken følger igjen «{guide.title}», utgave {guide.version}."


def way_title(guide: Guide, way: str) -> str:
    """Give the title of an action, or of the first transition with the id."""
    action = guide.anytime.get(way) or guide.actions.get(way)
    if action:
        return action.title
    move = transition_of(guide, way)
    return move.title if move else way


_WORDS: dict[type[Event], Callable[[Guide, Any, Namer], str]] = {
    happened.CaseOpened: _opened,
    happened.Ticked: _ticked,
    happened.Unticked: _unticked,
    happened.FormBegun: _begun,
    happened.Answered: _answered,
    happened.FormFinished: _finished,
    happened.Moved: _moved,
    happened.BatonOffered: _baton("Stafettpinnen ble tilbudt {}."),
    happened.BatonAccepted: _baton("{} tok imot stafettpinnen."),
    happened.BatonReturned: _returned,
    happened.BatonDeclined: _baton("{} sa nei til stafettpinnen."),
    happened.BatonWithdrawn: _offer_gone,
    happened.BatonKept: _baton("Det ble avgjort at {} fortsatt er stafettholder."),
    happened.ConsentAsked: _consent_asked,
    happened.ConsentAnswered: _consent_answered,
    happened.ConsentWithdrawn: _consent_withdrawn,
    happened.Invited: _invited,
    happened.ParticipantJoined: _joined,
    happened.ParticipantLeft: _left,
    happened.InvitationDeclined: _invitation_declined,
    happened.InvitationWithdrawn: _invitation_withdrawn,
    happened.MeasureAdded: _measure_added,
    happened.MeasureChanged: _measure_changed,
    happened.MeasureEnded: _measure_ended,
    happened.ChildBorn: _child_born,
    happened.TermSet: _term_set,
    happened.FactTold: _fact_told,
    happened.ActionDone: _action,
    happened.Submitted: _submitted,
    happened.TaskStarted: _task_started,
    happened.TaskPassed: _task_passed,
    happened.TaskDone: _task_done,
    happened.LinkedOpened: _linked_opened,
    happened.LinkedTold: _linked_told,
    happened.Proposed: _proposed,
    happened.ProposalSilenced: _silenced,
    happened.ProposalLapsed: _lapsed,
    happened.EditionTaken: _edition,
    happened.Migrated: _migrated,
    happened.MigrationUndone: _undone,
}

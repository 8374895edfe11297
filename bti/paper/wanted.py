"""What is wanted of those who follow a guide, as lines that stand under a field, a way or a level.

On empty paper nobody knows what holds, so conditions are said; in a case they are empty.
"""

from __future__ import annotations

from bti.case.question_line import tracks
from bti.case.views import (
    ContactView,
    FieldView,
    FormLine,
    FormView,
    GuideClosing,
    GuideConsent,
    GuideDue,
    GuideFact,
    GuideLevel,
    ItemView,
    StepView,
    TaskView,
    WayView,
)
from bti.guide.conditions.wording import joined

Facts = tuple[tuple[str, str], ...]
"""Words with what they say, for a list of facts."""


def of_field(field: FieldView) -> str:
    """Say when a field is asked, and how hard it is demanded then; a note says whom it is for."""
    if field.type == "note":
        return _of_note(field)
    asked = f"Besvares når {field.asked_when}." if field.asked_when else ""
    if field.must_when:
        return f"{asked} Må fylles ut når {field.must_when}.".strip()
    demands = {
        "required": " Må da fylles ut.",
        "or_reason": " Må da fylles ut, eller skriv hvorfor ikke.",
        "optional": "",
    }
    return asked + demands[field.must] if asked else ""


def _of_note(note: FieldView) -> str:
    when = f"gjelder når {note.asked_when}" if note.asked_when else ""
    said = ", ".join(part for part in (when, tracks(note.only_for)) if part)
    return f"{said[0].upper()}{said[1:]}." if said else ""


def of_line(line: ItemView | FormLine) -> str:
    """Say when a line of a checklist or a form of a step is asked and demanded."""
    asked = line.asked_when if isinstance(line, ItemView) else ""
    said = (
        f"Gjelder når {asked}" if asked else "",
        f"Må når {line.must_when}" if line.must_when else "",
    )
    return ". ".join(part for part in said if part)


def of_way(way: WayView) -> tuple[str, ...]:
    """Say what a way wants: what opens it, what it demands, and what it asks."""
    labels = (
        field.label for field in way.asks if field.type != "note" and field.state != "not_relevant"
    )
    asked = way.questions or (" ".join(labels),)
    said = (
        ("Skjer av seg selv når" if way.automatic else "Åpner seg når", way.opens_when),
        ("Foreslås når", way.proposed_when),
        ("Krever:", "; ".join(way.demands)),
        *(("Spør om:", question) for question in asked),
        ("Dette skjer:", "; ".join(way.does)),
    )
    return tuple(f"{words} {what}" for words, what in said if what)


def of_level(level: GuideLevel) -> Facts:
    """Say what holds for a whole level, apart from its deadlines."""
    said = (
        ("Gjelder", tracks(level.only_for)),
        ("Åpner seg når", level.opens_when),
        (f"Før {level.the} begynner", "; ".join(level.demands)),
        ("Varer", level.takes),
        ("Stafettholder", level.decide),
        ("Runder", level.rounds),
    )
    return tuple((words, what) for words, what in said if what)


def sort_of_step(step: StepView) -> str:
    """Say what sort of step it is, and in which phase, where these are not the same word."""
    if not step.phase or step.phase == step.kind.casefold():
        return step.kind
    return f"{step.kind} ({step.phase})" if step.kind else step.phase.capitalize()


def of_fact(fact: GuideFact) -> Facts:
    """Say who tells a fact, how long it holds, and what is taken for true until then."""
    said = (
        ("Gjelder", tracks(fact.only_for)),
        ("Svar", fact.answer),
        ("Opplyses av", fact.tellers),
        ("Gjelder i", fact.valid_for),
        ("Regnes som", f"{fact.assumed}, til noe annet er opplyst" if fact.assumed else ""),
        ("Deling", "deles ikke" if fact.not_shared else ""),
    )
    return tuple((words, what) for words, what in said if what)


def of_closing(closing: GuideClosing) -> tuple[str, ...]:
    """Say for whom a closing is, and whether anything is sent after it."""
    whom = tracks(closing.only_for)
    said = (
        f"{whom[0].upper()}{whom[1:]}." if whom else "",
        "Etter dette sendes det ingen påminnelser." if closing.quiet else "",
    )
    return tuple(part for part in said if part)


def due_said(due: GuideDue) -> str:
    """Say a deadline of a level or of the guide: whose it is, the rule, and whom it is for."""
    whom = tracks(due.only_for)
    told = f"{whom[0].upper()}{whom[1:]}." if whom else ""
    said = (f"{due.title}." if due.title else "", due.rule, told)
    return " ".join(part for part in said if part)


def of_task(task: TaskView) -> Facts:
    """Say whose a task is, what starts it, and by when it is to be done."""
    said = (
        ("Gjelder", tracks(task.only_for)),
        ("Hvem", ", ellers ".join(task.who) if task.one_person else ", ".join(task.who)),
        ("Begynner når", task.starts_when),
        ("Frist", task.rule),
        ("Skjult", "Bare den oppgaven går til, ser den" if task.hidden else ""),
        ("Når saken avsluttes", "oppgaven blir stående" if task.stays else ""),
    )
    return tuple((words, what) for words, what in said if what)


def of_consent(consent: GuideConsent) -> Facts:
    """Say what a yes takes, and how long it is good for."""
    said = (
        ("Gjelder", tracks(consent.only_for)),
        ("Hvem sier ja", consent.givers),
        ("Gjelder i", consent.valid_for),
        ("Grunnlag", consent.basis),
        ("Når barnet selv samtykker", f"spør {consent.at_own_age}" if consent.at_own_age else ""),
        ("Når barnet er født", f"spør på nytt {consent.at_birth}" if consent.at_birth else ""),
        ("Bekreftes av", consent.confirmed_by),
    )
    return tuple((words, what) for words, what in said if what)


def of_contact(contact: ContactView) -> str:
    """Say all that is known of a contact beside the number itself."""
    said = (
        tracks(contact.only_for),
        contact.area,
        contact.open,
        "stengt nå" if contact.closed else "",
        contact.email if contact.phone else "",
        contact.see,
        f"spør {contact.ask_at}" if contact.ask_at else "",
        f"ellers {contact.otherwise}" if contact.otherwise else "",
        contact.about,
    )
    return " · ".join(part for part in said if part)


def of_form(form: FormView, quiet: bool) -> tuple[str, ...]:  # noqa: FBT001 - a filter of a template
    """Say who may see a form, where it is kept, and its other rules."""
    roles = joined(form.confidential, "og")
    said = (
        "Dette skjemaet deles ikke." if quiet else "",
        f"Bare {roles} får se dette skjemaet." if roles else "",
        "Skriv uten navn. Skjemaet er anonymt." if form.anonymous else "",
        f"Skjemaet oppbevares her: {form.kept_elsewhere}." if form.kept_elsewhere else "",
    )
    return (*(line for line in said if line), *form.said)


def of_confidential(field: FieldView) -> str:
    """Say who may see a field."""
    roles = joined(field.confidential, "og")
    return f"bare {roles} får se dette" if roles else ""


def is_unknown(contact: ContactView) -> bool:
    """Tell whether the municipality still has to fill in how the contact is reached."""
    ways = (contact.phone, contact.email, contact.url, contact.see, contact.ask_at)
    return contact.missing or not any(ways)

"""The guide as people read it: levels, steps and tools, the same for an empty guide and a case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bti.case.blank_facts import guide_facts
from bti.case.blank_steps import blank_step
from bti.case.blank_tasks import blank_task
from bti.case.blanks import (
    blank_action,
    blank_form_lines,
    blank_items,
    blank_transitions,
    opens_when,
)
from bti.case.built_on import edition_in_words
from bti.case.calendar import is_working_day
from bti.case.contacts import all_contacts, checked_in_words
from bti.case.due_words import CASE_OPENED, LEVEL_ENTERED, due_in_words, takes_in_words
from bti.case.forms.form_page import form_view
from bti.case.place_titles import role_title
from bti.case.registers.every import register_views
from bti.case.registers.sections import section_views
from bti.case.requirements import of_level, required_in_words, said_condition
from bti.case.titles import scope_titles
from bti.case.views import (
    GuideClosing,
    GuideConsent,
    GuideDue,
    GuideLevel,
    GuideView,
)
from bti.guide.conditions.wording import joined, quoted
from bti.guide.definition import AskAgain, Closing, Consent, Due, Guide, Level, Requires
from bti.guide.numbering import level_number
from bti.guide.spans import later, parse_span, span_in_words
from bti.guide.targets import Layout


def guide_view(guide: Guide) -> GuideView:
    """Give the whole guide, printed empty: the handlingsveileder."""
    return GuideView(
        workflow=guide.workflow,
        title=guide.title,
        edition=edition_in_words(guide),
        language=guide.language,
        level_words=guide.level_word.many,
        about=guide.about,
        reviewed=guide.reviewed,
        review_by=_review_by(guide),
        checked=checked_in_words(guide),
        sections=section_views(guide),
        levels=tuple(_level(guide, level_id, level) for level_id, level in guide.levels.items()),
        dues=tuple(_due(guide, d, due, CASE_OPENED) for d, due in guide.deadlines.items()),
        anytime=tuple(blank_action(guide, a, one, "anytime") for a, one in guide.anytime.items()),
        tasks=tuple(blank_task(guide, t, task) for t, task in guide.tasks.items()),
        consents=tuple(_consent(guide, c, consent) for c, consent in guide.consents.items()),
        facts=tuple(guide_facts(guide)),
        registers=register_views(guide),
        closings=tuple(_closing(guide, c, closing) for c, closing in guide.closings.items()),
        forms=tuple(form_view(guide, None, form, None, None) for form in guide.forms),
        contacts=all_contacts(guide),
    )


def _review_by(guide: Guide) -> str:
    """Give the day by which the guide is to be gone through again, when it says how often."""
    if not (guide.review_every and guide.reviewed and guide.reviewed != "unknown"):
        return ""
    reviewed = date.fromisoformat(guide.reviewed)
    return later(reviewed, parse_span(guide.review_every), is_working_day).isoformat()


def _level_words(guide: Guide, level: Level) -> Iterator[str]:
    """Say what a level is about, and what it is called on tracks that have words of their own."""
    if level.about:
        yield level.about
    for track, variant in level.variants.items():
        words = [word for word in (variant.title, variant.about) if word]
        yield f"{guide.tracks[track].title}: {'. '.join(words).rstrip('.')}."


def _level(guide: Guide, level_id: str, level: Level) -> GuideLevel:
    return GuideLevel(
        id=level_id,
        title=level.title,
        number=level_number(guide, level_id),
        word=guide.level_word.one,
        the=guide.level_word.the,
        about=" ".join(_level_words(guide, level)),
        opens_when=opens_when(guide, level.when, level.requires),
        demands=_demands(guide, level_id, level),
        only_for=scope_titles(guide, level.only_for),
        takes=takes_in_words(level.takes),
        dues=tuple(_due(guide, d, due, LEVEL_ENTERED) for d, due in level.deadlines.items()),
        decide=_decided(guide, level),
        rounds=_rounds(level),
        steps=tuple(blank_step(guide, step) for step in level.steps),
    )


def _demands(guide: Guide, level_id: str, level: Level) -> tuple[str, ...]:
    """Say what is demanded before the level, and which ways come there without it."""
    demanded = tuple(of_level(guide, level_id, level))
    free = joined([quoted(title) for title in _from_events(guide, level_id)], "og")
    told = (f"gjelder ikke {free}, som kommer av en hendelse",) if demanded and free else ()
    return (*demanded, *told)


def _from_events(guide: Guide, level_id: str) -> Iterator[str]:
    """Give the titles of the ways into a level that no person takes: nothing stands before them."""
    layout = Layout(guide)
    for origin, step in layout.steps.items():
        for way, move in step.transitions.items():
            enters = layout.level_of[origin] != level_id and (move.event or move.automatic)
            if enters and any(one.level == level_id for one in layout.targets(origin, move.to)):
                yield move.title or way


def _due(guide: Guide, due_id: str, due: Due, start: str) -> GuideDue:
    return GuideDue(
        id=due_id,
        title=due.title,
        rule=due_in_words(guide, due, start),
        only_for=scope_titles(guide, due.only_for),
    )


def _decided(guide: Guide, level: Level) -> str:
    """Say who can hold, and by when it is decided again; ``before`` stands among the demands."""
    if level.baton is None:
        return ""
    word, _, span = level.baton.decide.partition(" ")
    again = f"bestemmes på nytt innen {_span(span)}" if word == "within" else ""
    roles = joined([role_title(guide, role).lower() for role in level.baton.may_hold], "eller")
    who = f"kan være {roles}" if roles else ""
    return "; ".join(part for part in (again, who) if part)


def _rounds(level: Level) -> str:
    rounds = level.rounds
    if not rounds.warn_after:
        return ""
    first = f"runde {rounds.warn_after + 1}"
    return f"Fra {first}: {rounds.say}" if rounds.say else f"bti sier fra når {first} begynner"


def _consent(guide: Guide, consent_id: str, consent: Consent) -> GuideConsent:
    return GuideConsent(
        id=consent_id,
        title=consent.title,
        about=consent.about,
        only_for=scope_titles(guide, consent.only_for),
        givers=_givers(consent),
        basis=consent.basis,
        valid_for=_span(consent.valid_for),
        at_own_age=_ask_again(consent.at_own_age),
        at_birth=_ask_again(consent.at_birth),
        confirmed_by=role_title(guide, consent.confirmed_by) if consent.confirmed_by else "",
    )


def _ask_again(again: AskAgain | None) -> str:
    return f"innen {_span(again.ask_within)}" if again else ""


def _span(text: str) -> str:
    return span_in_words(parse_span(text)) if text else ""


def _givers(consent: Consent) -> str:
    """Say who has to say yes."""
    both = consent.given_by == "both_guardians"
    said = "Begge foreldre med foreldreansvar" if both else "Én forelder med foreldreansvar"
    if consent.own_from_age and consent.instead:
        said += f". Fra barnet er {consent.own_from_age} år, sier barnet ja alene"
    elif consent.own_from_age:
        said += f", og barnet selv fra det er {consent.own_from_age} år"
    each = " Hver tjeneste trenger sitt eget samtykke." if consent.per else ""
    return f"{said}.{each}"


def _closing(guide: Guide, closing_id: str, closing: Closing) -> GuideClosing:
    return GuideClosing(
        id=closing_id,
        title=closing.title,
        about=closing.about,
        quiet=closing.quiet,
        only_for=scope_titles(guide, closing.only_for),
        checklist=blank_items(guide, closing.checklist),
        forms=blank_form_lines(guide, closing.forms),
        demands=tuple(_demanded(guide, closing.requires)),
        ways=tuple(blank_transitions(guide, closing_id, closing.transitions)),
    )


def _demanded(guide: Guide, requires: Requires) -> Iterator[str]:
    """Say all that a closing demands; no door stands before it, so its condition is one of them."""
    yield from required_in_words(guide, requires)
    if requires.when:
        yield said_condition(guide, requires.when)

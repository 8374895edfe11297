"""What a guide waits for, in words, as it can stand after «når»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bti.case.titles import title
from bti.guide.conditions.wording import quoted
from bti.guide.targets import step_of

if TYPE_CHECKING:
    from bti.guide.definition import Guide

_TASK = "task."
_WORDS = {
    "answered": "{} er besvart",
    "form_finished": "{} er ferdig",
    "consent_given": "samtykket er gitt",
    "consent_withdrawn": "samtykket er trukket",
    "consent_expired": "samtykket er gått ut",
    "baton_accepted": "en ny stafettholder har tatt imot",
    "baton_declined": "den som ble spurt, har sagt nei til stafettpinnen",
    "service_changed": "stafettpinnen er hos en ny tjeneste",
    "measure_added": "et tiltak er lagt til",
    "measure_done": "et tiltak er ferdig",
    "linked_opened": "en tilknyttet sak er åpnet",
    "linked_emitted": "den tilknyttede saken har gitt beskjed",
    "linked_closed": "den tilknyttede saken er avsluttet",
    "date_reached": "datoen i {} er kommet",
    "fact_changed": "det er kommet noe nytt om {}",
    "child_turns": "barnet fyller {} år",
    "arena_answered": "{} har svart",
    "child_born": "barnet er født",
}


def occasion_in_words(guide: Guide, event: str) -> str:
    """Say what has to happen; nothing when a way waits for nothing."""
    word, _, what = event.partition(" ")
    if not word:
        return ""
    if word == "due_passed" and what.startswith(_TASK):
        task = guide.tasks.get(what.removeprefix(_TASK))
        return f"fristen for oppgaven «{task.title if task else what}» er ute"
    about = ("fact", what) if word == "fact_changed" else tuple(what.split("."))
    named = title(guide, about) if what else None
    said = _WORDS.get(word, "det den venter på, har skjedd")
    if what in guide.consents and word.startswith("consent_"):
        return said.replace("samtykket", f"samtykket til «{guide.consents[what].title}»")
    if word == "due_passed":
        return f"{_deadline(guide, what)} er ute"
    return said.format(quoted(named) if named else what)


def wait_in_words(guide: Guide, event: str) -> str:
    """Say what a way waits for: a consent of a unit at a time has to be lost for the last unit."""
    said = occasion_in_words(guide, event)
    word, _, purpose = event.partition(" ")
    if word not in {"consent_withdrawn", "consent_expired"}:
        return said
    meant = (purpose,) if purpose in guide.consents else tuple(guide.consents)
    per_unit = any(guide.consents[one].per == "service" for one in meant)
    return f"{said} hos den siste enheten som hadde det" if per_unit else said


def _deadline(guide: Guide, what: str) -> str:
    """Name a deadline: of the guide, a level or a step, or the longest time of a phase."""
    place, _, longest = what.partition(".")
    if longest == "takes":
        phase = guide.levels.get(place) or step_of(guide, place)
        return f"den lengste tiden for «{phase.title if phase else place}»"
    levels = guide.levels.values()
    registers = (guide.deadlines, *(level.deadlines for level in levels))
    due = next((register[what] for register in registers if what in register), None)
    step = step_of(guide, what)
    if due is None and step is not None:
        due = step.due
    return f"fristen {quoted((due.title if due else '') or (step.title if step else what))}"

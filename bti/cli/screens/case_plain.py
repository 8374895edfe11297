"""A case as one fact a line, for a screen reader or a terminal without the signs."""

from __future__ import annotations

from collections.abc import Iterator

from bti.case.views import CaseView, LevelView, MeasureView, WayView
from bti.cli.dates import short
from bti.cli.screens.case import facts, form_lines, level_title, named_origin, state, whose
from bti.cli.screens.words import FORM, MEASURE, MUST, MUST_FORM, answer_line, capital, stands


def case_plain(case: CaseView) -> Iterator[str]:
    """Tell a case in sentences."""
    who = ", ".join(part for part in (case.name, case.subject, case.home) if part)
    yield f"Sak {case.id}. {who}. Åpnet {short(case.opened)}."
    yield _where(case)
    if case.levels:
        yield " ".join(_level(level) for level in case.levels)
    if case.step.what:
        yield f"Gjør dette: {case.step.what}"
    for word, said in facts(case):
        yield f"{word}: {said}."
    yield from filter(None, (case.holder_left, case.round_warning))
    yield from _checklist(case)
    for form in form_lines(case):
        must = MUST_FORM[form.must].capitalize()
        early = f" {form.early}." if form.early else ""
        yield f"Skjema {form.id}, {form.title}: {FORM[form.state]}. {must}.{early}"
    yield from _others(case)
    for way in case.step.ways:
        yield _way(case, way)


def _where(case: CaseView) -> str:
    since = f"siden {short(case.entered)}"
    if case.closed:
        return f"Avsluttet: {case.step.title}, {since}."
    step = case.step
    number = f"steg {step.number} " if step.number else ""
    last = case.levels[-1].number if case.levels else step.level_number
    word = capital(step.level_word)
    level = (
        f"{word} {step.level_number} av {case.levels[0].number if case.levels else 0} til {last}"
    )
    lead = f"{level}, " if step.level_number else ""
    return f"{lead}{number}{step.title}, {since}, runde {case.round}."


def _level(level: LevelView) -> str:
    on_line = [one for one in level.stations if one.state != "off_path"]
    done = sum(one.state in {"done", "skipped"} for one in on_line)
    said = {"done": "ferdig", "ahead": "ikke begynt"}.get(
        level.state, f"{done} av {len(on_line)} steg ferdig"
    )
    return f"{capital(level.word)} {level.number} {level_title(level.title, level.number)}: {said}."


def _checklist(case: CaseView) -> Iterator[str]:
    items = case.step.checklist
    if items:
        done = sum(item.done is not None for item in items)
        yield f"Sjekkliste, {done} av {len(items)} ferdig."
    for item in items:
        said = "Ferdig" if item.done else "Gjenstår"
        yield f"{said}: {item.text}. {MUST[item.must].capitalize()}. Skriv {item.id}."


def _others(case: CaseView) -> Iterator[str]:
    for consent in case.consents:
        to = f" ({consent.recipient})" if consent.recipient else ""
        yield f"Samtykke {consent.id}, {consent.title}{to}: {stands(consent)}."
    for measure in case.measures:
        yield _measure(measure)
    for fact in case.facts:
        yield f"Opplysning {fact.id}, {fact.title}: {fact.said}."
    if case.origin:
        yield f"Tatt med fra en annen sak. {named_origin(case.origin)}."
    for sheet in case.carried:
        answers = ". ".join(answer_line(one).rstrip(".") for one in sheet.answers)
        yield f"Tatt med, {sheet.title}: {answers}."
    for asked in case.answers:
        answers = ". ".join(answer_line(one).rstrip(".") for one in asked.answers)
        yield f"Svar i {asked.title}, {short(asked.at)}: {answers}."
    for task in case.tasks:
        said = ", ".join(part for part in (task.title, *whose(task)) if part)
        yield f"Oppgave {task.id}: {said}. Skriv bti oppgave {case.id} {task.id}."
    for request in case.requests:
        yield f"Sendt til {request.title} {short(request.sent)}."
    for one in case.participants:
        yield f"Aktør: {', '.join(part for part in (one.name, one.unit, one.role) if part)}."


def _measure(measure: MeasureView) -> str:
    day = f", evalueres {short(measure.evaluate_by)}" if measure.evaluate_by else ""
    who = measure.responsible or "ingen ansvarlig"
    return f"Tiltak {measure.id}, {measure.what}: {MEASURE[measure.status]}, {who}{day}."


def _way(case: CaseView, way: WayView) -> str:
    verb = "videre" if way.kind == "transition" else "gjor"
    return f"Vei: bti {verb} {case.id} {way.id}. {way.title}: {state(way)}."

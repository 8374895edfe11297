"""Measures: agreed on, dated, changed, done or stopped."""

from __future__ import annotations

from bti.case.calendar import day_of
from bti.case.duty_commands import AddMeasure, ChangeMeasure, EndMeasure
from bti.case.events import AnyEvent, MeasureAdded, MeasureChanged, MeasureEnded
from bti.case.forms.entries import about, read_answers
from bti.case.standing import Standing
from bti.errors import BadInput, NotFound, Reason


def add(standing: Standing, command: AddMeasure) -> tuple[AnyEvent, ...]:
    """Add a measure; its id is the next number in the case unless one is given."""
    measure = command.measure or f"t{standing.case.measure_count + 1}"
    problems = [*_problems(standing, command)]
    if not command.what.strip():
        problems.append(about("what", "Skriv hva tiltaket er."))
    if standing.case.measure(measure):
        told = f"Tiltaket {measure} finnes fra før. Endre det, eller velg en annen id."
        problems.append(about(measure, told))
    fields, faults = read_answers(standing.guide.measures.fields, command.fields)
    _stop_on((*problems, *faults))
    added = MeasureAdded(
        measure=measure,
        what=command.what.strip(),
        goal=command.goal,
        responsible=command.responsible,
        contributors=command.contributors,
        place=command.place,
        start=command.start,
        evaluate_by=command.evaluate_by,
        service=command.service or standing.case.home_service,
        fields=fields,
    )
    return (added,)


def change(standing: Standing, command: ChangeMeasure) -> tuple[AnyEvent, ...]:
    """Change what is given of an open measure."""
    _open_measure(standing, command.measure)
    fields, faults = read_answers(standing.guide.measures.fields, command.fields)
    _stop_on((*_problems(standing, command), *faults))
    changed = MeasureChanged(
        measure=command.measure,
        what=command.what,
        goal=command.goal,
        responsible=command.responsible,
        place=command.place,
        start=command.start,
        evaluate_by=command.evaluate_by,
        service=command.service,
        fields=fields,
    )
    return (changed,)


def end(standing: Standing, command: EndMeasure) -> tuple[AnyEvent, ...]:
    """Say that a measure is done, or stopped; a stop needs a reason."""
    _open_measure(standing, command.measure)
    if command.status == "stopped" and not command.reason.strip():
        raise BadInput(about("reason", "Skriv hvorfor tiltaket stoppes, med --reason."))
    return (MeasureEnded(measure=command.measure, status=command.status, reason=command.reason),)


def _open_measure(standing: Standing, measure: str) -> None:
    known = [m.id for m in standing.case.measures if m.status == "open"]
    if measure not in known:
        have = ", ".join(known) or "ingen"
        raise NotFound(f"Saken har ikke et åpent tiltak «{measure}». Åpne tiltak: {have}.")


def _problems(standing: Standing, command: AddMeasure | ChangeMeasure) -> tuple[Reason, ...]:
    """Say what is wrong with the dates and the place, all at once."""
    problems = []
    places = standing.guide.measures.place.choices
    if command.place and places and command.place not in places:
        told = f"Stedet «{command.place}» finnes ikke. Velg blant: {', '.join(places)}."
        problems.append(about("place", told))
    if command.evaluate_by and command.evaluate_by < day_of(standing.now):
        told = "Datoen for evaluering er passert. Velg en dato fram i tid."
        problems.append(about("evaluate_by", told))
    if command.start and command.evaluate_by and command.evaluate_by < command.start:
        told = "Tiltaket kan ikke evalueres før det starter. Velg en senere dato."
        problems.append(about("evaluate_by", told))
    services = standing.guide.services
    if command.service and services and command.service not in services:
        known = ", ".join(services)
        told = f"Tjenesten «{command.service}» finnes ikke. Velg blant: {known}."
        problems.append(about("service", told))
    return tuple(problems)


def _stop_on(problems: tuple[Reason, ...]) -> None:
    if problems:
        raise BadInput(*problems)

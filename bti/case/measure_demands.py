"""What is demanded of the measures of a case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bti.case.case import Measure
from bti.case.demand import Demand, Hardness
from bti.case.measure_dates import date_of
from bti.case.standing import Standing
from bti.guide.definition import DateDemand, MeasureDemand


def of_measures(standing: Standing, rule: str, demand: MeasureDemand) -> Iterator[Demand]:
    """What is demanded of the measures: how many, what each has, that all are done, whose."""
    case = standing.case
    live = [m for m in case.measures if m.status == "open"]
    if demand.at_least:
        # That all are done says that none is open: then it is how many there have been.
        count = case.measure_count if demand.all_done else len(live)
        yield _of_case(
            standing,
            rule,
            demand.strength,
            met=count >= demand.at_least,
            message=f"Det trengs minst {_count(demand.at_least)} tiltak. Saken har {count}.",
        )
    yield from _each_measure(standing, rule, demand, live)


def _each_measure(
    standing: Standing, rule: str, demand: MeasureDemand, live: list[Measure]
) -> Iterator[Demand]:
    """What is demanded of each open measure: of none it is not met, unless none is to be open."""
    hard = demand.strength
    if demand.each_has and not (live or demand.at_least or demand.all_done):
        yield _of_case(standing, rule, hard, met=False, message="Saken har ingen åpne tiltak.")
    for measure in live:
        for name in demand.each_has:
            yield _has(standing, rule, hard, measure, name)
    if demand.all_done:
        message = f"Disse tiltakene er ikke ferdige: {', '.join(map(_named, live))}."
        yield _of_case(standing, rule, hard, met=not live, message=message, typed=_done(live))
    if demand.owned_by == "own_service":
        own = standing.case.home_service
        others = [m for m in live if m.service and m.service != own]
        message = f"Disse tiltakene eies av en annen tjeneste: {', '.join(map(_named, others))}."
        yield _of_case(standing, rule, hard, met=not others, message=message, typed=_done(others))


def _of_case(
    standing: Standing, rule: str, hard: Hardness, *, met: bool, message: str, typed: str = ""
) -> Demand:
    """Give a demand of the measures of a case together; ``typed`` is what mends it."""
    return Demand(
        kind="measure",
        subject="measures",
        rule=rule,
        hardness=hard,
        met=met,
        message=message,
        todo=f"bti tiltak {standing.case.id}{typed}",
    )


def _done(measures: list[Measure]) -> str:
    return f" --done {measures[0].id if measures else ''}"


def _count(number: int) -> str:
    return "ett" if number == 1 else str(number)


def _named(measure: Measure) -> str:
    """Name a measure by what it is; the id is what is typed."""
    return f"«{measure.what}» ({measure.id})"


_MEASURE_WORDS = {
    "responsible": "ansvarlig",
    "evaluate_by": "dato for evaluering",
    "start": "startdato",
    "goal": "mål",
    "place": "sted",
    "service": "tjeneste",
}
_MEASURE_OPTIONS = {
    "responsible": "--responsible PERSON",
    "evaluate_by": "--evaluate-by DATO",
    "start": "--start DATO",
    "goal": "--goal TEKST",
    "place": "--place STED",
    "service": "--service TJENESTE",
}


def _has(standing: Standing, rule: str, hard: Hardness, measure: Measure, name: str) -> Demand:
    value = getattr(measure, name, None) or measure.fields.get(name)
    field = standing.guide.measures.fields.get(name)
    word = _MEASURE_WORDS.get(name) or (f"svar på «{field.label}»" if field else name)
    return Demand(
        kind="measure",
        subject=f"measures.{measure.id}.{name}",
        rule=rule,
        hardness=hard,
        met=bool(value),
        message=f"Tiltaket {_named(measure)} mangler {word}.",
        todo=f"bti tiltak {standing.case.id} --change {measure.id} {_option(name)}",
    )


def _option(name: str, answer: str = "SVAR") -> str:
    return _MEASURE_OPTIONS.get(name, f"--set {name}={answer}")


def of_new_dates(standing: Standing, rule: str, demand: DateDemand) -> Iterator[Demand]:
    """Each open measure needs a new date; of no measure at all it is not met."""
    case = standing.case
    name = _date_name(demand)
    live = [m for m in case.measures if m.status == "open"]
    if not live:
        yield Demand(
            kind="date",
            subject=f"measures.{name}",
            rule=rule,
            hardness=demand.strength,
            met=False,
            message="Saken har ingen åpne tiltak å sette ny dato på.",
            todo=f"bti tiltak {case.id}",
        )
    for measure in live:
        known = _known_date(standing, demand, measure)
        newest = date_of(measure, name)
        yield Demand(
            kind="date",
            subject=f"measures.{measure.id}.{name}",
            rule=rule,
            hardness=demand.strength,
            met=newest is not None and (known is None or newest > known),
            message=f"Tiltaket {_named(measure)} har ikke fått ny {_date_word(standing, name)}.",
            todo=f"bti tiltak {case.id} --change {measure.id} {_option(name, 'DATO')}",
        )


def _known_date(standing: Standing, demand: DateDemand, measure: Measure) -> date | None:
    """Give what a date has to be later than; one added in the round has its date, unless told."""
    live = standing.case.round
    is_new = measure.id in live.added and demand.than == "round_start"
    return None if is_new else live.dates.get(f"{measure.id}.{_date_name(demand)}")


def _date_name(demand: DateDemand) -> str:
    return demand.of.rpartition(".")[2]


def _date_word(standing: Standing, name: str) -> str:
    field = standing.guide.measures.fields.get(name)
    return f"dato i «{field.label}»" if field else _MEASURE_WORDS[name]

"""A case on the screen: where it stands, what to do, and the ways on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from bti.cli.columns import cut, fold, in_use, spread, table, width
from bti.cli.console import strong
from bti.cli.dates import distance, short
from bti.cli.screens.words import (
    FORM,
    MEASURE,
    MUST,
    MUST_FORM,
    answer_line,
    capital,
    reached,
    stands,
)

if TYPE_CHECKING:
    from bti.case.views import (
        CaseView,
        ContactView,
        FormLine,
        ItemView,
        LevelView,
        MeasureView,
        Named,
        StationView,
        StepView,
        TaskView,
        WayView,
    )

TRACK = {"done": "✓", "here": "●", "ahead": "○", "skipped": "×", "off_path": "○"}
HERE = "     ● her står saken"
_AFTER_NUMBER = "–:.-"


def case_screen(case: CaseView) -> Iterator[str]:
    """Show a case: where, step and holder, deadline, checklist, forms and the ways on."""
    yield from _head(case)
    yield from _levels(case)
    yield ""
    yield from _step(case)
    for title, right, lines in _sections(case):
        if lines:
            yield ""
            yield strong(spread(title, right))
            yield from lines


def level_title(title: str, number: str) -> str:
    """Give a level's title without the number that stands beside it."""
    word, _, numbered = title.partition(" ")
    after = numbered.removeprefix(number).lstrip()
    rest = after[1:].lstrip()
    begins = word.isalnum() and bool(number) and numbered.startswith(number)
    return rest if begins and rest and after[0] in _AFTER_NUMBER else title


def _head(case: CaseView) -> Iterator[str]:
    yield strong(spread(f"Sak {case.id}", _where(case)))
    who = " · ".join(part for part in (case.name, case.subject, case.home) if part)
    yield spread(who, f"åpnet {short(case.opened)}")


def _where(case: CaseView) -> str:
    if case.closed:
        return "Avsluttet"
    step = case.step
    level = f"{capital(step.level_word)} {step.level_number}" if step.level_number else ""
    number = f"steg {step.number}" if step.number else cut(step.title, 40)
    return " · ".join(part for part in (level, number) if part)


def _levels(case: CaseView) -> Iterator[str]:
    if not case.levels:
        return
    yield ""
    rows = [
        (f"{one.number} {level_title(one.title, one.number)}".strip(), _track(one))
        for one in case.levels
    ]
    lines = table([(cut(title, 40), track) for title, track in rows], names=(0,))
    for level, line in zip(case.levels, lines, strict=True):
        here = level.state == "here" and "●" in line and width(line + HERE) <= in_use()
        yield line + (HERE if here else "")


def _track(level: LevelView) -> str:
    return "─".join(TRACK[station.state] for station in _on_line(level))


def _on_line(level: LevelView) -> list[StationView]:
    return [one for one in level.stations if one.state != "off_path"]


def _step(case: CaseView) -> Iterator[str]:
    step = case.step
    since = f"siden {short(case.entered)}" + ("" if case.closed else f", runde {case.round}")
    yield strong(spread(f"{step.number} {step.title}".strip().upper(), since))
    if step.what:
        yield from fold(step.what, first="  ")
    yield from _facts(case)
    for warning in filter(None, (case.holder_left, case.round_warning)):
        yield from fold(warning, first="  ! ", rest="    ")


def _facts(case: CaseView) -> Iterator[str]:
    for word, said in facts(case):
        yield from fold(said, first=f"  {word:<15}  ", rest=" " * 19)


def _number(contact: ContactView) -> str:
    return f"{contact.title} {reached(contact)}"


def facts(case: CaseView) -> Iterator[tuple[str, str]]:
    """Give holder, next deadline and the child's voice, in words."""
    if case.step.phase:
        yield "Fase", case.step.phase
    if case.step.who:
        yield "Hvem", ", ".join(case.step.who)
    if case.step.contacts:
        yield "Ring", " · ".join(_number(contact) for contact in case.step.contacts)
    if case.holder:
        yield case.holder_title, f"{case.holder}, tok imot {short(case.holder_since)}"
    elif case.holder_title and not case.closed:
        yield case.holder_title, "ingen ennå"
    if case.offer:
        yield "Tilbudt", f"{case.offer} er spurt om å ta stafettpinnen"
    if case.dues:
        due = case.dues[0]
        late = "! " if due.days < 0 else ""
        waits = f", venter på {due.waits_for}" if due.waits_for else ""
        instead = f" (i stedet for {short(due.instead_of)})" if due.instead_of else ""
        when = f"{late}{short(due.at)}, {distance(due.days)}"
        yield "Neste frist", f"{when}: {due.title}{waits}{instead}"
    if case.step.takes and not case.closed:
        yield "Steget varer", case.step.takes
    if not case.quiet:
        yield "Barnets stemme", heard(case.child_heard)


def heard(day: date | None) -> str:
    """Say when the child was last heard."""
    return f"sist hørt {short(day)}" if day else "ikke hørt i denne runden"


def _sections(case: CaseView) -> Iterator[tuple[str, str, list[str]]]:
    step = case.step
    yield "SJEKKLISTE", _count(step.checklist), list(_checklist(step.checklist))
    yield "SKJEMAER", f"bti fyll {case.id} …", _forms(form_lines(case))
    yield "SAMTYKKE", f"bti samtykke {case.id} …", _consents(case)
    yield "TILTAK", f"bti tiltak {case.id} …", _measures(case.measures)
    yield "OPPGAVER", f"bti oppgave {case.id} …", _tasks(case)
    yield "SENDT TIL", "", [f"  {one.title}, sendt {short(one.sent)}" for one in case.requests]
    facts_told = [f"  {one.id}  {one.title}: {one.said}" for one in case.facts]
    yield "OPPLYSNINGER", f"bti opplys {case.id} …", facts_told
    yield "TATT MED FRA EN ANNEN SAK", "", list(_carried(case))
    yield "SVAR UNDERVEIS", "", list(_answers(case))
    yield "AKTØRER", f"bti inviter {case.id} …", _participants(case)
    yield "TILKNYTTEDE SAKER", "", [f"  {one.id}  {one.title}" for one in case.linked]
    yield "VEIEN VIDERE", f"bti videre {case.id} …", _ways(transitions(step))
    yield "NÅR SOM HELST", f"bti gjor {case.id} …", _ways(actions(step))


def _carried(case: CaseView) -> Iterator[str]:
    if case.origin:
        yield from fold(named_origin(case.origin), first="  ")
    for sheet in case.carried:
        yield from fold(sheet.title, first="  ")
        for answer in sheet.answers:
            yield from fold(answer_line(answer), first="    ")


def named_origin(origin: Named) -> str:
    """Name the case that answers came along from, as far as the reader may know of it."""
    number = f", sak {origin.id}" if origin.id else ""
    return f"Fra «{origin.title}»{number}"


def _answers(case: CaseView) -> Iterator[str]:
    for asked in case.answers:
        yield from fold(f"{asked.title}, {short(asked.at)}", first="  ")
        for answer in asked.answers:
            yield from fold(answer_line(answer), first="    ")


def _count(items: tuple[ItemView, ...]) -> str:
    return f"{sum(item.done is not None for item in items)} av {len(items)}"


def _checklist(items: tuple[ItemView, ...]) -> Iterator[str]:
    room = max((len(MUST[item.must]) for item in items), default=0)
    for number, item in enumerate(items, start=1):
        box = "[x]" if item.done else "[ ]"
        lead = f"  {number:>2} {box} "
        first, *more = fold(item.text, first=lead, rest=" " * 9, room=in_use() - 2 - room)
        yield spread(first, f"{MUST[item.must]:<{room}}").rstrip()
        yield from more


def form_lines(case: CaseView) -> list[FormLine]:
    """Give the step's forms, then others that are begun and not finished."""
    own = {line.id for line in case.step.forms}
    begun = [line for line in case.forms if line.id not in own and line.state == "draft"]
    return [*case.step.forms, *begun]


def _forms(lines: list[FormLine]) -> list[str]:
    rows = table([(one.id, one.title, FORM[one.state], MUST_FORM[one.must]) for one in lines])
    under_titles = " " * (4 + max((width(one.id) for one in lines), default=0))
    told = [fold(one.early, first=under_titles) if one.early else [] for one in lines]
    return [line for row, early in zip(rows, told, strict=True) for line in (row, *early)]


def _consents(case: CaseView) -> list[str]:
    return table(
        [
            (
                one.id,
                one.recipient or one.title,
                ", ".join(one.givers),
                stands(one),
            )
            for one in case.consents
        ],
        names=(1, 2),
    )


def _measures(measures: tuple[MeasureView, ...]) -> list[str]:
    return table(
        [
            (
                one.id,
                one.what,
                MEASURE[one.status],
                one.responsible or "ingen ansvarlig",
                f"evalueres {short(one.evaluate_by)}" if one.evaluate_by else "ingen dato",
            )
            for one in measures
        ],
        names=(1, 3),
    )


def _tasks(case: CaseView) -> list[str]:
    return table([(one.id, one.title, *whose(one)) for one in case.tasks], names=(1, 2))


def whose(task: TaskView) -> tuple[str, str]:
    """Say whose a task is, and by when it is to be done."""
    who = "din" if task.mine and not task.who else ", ".join(task.who)
    return who, f"innen {short(task.due)}" if task.due else ""


def _participants(case: CaseView) -> list[str]:
    words = {
        "invited": "invitert",
        "present": "med",
        "no_access": "med, men ser ikke saken",
        "not_joined": "ble ikke med",
        "left": "gått ut",
    }
    rows = [(one.name or "–", one.unit, one.role, words[one.state]) for one in case.participants]
    return table(rows, names=(0, 1, 2))


def transitions(step: StepView) -> list[WayView]:
    """Give the ways on that leave the step."""
    return [way for way in step.ways if way.kind == "transition"]


def actions(step: StepView) -> list[WayView]:
    """Give what can be done without leaving; what is never blocked stands last."""
    found = [way for way in step.ways if way.kind != "transition"]
    return sorted(found, key=lambda way: way.always)


def _ways(ways: list[WayView]) -> list[str]:
    return table([(way.id, way.title, state(way)) for way in ways])


def state(way: WayView) -> str:
    """Say whether a way is open, and what it still needs."""
    if way.always:
        return "alltid åpen"
    if not way.open:
        return f"stengt: mangler {len(way.reasons)}"
    needs = ["krever grunn"] if way.needs_reason else []
    needs += ["foreslått"] if way.proposed else []
    return ", ".join(["åpen", *needs])

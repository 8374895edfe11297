"""A small guide and a case on it, moved on by real events, for the tests of forms and scope."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from bti.case.actor import Actor
from bti.case.case import Case
from bti.case.commands import Fill
from bti.case.events import (
    AnyEvent,
    CaseOpened,
    MeasureAdded,
    Moved,
    Origin,
    ParticipantJoined,
    Recorded,
)
from bti.case.fold import apply
from bti.case.forms.filling import decide_fill
from bti.case.scope import CaseScope
from bti.case.standing import Standing
from bti.case.subject import Subject
from bti.guide.definition import Guide
from bti.guide.loading import load

START = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
KARI = Actor(person="kari", name="Kari", unit="nordlia", service="skole")
BORN = date(2017, 3, 1)


@cache
def guide() -> Guide:
    """Load the guide that the tests share; a fault in it is a fault in the test."""
    text = (Path(__file__).parent / "forms" / "proeve.yaml").read_text(encoding="utf-8")
    loaded = load({"proeve.yaml": text})
    errors = [finding for finding in loaded.findings if finding.severity == "error"]
    assert loaded.guide is not None, errors
    return loaded.guide


class Bench:
    """A case that is driven by commands and events, one minute apart."""

    def __init__(self, guide: Guide, *, track: str = "andre", origin: bool = False) -> None:
        self.guide = guide
        self.now = START
        self.events: list[Recorded] = []
        opened = CaseOpened(
            case="S-1",
            workflow="proeve",
            digest="d",
            subject=Subject(name="Ola", born=BORN),
            unit="nordlia",
            service="skole",
            step="start",
            level="n0",
            track=track,
            origin=Origin(case="S-0", workflow="annen", action="x") if origin else None,
            carried={"uro": {"sted": "ute", "rader.1.a": "b"}} if origin else {},
        )
        self._case: Case | None = None
        self.record(opened)

    @property
    def case(self) -> Case:
        assert self._case is not None
        return self._case

    def record(self, *events: AnyEvent) -> None:
        for event in events:
            recorded = Recorded(
                number=len(self.events) + 1, at=self.now, by=KARI.person, what=event
            )
            self.events.append(recorded)
            self._case = apply(self._case, recorded)
        self.now += timedelta(minutes=1)

    def wait(self, **span: float) -> None:
        self.now += timedelta(**span)

    @property
    def standing(self) -> Standing:
        return Standing(guide=self.guide, case=self.case, now=self.now, actor=KARI)

    @property
    def scope(self) -> CaseScope:
        return CaseScope(self.guide, self.case, self.now)

    def fill(
        self, form: str, answers: Mapping[str, object] | None = None, **more: object
    ) -> tuple[AnyEvent, ...]:
        command = replace(Fill(form=form, answers=dict(answers or {})), **more)
        events = decide_fill(self.standing, command)
        self.record(*events)
        return events

    def move(self, target: str, level: str = "", *, again: bool = False) -> None:
        self.record(
            Moved(
                transition="videre",
                origin=self.case.stand.step,
                target=target,
                level=level,
                closing=not level,
                round="new" if level and (again or level != self.case.round.level) else "same",
                asked={"dato": "2026-12-01"},
            )
        )

    def measure(self, measure: str, service: str = "skole", day: date | None = None) -> None:
        self.record(
            MeasureAdded(measure=measure, what=f"Lese {measure}", service=service, evaluate_by=day)
        )

    def join(self, person: str, unit: str, service: str) -> None:
        self.record(ParticipantJoined(person=person, unit=unit, service=service, role="ansatt"))


def bench(*, track: str = "andre", origin: bool = False) -> Bench:
    """Open a case on the shared guide."""
    return Bench(guide(), track=track, origin=origin)


WHOLE_NOTE: dict[str, object] = {
    "hva": "Ola er trøtt",
    "observasjoner.1.naar": "11.11.2026",
    "miljoe": "nei",
    "grad": "1",
}
"""Answers that make the note whole."""

"""A small guide as text and a case on it, driven through the facade with a clock that stands."""

from __future__ import annotations

import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bti import Casework, Environment
from bti.case.views import CaseView, WayView
from bti.environment import FixedEnvironment
from bti.errors import Refused

AT = datetime.fromisoformat("2026-09-01T09:00:00+02:00")
BORN = "2012-05-02"

_HEAD = {
    "workflow": "liten",
    "version": "2026.1",
    "language": "nb",
    "title": "En liten veileder",
    "reviewed": "2026-11-01",
    "entries": "{a: {}}",
    "closings": "{slutt: Slutt}",
    "roles": "{ansatt: Ansatt, leder: {title: Leder, may_jump: true}, "
    "foresatt: {title: Foresatt, is: guardian}, barn: {title: Barnet, is: child}}",
}


def whole(body: str) -> str:
    """Give a guide with what every guide has, where the body does not say it itself."""
    written = {line.partition(":")[0] for line in body.splitlines() if line[:1].isalpha()}
    head = [f"{key}: {text}" for key, text in _HEAD.items() if key not in written]
    return "\n".join((*head, body.strip("\n"), ""))


def published(casework: Casework, body: str) -> str:
    """Publish a guide from its text, and give its id."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "veileder.yaml"
        file.write_text(whole(body), encoding="utf-8")
        findings = casework.check(file)
        errors = [one for one in findings if one.severity == "error"]
        assert not errors, "\n".join(f"{one.place.line}: {one.message}" for one in errors)
        return casework.publish(file).id


def municipality(at: datetime = AT) -> tuple[Casework, FixedEnvironment]:
    """Open a database in memory with a school, a kindergarten, PPT and those who work there."""
    environment = Environment.fixed(at=at, seed=1, account="kari")
    casework = Casework.in_memory(environment=environment, person="kari")
    staff(casework)
    return casework, environment


def staff(casework: Casework) -> None:
    """Register who is who.

    Kari and Knut work at the school, Lise leads it, Rita leads the municipality above it. Siri
    works in the kindergarten, Per in PPT. Mor is a guardian, Ute has nothing to do with anything.
    """
    for person in ("kari", "knut", "lise", "rita", "siri", "per", "mor", "ute"):
        casework.add_person(person, person.capitalize(), account=person)
    casework.add_unit("kommune", "Kommunen")
    casework.add_unit("nordlia", "Nordlia skole", service="skole", parent="kommune")
    casework.add_unit("solbakken", "Solbakken barnehage", service="barnehage", parent="kommune")
    casework.add_unit("ppt", "PPT Fjord", service="ppt", parent="kommune")
    casework.add_unit("bup", "BUP", service="bup")
    for person, role, unit in (
        ("kari", "ansatt", "nordlia"),
        ("knut", "ansatt", "nordlia"),
        ("lise", "leder", "nordlia"),
        ("rita", "leder", "kommune"),
        ("siri", "ansatt", "solbakken"),
        ("per", "ansatt", "ppt"),
    ):
        casework.add_post(person, role, unit)


class Tale:
    """A case on the first of some guides."""

    def __init__(
        self,
        *guides: str,
        entry: str = "",
        by: str = "kari",
        born: str = BORN,
        group: bool = False,
    ) -> None:
        self.casework, self.environment = municipality()
        ids = [published(self.casework, guide) for guide in reversed(guides)]
        opened = self.casework.open_case(
            ids[-1],
            child="Gruppe" if group else "Ola Prøve",
            born=None if group else born,
            kind="group" if group else "child",
            entry=entry,
            by=by,
        )
        self.case = opened.case.id

    def view(self, by: str = "") -> CaseView:
        return self.casework.show(self.case, by=by)

    @property
    def step(self) -> str:
        return self.view().step.id

    def ways(self, by: str = "") -> dict[str, WayView]:
        return {way.id: way for way in self.view(by).step.ways}

    def proposed(self) -> dict[str, str]:
        return {way.id: way.proposed for way in self.view().step.ways if way.proposed}

    def go(self, *ways: str, **more: object) -> CaseView:
        for way in ways:
            self.casework.go(self.case, way, **more)  # type: ignore[arg-type]
        return self.view()

    def refused(self, way: str, **more: object) -> list[tuple[str, str]]:
        """Try a way that is closed; nothing is written. Gives each reason's kind and subject."""
        before = self.casework.history(self.case)
        with pytest.raises(Refused) as refusal:
            self.casework.go(self.case, way, **more)  # type: ignore[arg-type]
        assert self.casework.history(self.case) == before
        assert all(reason.place is not None for reason in refusal.value.reasons)
        return [(reason.kind, reason.subject) for reason in refusal.value.reasons]

    def says(self, way: str) -> list[str]:
        """Give why a way is closed, in words."""
        (shown,) = self.casework.why(self.case, way)
        return [reason.message for reason in shown.reasons]

    def stations(self) -> dict[str, str]:
        return {one.id: one.state for level in self.view().levels for one in level.stations}

    def ticked(self) -> list[str]:
        return [item.id for item in self.view().step.checklist if item.done]

    def lines(self, by: str = "") -> list[str]:
        return [line.text for line in self.casework.history(self.case, by=by)]

    def tick(self, *items: str) -> None:
        self.casework.tick(self.case, *items)

    def wait(self, days: float) -> None:
        self.environment.advance(timedelta(days=days))

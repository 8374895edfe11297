"""A case on a small guide written as text, driven by commands through the decision and the fold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache

from bti.case.actor import Actor
from bti.case.case import Case
from bti.case.commands import Command, Do, Fill, Go
from bti.case.decide import decide
from bti.case.events import AnyEvent, CaseOpened, Origin, Recorded
from bti.case.fold import apply
from bti.case.passing import catch_up
from bti.case.scope import CaseScope
from bti.case.standing import Someone, Standing
from bti.case.subject import Subject
from bti.guide.definition import Guide
from bti.guide.loading import load

START = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 12)
BORN = date(2012, 5, 2)
STAFF = frozenset({"ansatt"})
KARI = Actor(
    person="kari",
    name="Kari",
    unit="nordlia",
    service="skole",
    roles=STAFF,
)
PER = Actor(person="per", name="Per", unit="ppt_fjord", service="ppt", roles=STAFF)
OLA = Actor(person="ola", name="Ola", unit="nordlia", service="skole", roles=STAFF)

_HEAD = {
    "workflow": "liten",
    "version": "2026.1",
    "language": "nb",
    "title": "En liten veileder",
    "reviewed": "2026-11-01",
    "subjects": "[child]",
    "entries": "{a: {}}",
    "services": "{skole: Skole, ppt: PPT}",
    "roles": "{ansatt: Ansatt, leder: {title: Leder, may_jump: true}, "
    "foresatt: {title: Foresatt, is: guardian}}",
    "closings": "{slutt: Slutt}",
}
STEPS = "steps: {a: {title: A, next: b}, b: {title: B, transitions: {ut: {title: Ut, to: slutt}}}}"
"""Two steps that demand nothing, for tests that are about something else."""


@cache
def guide(body: str = STEPS) -> Guide:
    """Load a guide with what every guide has, where the body does not say it itself."""
    lines = body.strip("\n").splitlines()
    written = {line.partition(":")[0] for line in lines if line[:1].isalpha()}
    head = [f"{key}: {text}" for key, text in _HEAD.items() if key not in written]
    loaded = load({"liten.yaml": "\n".join((*head, *lines, ""))})
    errors = [f"{f.place.line}: {f.message}" for f in loaded.findings if f.severity == "error"]
    assert loaded.guide is not None, errors
    assert not errors
    return loaded.guide


class Drive:
    """A case opened by Kari at the school, on the first step of a guide."""

    def __init__(
        self,
        body: str = STEPS,
        *,
        step: str = "a",
        origin: Origin | None = None,
        born: date | None = BORN,
        track: str = "",
    ) -> None:
        self.guide = guide(body)
        self.now = START
        self.events: list[Recorded] = []
        self._case: Case | None = None
        level = next(one for one, written in self.guide.levels.items() if step in written.steps)
        opened = CaseOpened(
            case="S-1",
            workflow=self.guide.workflow,
            # Compiled machines are kept by digest, so each guide has to have its own.
            digest=body,
            subject=Subject(name="Ola", born=born),
            unit="nordlia",
            service="skole",
            step=step,
            level=level,
            track=track,
            origin=origin,
        )
        self.record(opened)

    @property
    def case(self) -> Case:
        assert self._case is not None
        return self._case

    def record(self, *events: AnyEvent, by: str = "kari") -> None:
        for event in events:
            recorded = Recorded(number=len(self.events) + 1, at=self.now, by=by, what=event)
            self.events.append(recorded)
            self._case = apply(self._case, recorded)
        self.now += timedelta(minutes=1)

    def wait(self, days: float) -> None:
        self.now += timedelta(days=days)

    def standing(self, actor: Actor = KARI) -> Standing:
        titles = {"ppt_fjord": "PPT Fjord", "bup": "BUP"}
        return Standing(
            guide=self.guide,
            case=self.case,
            now=self.now,
            actor=actor,
            unit=lambda unit: titles.get(unit, unit),
            leaders=lambda unit: (Someone(id="lise", name="Lise"),) if unit == "nordlia" else (),
        )

    @property
    def scope(self) -> CaseScope:
        return CaseScope(self.guide, self.case, self.now)

    def tell(self, command: Command, actor: Actor = KARI) -> tuple[AnyEvent, ...]:
        """Decide on a command, record what follows, and give it."""
        events = decide(self.standing(actor), command)
        self.record(*events, by=actor.person)
        return events

    def go(self, way: str, *, to: str = "", reason: str = "", **left: str) -> tuple[AnyEvent, ...]:
        return self.tell(Go(transition=way, to=to, reason=reason, left=left))

    def act(self, action: str, *, reason: str = "", linked: str = "") -> tuple[AnyEvent, ...]:
        return self.tell(Do(action=action, reason=reason, linked=linked))

    def fill(self, form: str, answers: Mapping[str, object]) -> tuple[AnyEvent, ...]:
        return self.tell(Fill(form=form, answers=dict(answers)))

    def time_passes(self) -> tuple[AnyEvent, ...]:
        """Let time do what it calls for, as before each command."""
        events = catch_up(self.standing())
        self.record(*events, by="bti")
        return events

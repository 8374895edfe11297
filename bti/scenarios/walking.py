"""Random walks: cases driven by chance alone, to find dead ends and faults in the program.

A walk does everything it can to be let through before it says that a case is stuck. The same seed
walks the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bti.case.calendar import day_of
from bti.case.tracks import track_for
from bti.casework.guides import Edition
from bti.errors import BtiError
from bti.guide.definition import Guide
from bti.guide.targets import steps_in_order
from bti.scenarios import town
from bti.scenarios.effort import REASON, Effort
from bti.scenarios.format import Start
from bti.scenarios.playing import Scene
from bti.scenarios.reasons import said
from bti.scenarios.results import Walked
from bti.scenarios.seen import Seen

OPENED = date(2026, 9, 1)
BORN = date(2014, 3, 1)
MOST_MOVES = 30
_LONGEST_WAIT = 40
_STAY_CLOSED, _ANYWHERE = 3, 5
"""One in so many closed cases is opened again, and one in so many moves leads from anywhere."""


def walk(editions: tuple[Edition, ...], many: int, seen: Seen) -> Iterator[Walked]:
    """Walk so many cases from the entries of a guide, seeded by their number."""
    for seed in range(1, many + 1):
        yield _walked(editions, seed, seen)


def _walked(editions: tuple[Edition, ...], seed: int, seen: Seen) -> Walked:
    guide = editions[0].guide
    scene = Scene(editions, _start(guide, seed), seen, seed=seed)
    steps = [scene.trial.standing(scene.case, scene.opener).case.stand.step]
    try:
        fault = _drive(scene, steps)
    except Exception as error:  # noqa: BLE001 - what a walk is for is to find these
        fault = f"Programmet stoppet med {type(error).__name__} på «{steps[-1]}»."
    finally:
        scene.close()
    return Walked(seed=seed, steps=tuple(steps), ended=steps[-1], fault=fault)


def _start(guide: Guide, seed: int) -> Start:
    services = tuple(guide.services) or ("",)
    service = services[seed % len(services)]
    subject = guide.subjects[seed % len(guide.subjects)]
    here = [step for _, step in steps_in_order(guide, track_for(guide, service), subject)]
    entries = [step for step in guide.entries if step in here] or here[:1] or [""]
    return Start(
        opened=OPENED,
        step=entries[seed % len(entries)],
        subject=subject,
        born=BORN if subject == "child" else None,
        service=service,
    )


def _drive(scene: Scene, steps: list[str]) -> str:
    """Take one way after another; give the sentence about a dead end, or nothing."""
    for _ in range(MOST_MOVES):
        _pass_time(scene)
        closed = scene.trial.standing(scene.case, scene.opener).case.closed
        if closed and (scene.trial.draw(_STAY_CLOSED) or not _ways(scene, anywhere=False)):
            return ""
        stuck = _move(scene)
        if stuck:
            return stuck
        steps.append(scene.trial.standing(scene.case, scene.opener).case.stand.step)
    return ""


def _pass_time(scene: Scene) -> None:
    days = scene.trial.draw(_LONGEST_WAIT)
    scene.until(day_of(scene.trial.now()) + timedelta(days=days))


def _ways(scene: Scene, *, anywhere: bool) -> list[str]:
    """Give the ways out of the step, or those that lead out from anywhere, in a drawn order."""
    views = scene.trial.why(scene.case, by=scene.person(town.HOLDER))
    left = [one.id for one in views if (one.kind != "transition") is anywhere]
    order = []
    while left:
        order.append(left.pop(scene.trial.draw(len(left))))
    return order


def _move(scene: Scene) -> str:
    """Take a way that lets the case through; when the step has none, say what each lacks.

    What leads out from anywhere is taken now and then, but makes no step passable: a step has to
    have a way of its own.
    """
    if not scene.trial.draw(_ANYWHERE) and not _first_open(scene, _ways(scene, anywhere=True)):
        return ""
    lacked = _first_open(scene, _ways(scene, anywhere=False))
    if lacked:
        _pass_time(scene)
        lacked = _first_open(scene, _ways(scene, anywhere=False))
    stand = scene.trial.standing(scene.case, scene.opener).case.stand.step
    return f"Blindvei: Ingen vei fører videre fra «{stand}». {'; '.join(lacked)}." if lacked else ""


def _first_open(scene: Scene, ways: list[str]) -> list[str]:
    """Take the first way that lets the case through; without one, give what each lacks."""
    lacked = []
    for way in ways:
        effort = Effort(scene, way)
        try:
            reasons = effort.lacking()
            if not reasons:
                _take(scene, effort)
                return []
            lacked.append(f"{way} ({', '.join(said(scene.guide, reasons))})")
        except BtiError as error:
            lacked.append(f"{way} ({' '.join(error.message.split())})")
    return lacked or ["Steget har ingen veier"]


def _take(scene: Scene, effort: Effort) -> None:
    command = effort.command
    linked = scene.trial.go(
        scene.case,
        command.transition,
        to=command.to,
        reason=REASON,
        asked=command.asked,
        left=command.left,
        by=effort.by,
    ).linked
    if linked:
        scene.seen.took(command.transition)

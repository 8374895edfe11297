"""Random walks: cases driven by chance alone, to find dead ends and faults in the program.

A walk does everything it can to be let through before it says that a case is stuck. The same seed
walks the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

import msgspec

from bti.case.calendar import day_of
from bti.case.opening import entries_for
from bti.case.tracks import track_for
from bti.casework.guides import Edition
from bti.errors import BtiError
from bti.guide.definition import Guide
from bti.guide.roles import HOLDER
from bti.scenarios import town
from bti.scenarios.doors import open_doors
from bti.scenarios.effort import REASON, WHO, Effort
from bti.scenarios.format import Start
from bti.scenarios.playing import Scene
from bti.scenarios.reasons import said
from bti.scenarios.results import Walked
from bti.scenarios.seen import Seen

OPENED = date(2026, 9, 1)
BORN = date(2014, 3, 1)
TERM = OPENED + timedelta(weeks=28)
"""A pregnancy is in its twelfth week when a walk begins."""

MOST_MOVES = 30
_LONGEST_WAIT = 40
_WHILE_UNBORN = timedelta(weeks=3)
_ANSWERED = 6
"""So many times is a question answered by chance before nothing in the answers lets a case on."""
_STAY_CLOSED, _ANYWHERE = 3, 5
"""One in so many closed cases is opened again, and one in so many moves leads from anywhere."""


def walk(editions: tuple[Edition, ...], many: int, seen: Seen) -> Iterator[Walked]:
    """Walk so many cases from the entries of a guide, seeded by their number."""
    for seed in range(1, many + 1):
        yield _walked(editions, seed, seen)


def _walked(editions: tuple[Edition, ...], seed: int, seen: Seen) -> Walked:
    guide = editions[0].guide
    scene = Scene(editions, _start(guide, seed), seen, seed=seed)
    steps = [_stands(scene)]
    fault = alone = ""
    try:
        stuck = _drive(scene, steps)
        fault, alone = ("", stuck.sentence) if stuck.alone else (stuck.sentence, "")
    except Exception as error:  # noqa: BLE001 - what a walk is for is to find these
        fault = f"Programmet stoppet med {type(error).__name__} på «{steps[-1]}»."
    finally:
        scene.close()
    return Walked(seed=seed, steps=tuple(steps), ended=steps[-1], fault=fault, alone=alone)


def _start(guide: Guide, seed: int) -> Start:
    services = tuple(guide.services) or ("",)
    service = services[seed % len(services)]
    subject = guide.subjects[seed % len(guide.subjects)]
    entries = entries_for(guide, track_for(guide, service), subject) or [""]
    step = entries[seed % len(entries)]
    by, behalf = town.opener(guide, step, town.home_service(guide, service))
    return Start(
        opened=OPENED,
        step=step,
        by=by,
        entered_by=behalf,
        subject=subject,
        born=BORN if subject == "child" else None,
        term=TERM if subject == "unborn" else None,
        service=service,
    )


class Stuck(msgspec.Struct, frozen=True, kw_only=True):
    """Where a walk came no further; ``alone`` when all that stops a way is who takes it."""

    sentence: str = ""
    alone: bool = False


THROUGH = Stuck()


def _drive(scene: Scene, steps: list[str]) -> Stuck:
    """Take one way after another until the case is closed, or say where it came no further."""
    for _ in range(MOST_MOVES):
        _pass_time(scene)
        closed = scene.trial.standing(scene.case, scene.opener).case.closed
        if closed and (scene.trial.draw(_STAY_CLOSED) or not _ways(scene, anywhere=False)):
            return THROUGH
        stuck = _move(scene)
        if stuck.sentence:
            # A closed case is at an end; it need not be let through its reopening.
            return THROUGH if closed else stuck
        steps.append(_stands(scene))
    return THROUGH


def _pass_time(scene: Scene) -> None:
    days = scene.trial.draw(_LONGEST_WAIT)
    scene.until(day_of(scene.trial.now()) + timedelta(days=days))


def _ways(scene: Scene, *, anywhere: bool) -> list[str]:
    """Give the ways out of the step, or those that lead out from anywhere, in a drawn order."""
    views = scene.trial.why(scene.case, by=scene.person(HOLDER))
    left = [one.id for one in views if (one.kind != "transition") is anywhere]
    order = []
    while left:
        order.append(left.pop(scene.trial.draw(len(left))))
    return order


def _move(scene: Scene) -> Stuck:
    """Take a way that lets the case through; when the step has none, say what each lacks.

    What leads out from anywhere is taken now and then, but makes no step passable: a step has to
    have a way of its own.
    """
    if not scene.trial.draw(_ANYWHERE) and not _first_open(scene, _ways(scene, anywhere=True)):
        return THROUGH
    lacked = _first_open(scene, _ways(scene, anywhere=False))
    if lacked:
        _pass_time(scene)
        _open_linked(scene)
        _hear(scene)
        lacked = _first_open(scene, _ways(scene, anywhere=False))
        lacked = _after_answers(scene, lacked) if lacked else lacked
        lacked = _through_doors(scene, lacked) if lacked else lacked
    if lacked and _carried_to_term(scene):
        return THROUGH
    return _stuck(scene, lacked) if lacked else THROUGH


def _carried_to_term(scene: Scene) -> bool:
    """Let a pregnancy go on, and the child be born at last; tell whether the case came on by it."""
    step = _stands(scene)
    while _unborn(scene):
        day = day_of(scene.trial.now()) + _WHILE_UNBORN
        scene.until(day)
        if day >= TERM:
            scene.trial.born(scene.case, day, by=scene.opener)
        # A way may be automatic, and have been taken by time or by the birth itself.
        if _stands(scene) != step or not _first_open(scene, _ways(scene, anywhere=False)):
            return True
    return False


def _unborn(scene: Scene) -> bool:
    """Tell whether a child can still be born in the case: in a closed one nothing is told."""
    case = scene.trial.standing(scene.case, scene.opener).case
    return case.subject.kind == "unborn" and not case.closed


def _stands(scene: Scene) -> str:
    return scene.trial.standing(scene.case, scene.opener).case.stand.step


def _open_linked(scene: Scene) -> None:
    """Open what can be opened from here: the step may wait for it."""
    guide = scene.guide
    known = {**guide.actions, **guide.anytime}
    opens = {one for one, action in known.items() if action.opens and not action.to}
    for way in _ways(scene, anywhere=True):
        if way in opens:
            _first_open(scene, [way])


def _after_answers(scene: Scene, lacked: list[Stuck]) -> list[Stuck]:
    """Answer what is asked here until a way lets the case through; else give what each lacks."""
    for _ in range(_ANSWERED if _asking(scene) else 0):
        _answer(scene)
        lacked = _first_open(scene, _ways(scene, anywhere=False))
        if not lacked:
            break
    return lacked


def _through_doors(scene: Scene, lacked: list[Stuck]) -> list[Stuck]:
    """Meet what the doors of each way compare with, and try it; else give what each lacks."""
    stand = _stands(scene)
    for way in _ways(scene, anywhere=False):
        open_doors(scene, way)
        # Time may have passed, and taken the case on by itself.
        if _stands(scene) != stand or not _first_open(scene, [way]):
            return []
    return lacked


def _asking(scene: Scene) -> list[str]:
    """Give what can be done from here without leaving, and asks something."""
    guide = scene.guide
    known = {**guide.actions, **guide.anytime}
    asks = {one for one, way in known.items() if way.asks and not (way.to or way.never_blocked)}
    return [way for way in _ways(scene, anywhere=True) if way in asks]


def _answer(scene: Scene) -> None:
    """Do what asks something, and answer it by chance: the step may wait for the answer."""
    for way in _asking(scene):
        effort = Effort(scene, way)
        effort.answer_all()
        with suppress(BtiError):
            if not effort.lacking():
                _take(scene, effort)


def _hear(scene: Scene) -> None:
    """Let the case hear all that its linked cases can tell: it may be what the step waits for."""
    running = scene.trial.standing(scene.case, scene.opener).case.linked
    for workflow in [one.workflow for one in running if one.closed is None]:
        Effort(scene, "").hear(workflow)


def _stuck(scene: Scene, lacked: list[Stuck]) -> Stuck:
    stand = _stands(scene)
    alone = [one.sentence for one in lacked if one.alone]
    if alone:
        told = f"Ingen av prøvens folk kan gå videre fra «{stand}». {'; '.join(alone)}."
        return Stuck(sentence=told, alone=True)
    each = "; ".join(one.sentence for one in lacked)
    return Stuck(sentence=f"Blindvei: Ingen vei fører videre fra «{stand}». {each}.")


def _first_open(scene: Scene, ways: list[str]) -> list[Stuck]:
    """Take the first way that lets the case through; without one, give what each lacks."""
    lacked = []
    for way in ways:
        effort = Effort(scene, way)
        try:
            reasons = effort.lacking()
            if not reasons:
                _take(scene, effort)
                return []
            told = f"{way} ({', '.join(said(scene.guide, reasons))})"
            lacked.append(Stuck(sentence=told, alone=all(one.kind in WHO for one in reasons)))
        except BtiError as error:
            lacked.append(Stuck(sentence=f"{way} ({' '.join(error.message.split())})"))
    return lacked or [Stuck(sentence="Steget har ingen veier")]


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

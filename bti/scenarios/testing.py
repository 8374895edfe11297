"""Testing a guide: its scenarios played one by one, what they covered, and random walks."""

from __future__ import annotations

from collections.abc import Mapping

from bti.casework.guides import Edition
from bti.errors import BtiError
from bti.scenarios.coverage import coverage
from bti.scenarios.expecting import unmet
from bti.scenarios.format import Scenario
from bti.scenarios.playing import NotAsWritten, Scene
from bti.scenarios.reading import read_scenarios
from bti.scenarios.reasons import in_a_sentence
from bti.scenarios.results import Failure, Played, Report
from bti.scenarios.seen import Seen
from bti.scenarios.walking import walk


def run_scenarios(
    editions: tuple[Edition, ...], files: Mapping[str, str], *, walks: int = 0
) -> Report:
    """Read and play every scenario of a guide, each in a trial of its own, then walk at random.

    The first edition is the guide that is tested; the others are those its cases open. What random
    walks come by does not count as covered: nobody has said how it should go.
    """
    guide = editions[0].guide
    read = read_scenarios(files, guide, (one.guide for one in editions[1:]))
    seen = Seen(guide)
    played = tuple(play(editions, scenario, seen) for scenario in read.scenarios)
    return Report(
        workflow=guide.workflow,
        findings=read.findings,
        played=played,
        coverage=coverage(guide, seen),
        walks=tuple(walk(editions, walks, Seen(guide))),
    )


def play(editions: tuple[Edition, ...], scenario: Scenario, seen: Seen) -> Played:
    """Play one scenario; the first line that goes otherwise than written ends it."""
    return Played(
        id=scenario.id,
        title=scenario.title,
        failures=tuple(_failures(editions, scenario, seen)),
    )


def _failures(editions: tuple[Edition, ...], scenario: Scenario, seen: Seen) -> tuple[Failure, ...]:
    try:
        reminds = scenario.expect.reminded is not None
        scene = Scene(editions, scenario.start, seen, reminds=reminds)
    except BtiError as error:
        return (Failure(place=scenario.place, message=in_a_sentence(error)),)
    try:
        stopped = _played(scene, scenario)
        return (stopped,) if stopped else tuple(unmet(scene, scenario))
    finally:
        scene.close()


def _played(scene: Scene, scenario: Scenario) -> Failure | None:
    for line in scenario.play:
        try:
            scene.play(line)
        except NotAsWritten as wrong:
            return Failure(place=line.place, message=str(wrong))
    return None

"""Any case, moved to another edition and back, is the case it was; every fold is its events."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bti import Casework, resources
from bti.case.case import Case
from bti.case.fold import fold
from bti.case.migration_plan import MigrationPlan
from bti.case.projection import project
from bti.casework.migrating import plan_as_text, plan_from_text
from bti.errors import BtiError
from tests.integration.casework.story import casework_at, opened
from tests.properties.test_case import ROAD, TRIES, Try

STEPS = {"n0_samtale": "n0_snakk", "n1_planlegg": "n1_maal"}
CHANGES: tuple[tuple[str, str], ...] = (
    (r"^version: .*$", "version: 2027.1"),
    (r"\bn0_samtale\b", "n0_snakk"),
    (r"\bn1_planlegg\b", "n1_maal"),
    (r"\bnivaa_1\b", "trinn_1"),
    # A field that is gone, and one whose choices are others.
    (r"^      styrker:$", "      ressurser:"),
    (r"\buker: ", "ukevis: "),
)


@cache
def newer() -> str:
    """Give the shipped guide as a later edition would have it."""
    text = resources.workflow_text("bti")[1]
    for pattern, new in CHANGES:
        text = re.sub(pattern, new, text, flags=re.MULTILINE)
    return text


def published(casework: Casework) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "bti.yaml"
        file.write_text(newer(), encoding="utf-8")
        casework.publish(file)


def stored(casework: Casework, case: str) -> Case:
    """Give the row of a case, after holding it against its events and its rows in lists."""
    desk = casework._desk  # noqa: SLF001 - the property is about what is stored
    stream = desk.store.load("case", case)
    assert stream is not None
    row = msgspec.json.decode(stream.fold, type=Case)
    assert fold(desk.history(case)) == row
    guide = desk.guides.by_digest(row.digest)
    shown = desk.store.projections("case", case)
    assert shown.listed == project(guide, row, row.at, str.encode).listed
    assert shown.listed is not None
    assert shown.listed.digest == stream.definition == row.digest
    assert casework.verify().faults == ()
    return row


def attempted(casework: Casework, case: str, tries: list[Try] | tuple[Try, ...]) -> None:
    for attempt in tries:
        try:
            attempt(casework, case)
        except BtiError:
            continue


def driven(steps: int, tries: list[Try]) -> tuple[Casework, str, MigrationPlan]:
    """Drive a case on the shipped edition, publish the later one, and plan the move."""
    casework, _ = casework_at()
    casework.add_person("per", "Per")
    casework.add_unit("ppt", "PPT", service="ppt")
    case = opened(casework)
    version = casework.editions("bti")[0].version
    attempted(casework, case, (*ROAD[:steps], *tries))
    published(casework)
    plan = casework.plan_migration(f"bti@{version}", "bti", steps=STEPS)
    return casework, case, plan_from_text(plan_as_text(plan), "plan.json")


@pytest.mark.slow
@settings(max_examples=25)
@given(st.integers(0, len(ROAD)), st.lists(TRIES, max_size=8), st.lists(TRIES, max_size=4))
def test_a_case_moved_and_moved_back_is_the_case_it_was(
    steps: int, tries: list[Try], after: list[Try]
) -> None:
    casework, case, plan = driven(steps, tries)
    before = stored(casework, case)
    assert before.closed == (case not in [one.case for one in plan.movable])
    if before.closed:
        return
    assert casework.migrate(plan).done == (case,)
    moved = stored(casework, case)
    assert moved.stand.step == STEPS.get(before.stand.step, before.stand.step)
    assert moved.stand.entered == before.stand.entered
    assert moved.copies == before.copies
    assert casework.undo_migration(plan).done == (case,)
    back = stored(casework, case)
    assert replace(back, number=before.number, at=before.at) == before
    assert casework.undo_migration(plan).done == ()
    _goes_on(casework, case, after)


def _goes_on(casework: Casework, case: str, tries: list[Try]) -> None:
    """Move the case again with a plan of its own, and let it live on under the new guide."""
    digest = stored(casework, case).digest
    plan = casework.plan_migration(f"bti@{digest}", "bti", steps=STEPS)
    assert casework.migrate(plan).done == (case,)
    number = stored(casework, case).number
    attempted(casework, case, tries)
    seen: tuple[Callable[[], object], ...] = (
        lambda: casework.show(case),
        lambda: casework.file(case),
        lambda: casework.why(case),
        lambda: casework.history(case),
    )
    assert all(show() for show in seen)
    if stored(casework, case).number > number:
        assert casework.undo_migration(plan).done == ()

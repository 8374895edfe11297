"""The shipped guides hold every scenario that lies beside them, and nothing in them is untried."""

from __future__ import annotations

from functools import cache

import pytest

from bti.casework.beside import editions, scenario_files
from bti.resources import workflow_names
from bti.scenarios.results import Report
from bti.scenarios.testing import run_scenarios


@cache
def _report(name: str) -> Report:
    return run_scenarios(editions(name), scenario_files(name))


@pytest.mark.parametrize("name", workflow_names())
def test_every_scenario_of_a_shipped_guide_holds(name: str) -> None:
    report = _report(name)

    assert not report.findings
    assert report.played
    assert {one.id: one.failures for one in report.played if not one.passed} == {}


@pytest.mark.parametrize("name", workflow_names())
def test_every_step_way_condition_and_field_of_a_shipped_guide_is_tried(name: str) -> None:
    coverage = _report(name).coverage

    assert coverage is not None
    assert {share.title: share.missing for share in coverage.shares if share.missing} == {}

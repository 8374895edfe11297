"""Every need in the how-to pages holds: its guide, its scenarios, its page, and each of its keys.

How a need is written stands in `needs.py`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bti.casework.beside import editions, scenario_files
from bti.casework.guide_files import bases_on_disk, guide_files
from bti.errors import DefinitionError, Finding, NotFound
from bti.guide.loading import load
from bti.guide.nodes import MapNode, Node
from bti.scenarios.format import Going, Refusing
from bti.scenarios.results import Report
from bti.scenarios.testing import run_scenarios
from tests.conftest import Golden
from tests.docs.keys import every_key, names_id, tried_keys
from tests.docs.needs import Need, Tried, at, needs, needs_of, tree
from tests.docs.pages import page, scenarios

NEEDS = needs()
TRIED = [(need, tried) for need in NEEDS for tried in need.tried]
LATER = "leses-bare"


def faults(findings: tuple[Finding, ...]) -> list[Finding]:
    """Give all that is found, but that a key is only read and printed yet."""
    return [one for one in findings if one.code != LATER]


def played(path: Path) -> Report:
    return run_scenarios(editions(path), scenario_files(path))


@cache
def whole_page(need: Need) -> str:
    """Print the page of a need as it is written; each of its keys is held against it."""
    with TemporaryDirectory() as folder:
        return page(need.page_said, need.write(Path(folder)))


def stopped(path: Path) -> set[tuple[int, str]]:
    """Give the lines of a guide that the check stops, with the codes."""
    found = faults(load(guide_files(path), bases_on_disk(path)).findings)
    return {(one.place.line, one.code) for one in found}


@pytest.mark.parametrize("need", NEEDS, ids=str)
def test_the_guide_of_a_need_has_no_findings(need: Need, tmp_path: Path) -> None:
    path = need.write(tmp_path)

    assert faults(load(guide_files(path), bases_on_disk(path)).findings) == []


@pytest.mark.parametrize("need", NEEDS, ids=str)
def test_its_scenarios_hold_and_show_a_way_allowed_and_a_way_refused(
    need: Need, tmp_path: Path
) -> None:
    path = need.write(tmp_path)
    report = played(path)

    assert faults(report.findings) == []
    assert {one.id: one.failures for one in report.played if not one.passed} == {}
    lines = [line.act for one in scenarios(path) for line in one.play]
    assert [act for act in lines if isinstance(act, Going)]
    assert [act for act in lines if isinstance(act, Refusing) and act.because]


@pytest.mark.parametrize("need", NEEDS, ids=str)
def test_its_page_is_as_it_was_read(need: Need, golden: Golden) -> None:
    golden(f"behov/{need}.md", whole_page(need))


@pytest.mark.parametrize("need", [need for need in NEEDS if need.stopped], ids=str)
def test_the_check_stops_the_lines_that_it_says_and_no_others(need: Need, tmp_path: Path) -> None:
    guide = need.write(tmp_path)

    assert {name: stopped(guide.with_name(name)) for name in need.stopped} == need.stopped


@pytest.mark.parametrize("need", NEEDS, ids=str)
def test_it_names_the_keys_that_it_is_about(need: Need) -> None:
    named = {tried_keys(tried.path, end_of(need, tried))[-1] for tried in need.tried}

    assert named, "a need says what is under test: <!-- prøver: … -->"
    # A bare word stands for its key, and need not be named.
    keys = {key.partition(".")[2] for key in named} - {"word", "state", "title", "text", "label"}
    assert {key for key in keys if not re.search(rf"`{key}\b", need.prose)} == set()


@pytest.mark.parametrize(("need", "tried"), TRIED, ids=[f"{need}:{tried}" for need, tried in TRIED])
def test_without_the_key_the_need_is_not_met(need: Need, tried: Tried, tmp_path: Path) -> None:
    path = need.write(tmp_path, need.without(tried))
    try:
        editions(path)
    except DefinitionError as error:
        told = [f"{one.place}: {one.message}" for one in error.findings]
        pytest.fail(f"without it the guide does not load; write «{tried} = …»\n" + "\n".join(told))
    if tried.witness == "trykkes":
        assert page(need.page_said, path) != whole_page(need)
        return
    if tried.witness == "stanses":
        freed = {name: stopped(path.with_name(name)) for name in need.stopped}
        assert any(freed[name] < lines for name, lines in need.stopped.items()), freed
        return
    try:
        report = played(path)
    except NotFound:
        report = Report(workflow="")
    if not report.played:
        # What defines an id takes the id with it, and nothing can be said of it any more.
        assert defines(need, tried), report.findings
        return
    assert [one.id for one in report.played if not one.passed]


def defines(need: Need, tried: Tried) -> bool:
    """Tell whether a path leads to an id, or to a map of ids."""
    return names_id(tried.path) or isinstance(end_of(need, tried), MapNode)


def end_of(need: Need, tried: Tried) -> Node:
    return at(tree(need.files[tried.file]), tried.path)


def test_every_key_of_the_language_is_under_test_in_a_need() -> None:
    tried = {key for need, one in TRIED for key in tried_keys(one.path, end_of(need, one))}

    assert every_key() - tried == set(), "write a need with them under test"


def test_two_needs_have_two_names() -> None:
    names = [str(need) for need in NEEDS]
    assert len(set(names)) == len(names)


def test_a_path_that_leads_nowhere_is_a_fault() -> None:
    need = needs_of("## Hvordan?\n<!-- prøver: steps.a.b -->\n" + GUIDE, "side")[0]
    with pytest.raises(AssertionError, match=r"steps\.a\.b is not written|b is not written"):
        need.without(need.tried[0])


def test_a_key_is_taken_out_or_given_another_value() -> None:
    need = needs_of("## Hvordan?\n<!-- prøver: steps.a\ntitle = En annen -->\n" + GUIDE, "side")[0]
    taken, given = (need.without(tried)["a.yaml"] for tried in need.tried)
    assert '"a": "A"' not in taken
    assert '"title": "En"' in taken
    assert '"title": "En annen"' in given


GUIDE = """
<!-- fil: a.yaml -->
```yaml
title: En
steps: {a: A}
```

<!-- fil: a.scenarios.yaml -->
```yaml
scenarios: {}
```
"""

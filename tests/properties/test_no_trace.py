"""Two databases are driven alike, one with reports and one without; nobody outside can tell which.

Every verb of the facade is asked, by reflection: one that is added is asked too, or the test says
what it does not know how to ask. A verb is kept out of it only by name and with a reason.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any

import msgspec
import pytest

from bti import Casework
from bti.casework.saved import Saved
from bti.environment import FixedEnvironment
from bti.errors import BtiError, Denied, NotFound
from tests.integration.casework.story import NOTE
from tests.integration.semantics.tale import municipality

CASE = "S-2026-001"
CHILD = "Olav Trygve Prøvestad"
ONLY_REPORTED = "Christian Bakke"
SOUNDS_SO = "Kristian Bakke"

NOT_ASKED = {
    "open": "makes a database",
    "within": "makes a database",
    "in_memory": "makes a database",
    "sharing": "gives the same verbs",
    "upgrade": "of a database that an older edition made",
    "restore": "puts a file in its place",
    "move_database": "moves all there is, and counts nothing",
    "back_up": "copies the file, locked as it is",
    "close": "ends it",
    "once": "gives the same verbs",
    "render": "draws a view, and nothing else",
    "preview": "shows files, not cases",
    "read_answers": "reads a text",
    "rotate_key": "of the key alone, and a trial database has none",
    "lock_key": "of the key alone",
    "key": "of the key alone",
    "recovery_sheet": "of the key alone",
    "confirm_key": "of the key alone",
    "check": "of files",
    "check_translation": "of files",
    "format_guide": "of files",
    "publish_translation": "of files",
    "rebase": "of files",
    "new_guide": "of files",
    "merged": "of files",
    "import_case": "of a file that comes from elsewhere",
    "load_directory": "of a file that comes from elsewhere",
    "send": "takes what is for everybody to where they are reached",
    "migrate": "follows a plan, which is asked for",
    "undo_migration": "follows a plan, which is asked for",
}
"""Why a verb is not asked here."""

GIVEN: dict[str, object] = {
    "case": CASE,
    "form": "undringsnotat",
    "action": "kan_gjelde_miljoe",
    "transition": "neste",
    "task": "etter_melding",
    "person": "knut",
    "unit": "ppt",
    "purpose": "tverrfaglig",
    "giver": "mor",
    "what": "Lesestund",
    "measure": "t1",
    "fact": "saarbar",
    "value": True,
    "born": "2019-05-02",
    "term": "2027-03-01",
    "ground": "Prøve",
    "keep": "10 years",
    "text": CHILD,
    "workflow": "bti",
    "child": "Ny Prøve",
    "old": "bti",
    "new": "bti",
    "path": "bti",
    "step": "undring",
    "role": "ansatt",
    "name": "Ny Person",
    "title": "Ny enhet",
    "guide": "bti",
    "language": "nb",
}
MORE: dict[str, tuple[dict[str, object], ...]] = {
    "search": ({"text": ONLY_REPORTED}, {"text": "Prøvestad 2019"}, {"text": "trygve"}),
    "list": ({"closed": True},),
    "tick": ({},),
    "is_report": ({"action": "mistanke"},),
}
"""Other ways of asking the same verb."""
FIRST = ("work",)
"""What this does is to be seen in all that is asked after it."""
LAST = ("erase", "block", "unblock")
"""These change the case for all that is asked after them."""


def _verbs() -> list[str]:
    known = [name for name in dir(Casework) if not name.startswith("_")]
    asked = [name for name in known if name not in NOT_ASKED]
    return sorted(asked, key=lambda name: (name in LAST, name not in FIRST, name))


def test_every_verb_that_is_kept_out_of_it_is_there() -> None:
    assert set(dir(Casework)) >= set(NOT_ASKED)
    assert set(MORE) <= set(_verbs())


def _begun() -> tuple[Casework, FixedEnvironment]:
    """Kari has the case, and Siri takes part; Mor is the mother, Arne sees to the archive."""
    work, environment = municipality()
    work.add_person("arne", "Arne")
    work.add_post("arne", "arkiv", "kommune")
    # She leads too, but what a report brings along goes to the first who does.
    work.add_person("nina", "Nina")
    work.add_post("nina", "leder", "nordlia")
    case = work.open_case("bti", child=CHILD, born="2019-05-02", by="kari").case.id
    work.fill(case, "undringsnotat", NOTE, by="kari")
    work.invite(case, "solbakken", person="siri", role="ansatt", ground="law", by="kari")
    work.join(case, by="siri")
    work.invite(case, "nordlia", person="mor", role="foresatt", ground="law", by="kari")
    work.join(case, by="mor")
    # What a search for the sound of the name finds, when nothing is written so.
    work.open_case("bti", child=SOUNDS_SO, born="2019-05-02", by="kari")
    return work, environment


def _closed(work: Casework) -> None:
    work.do(CASE, "avslutt_tidlig", reason="Flyttet", by="kari")


def _blocked(work: Casework) -> None:
    work.block(CASE, ground="Prøve", by="arne")


STATES: dict[str, Callable[[Casework], None]] = {
    "open": lambda _: None,
    "closed": _closed,
    "blocked": _blocked,
}


def _reported(work: Casework) -> None:
    """Kari sends hers; Siri's is only begun, and one is written alone."""
    report = work.do(CASE, "mistanke", by="kari", reason="Det jeg så").linked
    work.go(report, "meld", by="kari")
    work.go(report, "sendt", by="kari")
    work.go(CASE, "mistanke", by="siri")
    work.open_case("bekymringsmelding", child=ONLY_REPORTED, born="2019-05-02", by="kari")


def _shown(environment: FixedEnvironment, ask: Callable[[], object]) -> str:
    environment.advance(timedelta(minutes=1))
    try:
        given = ask()
    except BtiError as error:
        given = (type(error).__name__, str(error), getattr(error, "reasons", ()))
    return re.sub(r"[0-9a-f]{32}", "ID", repr(_plain(given)))


def _plain(given: object) -> object:
    if isinstance(given, Saved):
        return _plain(given.view)
    if isinstance(given, msgspec.Struct):
        # A seal binds everything that is written, with keys that were drawn: its root is no number
        # that anyone can read something in.
        kept = {"root", "printed"} if type(given).__name__ == "SealView" else set()
        found = msgspec.structs.asdict(given)
        return {name: _plain(one) for name, one in found.items() if name not in kept}
    return tuple(map(_plain, given)) if isinstance(given, tuple) else given


def _ways_of_asking(verb: str, who: str) -> Iterator[dict[str, Any]]:
    signature = inspect.signature(getattr(Casework, verb))
    needed = [
        one.name
        for one in list(signature.parameters.values())[1:]
        if one.default is one.empty and one.kind is not one.VAR_POSITIONAL
    ]
    unknown = set(needed) - set(GIVEN)
    assert not unknown, f"say in GIVEN what to ask {verb} with for {unknown}"
    by = {"by": who} if "by" in signature.parameters else {}
    for more in ({}, *MORE.get(verb, ())):
        yield {**{name: GIVEN[name] for name in needed}, **by, **more}


def _everything(work: Casework, environment: FixedEnvironment, who: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for verb in _verbs():
        if isinstance(inspect.getattr_static(Casework, verb), property):
            found[verb] = repr(getattr(work, verb))
            continue
        for number, how in enumerate(_ways_of_asking(verb, who)):
            ask = partial(getattr(work, verb), **how)
            found[f"{verb} {number}"] = _shown(environment, ask)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("who", ["mor", "knut", "ute", "nina", "per", "arne"])
def test_nobody_outside_can_tell_that_there_is_a_report(who: str, state: str) -> None:
    answers = []
    for reported in (True, False):
        work, environment = _begun()
        STATES[state](work)
        if reported:
            _reported(work)
        # The same time passes in both: what the report calls for by now is due.
        environment.advance(timedelta(days=20))
        answers.append(_everything(work, environment, who))
    with_report, without = answers
    assert {v: a for v, a in with_report.items() if a != without[v]} == {
        v: a for v, a in without.items() if a != with_report[v]
    }


def _of_a_case() -> list[str]:
    verbs = (verb for verb in _verbs() if callable(getattr(Casework, verb)))
    return [v for v in verbs if "case" in inspect.signature(getattr(Casework, v)).parameters]


@pytest.mark.parametrize("verb", _of_a_case())
def test_every_verb_of_a_case_is_denied_to_a_stranger_and_the_attempt_is_logged(verb: str) -> None:
    work, _ = _begun()
    (how, *_more) = _ways_of_asking(verb, "ute")
    with pytest.raises((Denied, NotFound)):
        getattr(work, verb)(**how)
    denied = [row.person for row in work.access_log(CASE, by="kari") if row.outcome == "denied"]
    assert denied == ["ute"]

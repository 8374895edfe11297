"""Whatever is typed as an id, a name, a path or a word, a verb does what it does or says no.

Every verb of the facade is asked, by reflection, with hostile texts in place of each of its texts.
"""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import pytest

from bti import Casework
from bti.errors import BtiError
from tests.properties.test_no_trace import CASE, GIVEN, LAST, _begun, _verbs

HOSTILE = (
    "'; DELETE FROM event; --",
    "S-2026-00%",
    "../../etc/passwd",
    "/dev/null",
    "\x00\x1b[31m\u202e",
    "{{ 7 * 7 }}${IFS}`id`",
    "a" * 10_000,
    "-",
)
NOT_ASKED = {"work", "send", "tell_fact"}
"""Verbs without a text to replace, or with a value of any kind."""


def _texts(verb: str) -> list[str]:
    parameters = list(inspect.signature(getattr(Casework, verb)).parameters.values())[1:]
    return [one.name for one in parameters if str(one.annotation).startswith("str")]


def _needed(verb: str) -> dict[str, Any]:
    parameters = list(inspect.signature(getattr(Casework, verb)).parameters.values())[1:]
    needed = (p for p in parameters if p.default is p.empty and p.kind is not p.VAR_POSITIONAL)
    return {one.name: GIVEN[one.name] for one in needed}


def _asked() -> list[str]:
    verbs = (one for one in _verbs() if callable(getattr(Casework, one)))
    return [one for one in verbs if one not in {*NOT_ASKED, *LAST} and _texts(one)]


@pytest.mark.slow
def test_a_hostile_text_is_refused_in_words_or_is_a_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    work, _ = _begun()
    crashed = []
    for verb in _asked():
        for name in _texts(verb):
            for text in HOSTILE:
                how = {**_needed(verb), name: text}
                if (
                    inspect.signature(getattr(Casework, verb)).parameters[name].kind.name[:3]
                    == "VAR"
                ):
                    continue
                try:
                    getattr(work, verb)(**how)
                except BtiError:
                    continue
                except Exception as fault:  # noqa: BLE001 - that there is none is what is tested
                    crashed.append((verb, name, text[:20], repr(fault)[:120]))
    assert crashed == []
    assert list(tmp_path.iterdir()) == []
    assert work.show(CASE, by="kari").id == CASE
    assert work.verify().faults == ()

"""Faults planted in guides: each file says beside the faulty line which finding it expects."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bti.guide.codes import CODES
from dev.findings import examples

FOLDER = Path(__file__).parent
# What lies in `overlays` and `translations` is of the small guide that the page of findings shows.
GUIDES = sorted(
    path
    for folder in ("guides", "overlays", "translations")
    for path in (FOLDER / folder).glob("*.yaml")
)
_REMEDY = re.compile(
    r"\b(Skriv|Rett|rett|Legg til|Legg den i|[Tt]a bort|[Tt]a den bort|[Ss]ett|Velg|[Bb]ruk|Behold"
    r"|Gi|La|la|Fyll|Flytt|Utvid|krev|må|skal|står best)\b"
)
_EXPECTED = re.compile(r"# venter( under)?: (.+)$")


def _expected(text: str) -> set[tuple[int, str]]:
    found: set[tuple[int, str]] = set()
    for number, line in enumerate(text.splitlines(), 1):
        for match in _EXPECTED.finditer(line):
            place = number + 1 if match.group(1) else number
            found |= {(place, code) for code in match.group(2).split(", ")}
    return found


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_each_planted_fault_is_found_and_nothing_else(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    found = examples().found(text, path.name)

    assert {(f.place.line, f.code) for f in found} == _expected(text)
    usable = examples().loaded(text, path.name).guide is not None
    if path.parent.name != "translations":
        assert usable == all(f.severity == "warning" for f in found)


def test_every_code_has_a_planted_fault() -> None:
    planted = {code for path in GUIDES for _, code in _expected(path.read_text(encoding="utf-8"))}

    assert set(CODES) - planted == TESTED_ELSEWHERE


# Faults that cannot stand in a file with its own comments, or need a file too large to keep.
TESTED_ELSEWHERE = {
    "for-dyp",
    "for-lang-tekst",
    "for-mange-funn",
    "for-stor",
    "tom-fil",
    "ulovlig-tegn",
    "yaml-feil",
}


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_every_message_is_a_sentence_that_says_what_to_do(path: Path) -> None:
    for finding in examples().found(path.read_text(encoding="utf-8"), path.name):
        assert finding.message[0].isupper() or finding.message[0] == "«"
        assert finding.message.endswith((".", "?"))
        if not finding.code.startswith("betingelse"):
            assert finding.proposal or _REMEDY.search(finding.message), finding.message

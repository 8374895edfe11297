from __future__ import annotations

import re
from pathlib import Path

from bti.errors import Place
from bti.guide.codes import CODES, finding

PACKAGE = Path(__file__).parents[3] / "bti" / "guide"
_USED = re.compile(r'"([a-zæøå]+(?:-[a-zæøå]+)*)"')


def test_every_code_is_used_and_says_what_it_means() -> None:
    sources = [p for p in PACKAGE.rglob("*.py") if p.name != "codes.py"]
    words = {w for p in sources for w in _USED.findall(p.read_text(encoding="utf-8"))}

    assert set(CODES) <= words
    for code in CODES.values():
        assert code.title
        assert code.explanation.endswith(".")


def test_a_finding_has_the_weight_of_its_code() -> None:
    place = Place("x.yaml", 1)

    assert finding("uten-slag", place, "Uten slag.").severity == "warning"
    assert finding("blindvei", place, "Blindvei.", "Skriv «to».").severity == "error"

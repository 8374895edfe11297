"""Doors (``when``) of steps and levels: read on each way in, and never for who is inside."""

from __future__ import annotations

import pytest

from bti.casework.facade import Casework
from bti.errors import Refused
from tests.integration.semantics.tale import Tale, municipality, published

GUIDE = """
roles: {ansatt: Ansatt, leder: {title: Leder, may_jump: true}}
baton: {title: Stafettholder}
anytime: {haste: {title: Haste, to: c}}
levels:
  en:
    title: En
    steps:
      a:
        title: A
        forms: {notat: optional}
        next: b
        transitions:
          nivaa: {title: Nivået, to: to}
          slag: {title: Til C, to: c}
          velg: {title: Velg, to: [b, d]}
          tilbake: {title: Tilbake, to: back}
          hendelse: {title: Hendelse, to: c, event: measure_added}
      b: {title: B, transitions: {videre: {title: Videre, to: next}}}
      ute:
        title: Ute
        off_path: true
        transitions: {inn: {title: Inn, to: c}, hjem: {title: Hjem, to: back}}
  to:
    title: To
    when: notat.uro == yes
    requires: {baton: accepted}
    steps:
      c:
        title: C
        forms: {notat: optional}
        transitions:
          d: {title: Til D, to: d}
          ned: {title: Ned, to: a}
          slutt: {title: Slutt, to: slutt}
      d:
        title: D
        when: notat.tall > 3
        transitions:
          her: {title: Bli, to: here, round: same}
          c: {title: Til C, to: c, round: same}
          ned: {title: Ned, to: a}
forms:
  notat:
    title: Notat
    fields: {uro: {type: yes_no, label: Uro?}, tall: {type: integer, label: Tall}}
closings: {slutt: {title: Slutt, transitions: {igjen: {title: Igjen, to: c}}}}
"""
LEVEL, STEP, BATON = ("door", "to"), ("door", "d"), ("baton", "baton")


def _says(tale: Tale, **answers: str) -> None:
    tale.casework.fill(tale.case, "notat", answers)


def _within(tale: Tale) -> Tale:
    """Come onto the second level, with somebody who holds the baton."""
    _says(tale, uro="yes", tall="5")
    tale.casework.offer(tale.case, "kari")
    tale.go("nivaa")
    return tale


@pytest.mark.parametrize(
    ("way", "more", "lacking"),
    [
        ("nivaa", {}, [LEVEL, BATON]),
        ("slag", {}, [LEVEL, BATON]),
        ("velg", {"to": "d"}, [STEP, LEVEL, BATON]),
        ("haste", {}, [LEVEL]),
        ("c", {"by": "lise", "reason": "Haster"}, [LEVEL, BATON]),
    ],
)
def test_the_door_of_a_level_is_read_by_every_way_onto_it(
    way: str, more: dict[str, str], lacking: list[tuple[str, str]]
) -> None:
    tale = Tale(GUIDE)
    assert tale.refused(way, **more) == lacking
    assert tale.go("velg", to="b").step.id == "b"


def test_next_over_the_border_of_a_level_meets_its_door_and_never_passes_it() -> None:
    tale = Tale(GUIDE)
    tale.go("neste")
    assert tale.refused("videre") == [LEVEL, BATON]
    _says(tale, uro="no")
    assert "«Uro?» er «nei»" in tale.says("videre")[0]


def test_what_an_event_proposes_meets_the_door_and_not_what_the_level_demands() -> None:
    tale = Tale(GUIDE)
    tale.casework.add_measure(tale.case, what="Lekegruppe")
    assert tale.refused("hendelse") == [LEVEL]
    _says(tale, uro="yes")
    assert tale.go("hendelse").step.id == "c"


def test_a_door_that_closes_after_entry_changes_nothing_inside_the_level() -> None:
    tale = _within(Tale(GUIDE))
    _says(tale, uro="no")
    assert tale.go("d", "c").step.id == "c"
    tale.go("ned")
    assert tale.refused("nivaa") == [LEVEL]


def test_the_door_of_a_step_is_read_each_time_it_is_come_to() -> None:
    tale = _within(Tale(GUIDE))
    tale.go("d")
    _says(tale, tall="1")
    assert tale.refused("her") == [STEP]
    tale.go("c")
    assert tale.refused("d") == [STEP]


def test_a_reopening_comes_onto_the_level_anew() -> None:
    tale = _within(Tale(GUIDE))
    tale.go("slutt")
    assert tale.view().closed
    assert tale.ways()["igjen"].open
    tale.casework.fill(tale.case, "notat", {"uro": "no"}, reason="Rettet")
    assert tale.refused("igjen") == [LEVEL]


def test_back_reads_no_door() -> None:
    tale = _within(Tale(GUIDE))
    tale.go("ned")
    _says(tale, uro="no")
    assert tale.refused("nivaa") == [LEVEL]
    assert tale.go("tilbake").step.id == "c"


ENTRIES = """
entries: {liten: {}, stor: {}, melde: {never_blocked: true}}
levels:
  smaa:
    title: Små
    when: child.age < 6
    requires: {baton: accepted}
    steps: {liten: {title: Liten, transitions: {u: {title: U, to: slutt}}}}
  store:
    title: Store
    steps: {stor: {title: Stor, when: child.age >= 6, transitions: {u: {title: U, to: slutt}}}}
  fare:
    title: Fare
    when: child.age > 90
    steps: {melde: {title: Meld, transitions: {u: {title: U, to: slutt, emits: sent}}}}
"""


def _opened(casework: Casework, guide: str, born: str | None, entry: str = "") -> str:
    saved = casework.open_case(guide, child="Ola", born=born, entry=entry, by="kari")
    assert saved.case.step is not None
    return saved.case.step.id


def test_a_case_begins_where_the_doors_are_open_and_the_demands_of_the_level_come_after() -> None:
    casework, _ = municipality()
    guide = published(casework, ENTRIES)
    assert _opened(casework, guide, "2022-05-02") == "liten"
    assert _opened(casework, guide, "2015-05-02") == "stor"
    assert _opened(casework, guide, "2022-05-02", "liten") == "liten"
    assert _opened(casework, guide, None, "melde") == "melde"


@pytest.mark.parametrize(
    ("born", "entry", "rule"),
    [
        ("2015-05-02", "liten", "smaa.when"),
        ("2022-05-02", "stor", "stor.when"),
        (None, "", "smaa.when"),
    ],
)
def test_a_closed_door_lets_no_case_begin_there(born: str | None, entry: str, rule: str) -> None:
    casework, _ = municipality()
    guide = published(casework, ENTRIES)
    with pytest.raises(Refused, match="kan ikke åpnes slik") as refusal:
        _opened(casework, guide, born, entry)
    (reason,) = refusal.value.reasons
    assert (reason.kind, reason.rule) == ("door", rule)
    assert reason.place is not None
    assert "barnets alder" in reason.message
    saved = casework.open_case(guide, child="Ola", born="2015-05-02", by="kari")
    assert saved.case.id.endswith("-001"), "a refused case takes no number"

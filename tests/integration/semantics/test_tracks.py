"""Another service takes over: the track changes with the next move, and nobody is left without."""

from __future__ import annotations

from tests.integration.semantics.tale import Tale

GUIDE = """
baton: {title: Stafett}
services: {skole: Skole, barnehage: Barnehage}
tracks: {sk: {title: Skole, service: skole}, bh: {title: Barnehage, service: barnehage}}
entries: {s1: {}}
steps:
  s1:
    title: S1
    checklist: {bare_sk: {text: Sk, only_for: [sk]}, bare_bh: {text: Bh, only_for: [bh]}}
    transitions:
      fram: {title: Fram, to: s3}
      skole: {title: Skoleveien, to: s2, only_for: [sk]}
  s2: {title: S2, only_for: [sk], transitions: {fram: {title: Fram, to: s3}}}
  s3: {title: S3, transitions: {tilbake: {title: T, to: back}, ut: {title: U, to: slutt}}}
"""


def _taken_over(*ways: str) -> Tale:
    tale = Tale(GUIDE)
    work, case = tale.casework, tale.case
    work.offer(case, "kari")
    tale.go(*ways)
    work.invite(case, "solbakken", person="siri", ground="Lov")
    work.join(case, by="siri")
    work.offer(case, "siri")
    work.accept(case, by="siri")
    return tale


def test_a_way_that_was_there_stays_and_passes_by_what_the_new_track_lacks() -> None:
    tale = _taken_over()
    assert tale.ways(by="siri")["skole"].open
    assert tale.go("skole", by="siri").step.id == "s3"


def test_to_go_back_is_a_move_and_settles_the_track() -> None:
    tale = _taken_over()
    tale.go("fram", "tilbake", by="siri")
    assert [item.id for item in tale.view(by="siri").step.checklist] == ["bare_bh"]


def test_the_way_back_to_a_step_that_the_new_track_lacks_is_closed_and_says_why() -> None:
    tale = _taken_over("skole")
    tale.go("fram", by="siri")
    assert tale.refused("tilbake", by="siri") == [("door", "s2")]
    assert tale.says("tilbake") == [
        "«S2» finnes ikke for «Barnehage», som saken følger nå. Saken kan ikke gå dit."
    ]

"""What an overlay's author is told when the base moves."""

from __future__ import annotations

import pytest

from bti.guide.diff import Phrases
from bti.guide.loading import load
from bti.guide.overlay.moving import Rebased, moved
from tests.unit.guide.overlay.laid import BASE, HEAD

OWN = HEAD + (
    "levels:\n"
    "  nivaa_0:\n"
    "    steps:\n"
    "      undre: {title: Vår tittel, checklist: {en: {required: or_reason}}}\n"
    "      drofte: {after: snakke, kind: undring, title: Drøft, next: tiltak_1}\n"
    "      snakke: {next: drofte}\n"
    "forms: {notat: {fields: {sted: {after: dag, label: Sted}}}}\n"
    "remove: [undre.due]\n"
)


def tried(*changes: tuple[str, str], own: str = OWN) -> Rebased:
    """Try the overlay on a base in which each text is replaced."""
    new = BASE.replace("version: 2026.1", "version: 2026.2")
    for old, now in changes:
        assert old in new
        new = new.replace(old, now)

    def both(_name: str) -> dict[str, dict[str, str]]:
        return {"2026.1": {"grunn.yaml": BASE}, "2026.2": {"grunn.yaml": new}}

    before, after = (load({"vaar.yaml": own}, both, onto=to) for to in ("2026.1", "2026.2"))
    assert before.guide is not None, before.findings
    return moved(before, after, Phrases(), onto="2026.2")


def test_a_base_that_says_the_same_needs_nothing() -> None:
    found = tried()

    assert (found.old, found.new) == ("grunn 2026.1", "grunn 2026.2")
    assert (found.conflicts, found.findings) == ((), ())
    assert found.comparison is not None
    assert (found.comparison.groups, found.comparison.rerouted) == ((), ())


@pytest.mark.parametrize(
    ("old", "now", "line", "word"),
    [
        ("title: Sett ord på det", "title: Ny tittel", 8, "gjelder"),
        ("within: 4 weeks", "within: 3 weeks", 12, "tar det bort"),
        ("{en: En, to:", "{to:", 8, "endrer noe i det"),
        ("      dag: {type: date, label: Dagen}\n", "", 11, "ved det"),
        ("label: Dagen}", "label: Dagen}\n      sted: {label: Deres sted}", 11, "har det samme"),
        (
            "snakke: {kind: undring, title: Snakk sammen, next: next}",
            "snakke: {kind: undring, title: Snakk sammen, next: avsluttet}",
            10,
            "gjelder",
        ),
    ],
)
def test_what_both_have_to_say_about_is_told_with_both_places(
    old: str, now: str, line: int, word: str
) -> None:
    found = tried((old, now))

    (conflict,) = found.conflicts
    assert str(conflict.own_place) == f"vaar.yaml linje {line}"
    assert word in conflict.sentence
    assert conflict.base_place is not None
    assert conflict.base_place.file.startswith("grunn 2026.")


def test_an_anchor_that_is_gone_is_a_conflict_and_a_fault_and_the_bases_are_compared() -> None:
    found = tried(
        ("      dag: {type: date, label: Dagen}\n", ""),
        ("title: Snakk sammen, next: next}", "title: Snakk sammen, next: avsluttet}"),
    )

    assert [one.code for one in found.findings if one.severity == "error"] == ["ukjent-plass"]
    assert found.comparison is not None
    (way,) = found.comparison.rerouted
    assert "går nå til avslutningen «Avsluttet»" in way.sentence


def test_what_only_the_base_changed_comes_along_and_is_no_conflict() -> None:
    found = tried(("title: Gjør mer", "title: Gjør enda mer"))

    assert found.conflicts == ()
    assert found.comparison is not None
    told = [line.sentence for group in found.comparison.groups for line in group.lines]
    assert any("Gjør enda mer" in one for one in told)


def test_ways_that_lead_elsewhere_are_told_also_when_only_the_order_changed() -> None:
    own = HEAD + "links: {eget: {title: Eget, missing: fill_in}}\n"
    own += "levels: {nivaa_0: {steps: {undre: {tools: {add: [eget]}}}}}\n"
    level = "  nivaa_1:\n    title: Tiltak\n    steps:\n"
    found = tried((level, level + "      nytt: {kind: tiltak, title: Nytt, next: next}\n"), own=own)

    assert found.conflicts == ()
    assert found.comparison is not None
    assert ["Snakk sammen" in line.sentence for line in found.comparison.rerouted] == [True]


def test_what_lies_under_many_steps_through_a_kind_is_one_conflict() -> None:
    own = HEAD + "kinds: {undring: {checklist: {felles: Våre ord}}}\n"
    found = tried(("felles: Felles punkt", "felles: Andre ord"), own=own)

    assert len(found.conflicts) == 1

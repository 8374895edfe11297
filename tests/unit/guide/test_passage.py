"""Every step can be come to and left, whatever the track and whomever the case is about."""

from __future__ import annotations

import pytest

from bti.guide.loading import load

HEAD = """\
workflow: proeve
version: 1
language: nb
title: Prøve
subjects: [{}]
tracks: {{barnehage: Barnehage, skole: Skole}}
entries: {{{}}}
kinds: {{slag: {{title: Slag, phase: uro}}}}
closings: {{slutt: Slutt}}
levels:
  en:
    title: En
    steps:
"""


def told(
    *lines: str, subjects: str = "child, unborn", entries: str = "a: {}"
) -> list[tuple[str, str]]:
    """Give the code of each fault in how one comes and goes, and what it is said of."""
    steps = "".join(f"      {line}\n" for line in lines)
    found = load({"proeve.yaml": HEAD.format(subjects, entries) + steps})
    of_passage = ("blindvei", "uten-vei-inn", "uten-vei-inn-for-noen", "uten-avslutning")
    return [
        (one.code, one.message.split(". ")[0]) for one in found.findings if one.code in of_passage
    ]


def test_what_exists_for_all_is_passable() -> None:
    assert not told("a: {kind: slag, title: A, next: slutt}")


def test_a_way_for_one_subject_leaves_the_other_standing() -> None:
    way = "transitions: {ut: {title: Ut, to: slutt, only_for: [unborn]}}"

    assert told(f"a: {{kind: slag, title: A, {way}}}") == [
        ("blindvei", "Fra steget «a» kommer ingen videre for et barn")
    ]


def test_a_way_on_one_track_leaves_the_other_standing() -> None:
    way = "transitions: {ut: {title: Ut, to: slutt, only_for: [skole]}}"

    assert told(f"a: {{kind: slag, title: A, {way}}}") == [
        ("blindvei", "Fra steget «a» kommer ingen videre på sporet «barnehage»")
    ]


def test_a_track_and_a_subject_can_be_closed_together() -> None:
    ways = (
        "ut: {title: Ut, to: slutt, only_for: [skole]}",
        "hjem: {title: Hjem, to: slutt, only_for: [child]}",
    )
    line = f"a: {{kind: slag, title: A, transitions: {{{', '.join(ways)}}}}}"

    assert told(line, subjects="child, group") == [
        ("blindvei", "Fra steget «a» kommer ingen videre på sporet «barnehage» for en gruppe")
    ]


def test_what_is_so_for_all_is_told_once() -> None:
    lines = (
        "a: {kind: slag, title: A, next: slutt}",
        "b: {kind: slag, title: B, only_for: [child]}",
    )

    assert told(*lines) == [
        ("blindvei", "Fra steget «b» kommer ingen videre"),
        ("uten-vei-inn", "Ingen kommer til steget «b»"),
    ]


def test_a_step_behind_one_that_is_for_a_subject_alone_is_not_come_to_by_the_other() -> None:
    lines = (
        "a: {kind: slag, title: A, transitions: {b: {title: T, to: b}, ut: {title: U, to: slutt}}}",
        "b: {kind: slag, title: B, only_for: [group], next: c}",
        "c: {kind: slag, title: C, next: slutt}",
    )

    assert told(*lines, subjects="child, group") == [
        ("uten-vei-inn-for-noen", "Ingen kommer til steget «c» for et barn, men det finnes der")
    ]


def test_who_is_unborn_waits_for_the_birth_and_a_child_may_have_come_before_it() -> None:
    lines = (
        "a: {kind: slag, title: A, only_for: [unborn], next: b}",
        "b: {kind: slag, title: B, next: c}",
        "c: {kind: slag, title: C, only_for: [child], next: slutt}",
    )

    assert not told(*lines)


def test_next_is_the_next_that_exists_for_the_case() -> None:
    lines = (
        "a: {kind: slag, title: A, only_for: [child], next: next}",
        "g: {kind: slag, title: G, only_for: [group], next: c}",
        "b: {kind: slag, title: B, next: next}",
        "c: {kind: slag, title: C, next: slutt}",
    )

    assert told(*lines, subjects="child, group", entries="a: {}, g: {only_for: [group]}") == [
        ("uten-vei-inn-for-noen", "Ingen kommer til steget «b» for en gruppe, men det finnes der")
    ]


def test_a_step_that_some_do_not_come_to_need_not_be_left_by_them() -> None:
    there, out = "v: {title: V, to: b, only_for: [skole]}", "ut: {title: U, to: slutt}"
    lines = (
        f"a: {{kind: slag, title: A, transitions: {{{there}, {out}}}}}",
        "b: {kind: slag, title: B, transitions: {u: {title: U, to: slutt, only_for: [skole]}}}",
    )

    assert [code for code, _ in told(*lines)] == ["uten-vei-inn-for-noen"]


def test_a_step_aside_that_nobody_comes_to_is_told_as_that_alone() -> None:
    found = told(
        "a: {kind: slag, title: A, next: slutt}",
        "b: {kind: slag, title: B, off_path: yes, transitions: {t: {title: T, to: back}}}",
    )
    assert [code for code, _ in found] == ["uten-vei-inn"]


LOST = "{slutt: Slutt, mistet: {title: Mistet, only_for: [unborn]}}"


@pytest.mark.parametrize("leads", ["to: mistet", "to: b, when: child.pregnancy_week >= 24"])
def test_a_birth_that_would_strand_a_case_is_found(leads: str) -> None:
    head = HEAD.format("child, unborn", "a: {}").replace("{slutt: Slutt}", LOST)
    steps = (
        f"      a: {{kind: slag, title: A, transitions: {{v: {{title: V, {leads}}}}}}}\n"
        "      b: {kind: slag, title: B, transitions: {ut: {title: Ut, to: slutt}}}\n"
    )
    found = load({"proeve.yaml": head + steps}).findings
    said = [one.message for one in found if one.code == "blindvei"]
    # The door in a week is the same for all who are not told apart by anything else.
    same = load({"proeve.yaml": (head + steps).replace(", only_for: [unborn]", "")}).findings
    assert ("blindvei" in {one.code for one in same}) == ("week" in leads)
    born = "Fødes barnet mens saken står på steget «a», kommer ingen videre. "
    assert any(one.startswith(born) for one in said)


@pytest.mark.parametrize(
    ("door", "stranded"),
    [
        ("child.pregnancy_week >= 24", True),
        ("child.pregnancy_week >= 24 and child.age >= 0", True),
        ("child.pregnancy_week >= 24 or child.age >= 0", False),
        ("not child.pregnancy_week >= 24", True),
        ("child.pregnancy_week is answered", True),
        ("not child.pregnancy_week is answered", False),
        ("case.subject == unborn", True),
        ("case.subject in unborn | group", True),
        ("not case.subject == unborn", False),
        ("ventes", True),
        ("child.age >= 0", False),
    ],
)
@pytest.mark.parametrize("of", ["step", "level", "anytime"])
def test_a_door_of_what_a_way_leads_to_can_strand_a_case_too(
    door: str, of: str, *, stranded: bool
) -> None:
    at = {one: f", when: {door}" if one == of else "" for one in ("step", "level", "anytime")}
    ways = "{m: {title: M, to: mistet}" + (", v: {title: V, to: b}}" if of != "anytime" else "}")
    text = HEAD.format("child, unborn", "a: {}").replace("{slutt: Slutt}", LOST) + (
        f"      a: {{kind: slag, title: A, transitions: {ways}}}\n"
        f"  to:\n    title: To{at['level'].replace(', ', chr(10) + '    ')}\n    steps:\n"
        f"      b: {{kind: slag, title: B{at['step']}, next: slutt}}\n"
        "conditions: {ventes: {title: Ventes, when: case.subject == unborn}}\n"
    )
    if of == "anytime":
        text += f"anytime: {{videre: {{title: Videre, to: b{at['anytime']}}}}}\n"
    said = " ".join(one.message for one in load({"proeve.yaml": text}).findings)
    assert ("Fødes barnet mens saken står på steget «a»" in said) == stranded, said


def test_a_way_goes_on_past_what_was_for_the_unborn() -> None:
    aside = "transitions: {t: {title: T, to: t}}"
    back = "off_path: true, transitions: {t: {title: Tilbake, to: back}}"
    assert not told(
        f"a: {{kind: slag, title: A, only_for: [unborn], next: b, {aside}}}",
        f"t: {{kind: slag, title: T, only_for: [unborn], {back}}}",
        "b: {kind: slag, title: B, only_for: [unborn], next: c}",
        "c: {kind: slag, title: C, only_for: [child], next: slutt}",
    )


@pytest.mark.parametrize(
    ("written", "leads_on"),
    [
        ("to: b, event: child_born", True),
        ("to: b", True),
        ("to: slutt, event: child_born", True),
        ("to: slutt", False),
        ("to: aside", False),
        ("to: b, when: child.pregnancy_week >= 24", False),
        ("to: b, event: child_born, only_for: [child]", False),
        ("to: slutt, only_for: [child]", False),
    ],
)
def test_what_can_be_done_on_every_step_leads_on_a_child_that_is_born_early(
    written: str, *, leads_on: bool
) -> None:
    text = (
        HEAD.format("child, unborn", "a: {}").replace("{slutt: Slutt}", LOST)
        + "      a: {kind: slag, title: A, transitions: {v: {title: V, to: mistet}}}\n"
        + "      b: {kind: slag, title: B, transitions: {ut: {title: Ut, to: slutt}}}\n"
        + "      aside: {kind: slag, title: T, off_path: yes, "
        + "transitions: {t: {title: Tilbake, to: back}, ut: {title: Ut, to: slutt}}}\n"
        + f"anytime: {{tidlig: {{title: Født tidlig, {written}}}}}\n"
    )
    said = " ".join(one.message for one in load({"proeve.yaml": text}).findings)
    assert ("Fødes barnet mens saken står på steget «a»" in said) != leads_on
    late = "child_born" in written and "only_for" in written
    assert ("«Født tidlig» er bare for et barn" in said) == late

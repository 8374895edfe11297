"""How ``like``, ``remove``, kinds and ``next`` make a written tree complete."""

from __future__ import annotations

import pytest

from bti.errors import Place
from bti.guide.definition import Step
from bti.guide.loading import Loaded, load

HEAD = """\
workflow: proeve
version: 1
language: nb
title: Prøve
entries: {a: {}}
roles: {fri: {title: Fri, may_jump: true}}
closings: {slutt: Slutt, ferdig: Ferdig}
"""
KINDS = """\
kinds:
  slag:
    title: Slag
    phase: uro
    what: Se etter
    checklist: {felles: {text: Felles, required: true}}
  annet: {title: Annet, phase: tiltak, checklist: {eget: Eget}, next: ferdig}
"""


def loaded(*lines: str, kinds: str = KINDS) -> Loaded:
    steps = "".join(f"      {line}\n" for line in lines)
    text = f"{HEAD}{kinds}levels:\n  en:\n    title: En\n    steps:\n{steps}"
    return load({"proeve.yaml": text})


def steps(*lines: str, kinds: str = KINDS) -> dict[str, Step]:
    found = loaded(*lines, kinds=kinds)
    assert found.guide is not None, found.findings
    return found.guide.levels["en"].steps


def test_the_content_of_a_kind_lies_under_its_steps() -> None:
    a = steps("a: {kind: slag, title: A, checklist: {min: Min}, next: slutt}")["a"]

    assert a.what == "Se etter"
    assert list(a.checklist) == ["felles", "min"]


def test_a_step_rewords_what_its_kind_brings_and_keeps_the_demand() -> None:
    a = steps("a: {kind: slag, title: A, what: Mitt, checklist: {felles: Ny}, next: slutt}")["a"]

    assert a.what == "Mitt"
    assert (a.checklist["felles"].text, a.checklist["felles"].required.word) == ("Ny", "required")


def test_a_kind_may_bring_the_way_on_and_lend_its_content_to_other_steps() -> None:
    found = steps(
        "a: {kind: annet, title: A}",
        "b: {kind: slag, title: B, next: slutt}",
        kinds=KINDS.replace("phase: tiltak,", "phase: tiltak, also: [b],"),
    )

    assert found["a"].transitions["neste"].to == ("ferdig",)
    assert list(found["b"].checklist) == ["felles", "eget"]
    assert found["b"].kind == "slag"
    assert found["b"].transitions["neste"].to == ("slutt",)


def test_like_copies_the_written_step_and_own_keys_come_after() -> None:
    found = steps(
        "a: {kind: slag, title: A, how: Slik, checklist: {min: Min}, next: slutt}",
        "b: {like: a, title: B, checklist: {din: Din}}",
        "c: {like: b, title: C, next: ferdig}",
    )

    assert (found["b"].title, found["b"].how, found["b"].kind) == ("B", "Slik", "slag")
    assert list(found["b"].checklist) == ["felles", "min", "din"]
    assert list(found["c"].checklist) == ["felles", "min", "din"]
    assert found["c"].transitions["neste"].to == ("ferdig",)
    assert found["c"].transitions["neste"].title == "Ferdig"


def test_like_may_point_further_down_in_the_text() -> None:
    found = steps("a: {like: b, title: A}", "b: {kind: slag, title: B, how: Slik, next: slutt}")

    assert found["a"].how == "Slik"


def test_remove_comes_before_own_keys_and_holds_for_the_kind_and_for_copies() -> None:
    found = steps(
        "a: {kind: slag, title: A, remove: [checklist.felles, what], next: slutt}",
        "b: {like: a, title: B, remove: [next], transitions: {ut: {title: Ut, to: ferdig}}}",
    )

    assert found["a"].checklist == {}
    assert found["a"].what == ""
    assert found["b"].checklist == {}
    assert list(found["b"].transitions) == ["ut"]


def test_a_strength_is_replaced_whole() -> None:
    found = steps(
        "a: {kind: slag, title: A, checklist: {felles: {required: {when: case.round > 1}}}, "
        "next: slutt}"
    )

    assert found["a"].checklist["felles"].required.when == "case.round > 1"
    assert found["a"].checklist["felles"].text == "Felles"


def test_a_demand_laid_over_a_bare_text_keeps_the_text() -> None:
    found = steps("a: {kind: annet, title: A, checklist: {eget: {required: true}}}")

    assert found["a"].checklist["eget"].text == "Eget"
    assert found["a"].checklist["eget"].required.word == "required"


def test_nothing_can_be_removed_from_inside_a_text() -> None:
    found = loaded("a: {kind: annet, title: A, remove: [checklist.eget.text]}")

    assert [f.code for f in found.findings] == ["ubrukt", "ukjent-remove"]


def test_what_is_no_step_or_kind_is_told_where_it_stands() -> None:
    found = loaded("a: [en]", "b: {kind: slag, title: B, next: slutt, remove: x}")

    assert {(f.code, f.place.column) for f in found.findings} >= {
        ("feil-form", 10),
        ("ukjent-remove", 54),
    }


def test_a_list_is_replaced_whole() -> None:
    found = steps(
        "a: {kind: slag, title: A, who: [holder], next: slutt}",
        "b: {like: a, title: B, who: []}",
    )

    assert found["b"].who == ()


def test_a_copied_part_says_where_it_was_written() -> None:
    found = loaded(
        "a: {kind: slag, title: A, how: Slik, next: slutt}",
        "b: {like: a, title: B}",
    )

    assert found.places["b.how"].line == found.places["a"].line
    assert found.places["b.title"].line == found.places["a"].line + 1
    assert found.places["b.checklist.felles"] == Place("proeve.yaml", 13, 17)


def test_a_circle_is_told_once_with_its_way() -> None:
    found = loaded("a: {like: b, title: A}", "b: {like: c, title: B}", "c: {like: a, title: C}")

    told = [f for f in found.findings if f.code == "sirkel-like"]
    assert len(told) == 1
    assert "a → b → c → a" in told[0].message


def test_a_chain_has_a_longest_length() -> None:
    lines = ["a: {kind: slag, title: A, next: slutt}", "s0: {like: a}"]
    lines += [f"s{n}: {{like: s{n - 1}}}" for n in range(1, 60)]
    found = loaded(*reversed(lines))

    assert "sirkel-like" in {f.code for f in found.findings}


def test_a_step_can_be_a_bare_title() -> None:
    found = loaded("a: Bare en tittel")

    assert {f.code for f in found.findings} >= {"uten-slag", "blindvei"}
    assert "mangler-noekkel" not in {f.code for f in found.findings}


def test_forms_can_be_like_each_other() -> None:
    text = (
        "steps: {a: {kind: slag, title: A, next: slutt}}\n"
        "forms:\n"
        "  en: {title: En, copies: many, fields: {x: {label: X}, y: {label: Y}}}\n"
        "  to: {like: en, title: To, remove: [fields.y], fields: {z: {label: Z}}}\n"
    )
    found = load({"proeve.yaml": HEAD + KINDS + text})

    assert {f.severity for f in found.findings} <= {"warning"}
    assert found.guide is not None
    form = found.guide.forms["to"]
    assert (form.title, form.copies, list(form.fields)) == ("To", "many", ["x", "z"])


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("a: {kind: slag, title: A, next: next}", "b: {kind: slag, title: B, next: slutt}"), "B"),
        (("a: {kind: slag, title: A, next: b}", "b: {kind: slag, title: B, next: slutt}"), "B"),
        (("a: {kind: slag, title: A, next: annet}", "b: {kind: annet, title: B}"), "B"),
        (("a: {kind: slag, title: A, next: ferdig}",), "Ferdig"),
    ],
)
def test_next_has_the_title_of_where_it_leads(lines: tuple[str, ...], title: str) -> None:
    found = loaded(*lines)
    assert found.places["a.transitions.neste"].line == found.places["a"].line
    assert _title(found) == title


def _title(found: Loaded) -> str:
    assert found.guide is not None
    return found.guide.levels["en"].steps["a"].transitions["neste"].title


def test_next_to_a_level_has_the_title_of_the_level() -> None:
    text = (
        HEAD
        + KINDS
        + "levels:\n  en: {title: En, steps: {a: {kind: slag, title: A, next: to}}}\n"
        + "  to: {title: To, steps: {b: {kind: annet, title: B}}}\n"
    )
    found = load({"proeve.yaml": text})

    assert found.findings == ()
    assert _title(found) == "To"


def test_what_is_copied_has_its_kind_too_and_that_content_once() -> None:
    found = steps(
        "a: {kind: slag, title: A, checklist: {eget: Eget}, next: slutt}",
        "b: {like: a, title: B, checklist: {mitt: Mitt}}",
        "c: {like: b, title: C}",
    )

    assert found["b"].kind == found["c"].kind == "slag"
    assert list(found["c"].checklist) == ["felles", "eget", "mitt"]


def test_what_is_written_is_copied_and_not_what_the_target_got_from_elsewhere() -> None:
    found = steps(
        "a: {kind: slag, title: A, next: slutt}",
        "b: {like: a, title: B, kind: annet}",
    )

    assert list(found["a"].checklist) == ["felles"]
    # The kind's content is no part of what is written on the step that is copied.
    assert list(found["b"].checklist) == ["eget"]


def test_what_is_taken_away_can_be_written_anew() -> None:
    found = steps(
        "a: {kind: slag, title: A, checklist: {x: {text: X, required: true}}, next: slutt}",
        "b: {like: a, title: B, remove: [checklist.x, checklist.felles], checklist: {x: Ny X}}",
    )

    assert list(found["b"].checklist) == ["x"]
    assert (found["b"].checklist["x"].text, found["b"].checklist["x"].required.word) == (
        "Ny X",
        "optional",
    )


def test_also_gives_content_and_neither_kind_nor_a_place_to_go() -> None:
    found = steps(
        "a: {kind: annet, title: A, next: slag}",
        "b: {kind: slag, title: B, next: slutt}",
        kinds=KINDS.replace("phase: uro\n", "phase: uro\n    also: [a]\n", 1),
    )

    assert found["a"].kind == "annet"
    assert list(found["a"].checklist) == ["eget", "felles"]
    # A way to the kind leads to the step of the kind, past the one that only has its content.
    assert found["a"].transitions["neste"].title == "B"


def test_where_two_kinds_say_something_the_first_stands_and_the_step_over_both() -> None:
    kinds = KINDS.replace("phase: uro\n", "phase: uro\n    also: [a, b]\n", 1).replace(
        "phase: tiltak,", "phase: tiltak, what: Gjør,"
    )
    found = steps(
        "a: {kind: annet, title: A}",
        "b: {kind: annet, title: B, what: Mitt}",
        "c: {kind: slag, title: C, next: slutt}",
        kinds=kinds,
    )

    assert (found["a"].what, found["b"].what, found["c"].what) == ("Gjør", "Mitt", "Se etter")


def test_a_list_can_add_to_what_it_copies_and_to_what_the_kind_brings() -> None:
    kinds = KINDS.replace("what: Se etter", "what: Se etter\n    who: [holder]", 1)
    found = steps(
        "a: {kind: slag, title: A, who: {add: [fri]}, next: slutt}",
        "b: {like: a, title: B, who: {remove: [holder]}}",
        kinds=kinds,
    )

    assert (found["a"].who, found["b"].who) == (("holder", "fri"), ("fri",))


def test_a_kind_that_lies_under_further_steps_is_in_use() -> None:
    kinds = KINDS.replace("phase: tiltak,", "phase: tiltak, also: [a],")
    found = loaded("a: {kind: slag, title: A, next: slutt}", kinds=kinds)

    assert "ubrukt" not in {one.code for one in found.findings}


def test_a_scale_without_ends_goes_from_one_to_five() -> None:
    text = (
        "steps: {a: {kind: slag, title: A, next: slutt}}\n"
        "forms: {en: {title: En, fields: {vekt: {type: scale, label: Vekt}}}}\n"
    )
    guide = load({"proeve.yaml": HEAD + KINDS + text}).guide

    assert guide is not None
    assert list(guide.forms["en"].fields["vekt"].choices) == ["1", "2", "3", "4", "5"]

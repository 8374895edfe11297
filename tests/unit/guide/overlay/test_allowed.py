"""What a base protects, and what a profile may do."""

from __future__ import annotations

import pytest

from bti.guide.loading import load
from tests.unit.guide.overlay.laid import BASE, bases, codes, over

PROFILE = "workflow: stengt\nversion: 1\nover: grunn\ntitle: Stengt\n"
EXTENDS = "workflow: v\nversion: 1\nextends: grunn 2026.1\n"
DUE = BASE.replace(
    "within: 4 weeks, of: case.opened",
    "within: 4 weeks, of: case.opened, protected: true, remind: [{before: 3 days, who: leder}]",
)


@pytest.mark.parametrize(
    "text",
    [
        "forms: {notat: {fields: {hva: {label: Nye ord, hint: Et råd}}}}\n",
        "anytime: {melde: {title: Meld fra til barnevernet, about: Alltid}}\n",
        "forms: {notat: {fields: {dag: {type: text}}}}\n",
        "forms: {notat: {fields: {hva: {after: dag}}}}\n",
    ],
)
def test_what_is_protected_can_be_reworded_and_what_is_not_can_be_changed(text: str) -> None:
    assert codes(over(text)) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("forms: {notat: {fields: {hva: {type: text}}}}\n", 5),
        ("forms: {notat: {fields: {hva: {required: optional}}}}\n", 5),
        ("forms: {notat: {fields: {hva: {protected: false}}}}\n", 5),
        ("title: Vår\nremove: [forms.notat.fields.hva]\n", 6),
        ("anytime: {melde: {reason: optional}}\n", 5),
        ("remove:\n  - anytime.melde\n", 6),
    ],
)
def test_anything_else_there_is_a_fault_in_the_line_that_does_it(text: str, line: int) -> None:
    head = "workflow: vaar\nversion: 1\nextends: grunn 2026.1\nlanguage: nb\n"
    found = over(text, head)

    told = [one for one in found.findings if one.code == "vernet"]
    assert [str(one.place) for one in told] == [f"vaar.yaml linje {line}"], found.findings


def test_taking_away_what_holds_something_protected_takes_that_away_too() -> None:
    found = over("remove: [forms.notat, undre.forms]\n")

    assert "vernet" in codes(found)


def test_a_change_through_the_kind_counts_like_one_in_the_part() -> None:
    base = BASE.replace("felles: Felles punkt", "felles: {text: Felles, protected: true}")
    found = load(
        {"v.yaml": f"{EXTENDS}remove: [undre.checklist.felles]\n"},
        lambda _name: {"2026.1": {"g.yaml": base}},
    )

    assert codes(found) == ["vernet"]


@pytest.mark.parametrize(
    ("due", "is_allowed"),
    [
        ("{within: 2 weeks}", True),
        ("{within: 5 weeks}", False),
        ("{of: step.entered}", False),
        ("{remind: {add: [{after: 7 days, who: leder}]}}", True),
        ("{remind: []}", False),
    ],
)
def test_a_protected_deadline_may_be_shortened_and_reminded_of(
    due: str, *, is_allowed: bool
) -> None:
    text = f"levels: {{nivaa_0: {{steps: {{undre: {{due: {due}}}}}}}}}\n"
    found = load(
        {"v.yaml": EXTENDS + text},
        lambda _name: {"2026.1": {"g.yaml": DUE}},
    )

    assert codes(found) == ([] if is_allowed else ["vernet"])


@pytest.mark.parametrize(
    ("text", "is_allowed"),
    [
        ("conditions: {haster: {title: Det haster mye}}\n", True),
        ("conditions: {haster: {when: notat.dag is empty}}\n", False),
        ("conditions: {under: {when: notat.dag is empty}}\n", False),
        ("conditions: {annet: {when: notat.dag is empty}}\n", True),
    ],
)
def test_what_a_protected_part_leans_on_is_protected_too(text: str, *, is_allowed: bool) -> None:
    named = (
        "conditions:\n"
        "  haster: {title: Det haster, when: under}\n"
        "  under: {title: Under, when: notat.dag is answered}\n"
        "  annet: {title: Annet, when: notat.dag is answered}\n"
    )
    base = (BASE + named).replace("protected: true}\n", "protected: true, relevant: haster}\n", 1)
    found = load(
        {"v.yaml": EXTENDS + text},
        lambda _name: {"2026.1": {"g.yaml": base}},
    )

    assert ("vernet" not in codes(found)) is is_allowed, found.findings


def profile(text: str) -> list[str]:
    found = load({"stengt.yaml": PROFILE + text}, bases)
    return [code for code in codes(found) if code != "leses-bare"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "levels: {nivaa_0: {steps: {undre: {checklist: {ring: {text: Ring, required: true}}}}}}\n",
        "levels: {nivaa_0: {steps: {undre: {title: Nå, who: {add: [helse]}}}}}\n",
        "levels: {nivaa_0: {steps: {undre: {due: {within: 1 week}}}}}\n",
        "forms: {notat: {fields: {dag: {required: true}, sted: {label: Hvor}}}}\n",
        "links: {raad: {url: https://example.org/stengt}}\n",
        "levels: {nivaa_0: {steps: {undre: {tools: {add: [notat]}}}}}\n",
    ],
)
def test_a_profile_adds_and_tightens(text: str) -> None:
    assert profile(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "remove: [undre.due]\n",
        "levels: {nivaa_0: {steps: {undre: {who: [ansatt]}}}}\n",
        "levels: {nivaa_0: {steps: {undre: {next: tiltak_1}}}}\n",
        "levels: {nivaa_0: {steps: {undre: {only_for: [child]}}}}\n",
        "levels: {nivaa_0: {steps: {undre: {due: {within: 6 weeks}}}}}\n",
        "forms: {notat: {fields: {dag: {type: text}}}}\n",
    ],
)
def test_a_profile_never_removes_loosens_or_leads_elsewhere(text: str) -> None:
    assert "profil" in profile(text)

"""However a guide is spelt, formatting gives one spelling, moves no line and changes no meaning."""

from __future__ import annotations

import random
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bti import resources
from bti.guide.formatting import format_text
from bti.guide.loading import load

GUIDES = ("bti", "bekymringsmelding", "miljoesak", "overgang", "systemsak")


@cache
def spellings(name: str) -> tuple[str, list[str], list[str]]:
    """Give the digest of a shipped guide, and its lines in the short and in the long spelling."""
    text = resources.workflow_text(name)[1]
    short, long = format_text(text), format_text(text, long=True)
    return load({name: text}).digest, short.split("\n"), long.split("\n")


@pytest.mark.parametrize("name", GUIDES)
@pytest.mark.parametrize("long", [False, True])
def test_a_shipped_guide_means_the_same_in_either_spelling(name: str, long: bool) -> None:  # noqa: FBT001 - a parameter
    text = resources.workflow_text(name)[1]
    spelt = format_text(text, long=long)
    assert load({name: spelt}).digest == load({name: text}).digest
    assert format_text(spelt, long=long) == spelt
    assert spelt.count("\n") == text.count("\n")
    assert [line for line in spelt.split("\n") if line.lstrip().startswith("#")] == [
        line for line in text.split("\n") if line.lstrip().startswith("#")
    ]


@pytest.mark.slow
@settings(max_examples=25)
@given(st.sampled_from(GUIDES), st.integers(0, 10**9))
def test_any_mixture_of_spellings_becomes_the_same(name: str, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - which spelling, no secret
    digest, short, long = spellings(name)
    lines = [chance.choice(pair) for pair in zip(short, long, strict=True)]
    mixed = "\n".join(loosely(line, chance) for line in lines)
    assert load({name: mixed}).digest == digest
    assert format_text(mixed).split("\n") == short
    assert format_text(mixed, long=True).split("\n") == long


def loosely(line: str, chance: random.Random) -> str:
    """Space what stands in brackets as some people do."""
    alone = line.count("{") == line.count("}") == 1 and not set(line) & set("'\"#[]")
    if alone and chance.random() < 0.5:
        line = line.replace("{", "{ ").replace("}", "  }")
    return line


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ("roles: {ansatt: {title: Ansatt}}", "roles: {ansatt: Ansatt}"),
        ("roles: { ansatt : Ansatt ,leder: Leder}", "roles: {ansatt: Ansatt, leder: Leder}"),
        ("roles:\n  ansatt: {title: 'Ansatt, fast'}", "roles:\n  ansatt: Ansatt, fast"),
        ("roles: {ansatt: {title: 'Ansatt, fast'}}", "roles: {ansatt: 'Ansatt, fast'}"),
        ("steps: {a: {forms: {x: yes}}}", "steps: {a: {forms: {x: required}}}"),
        (
            "steps: {a: {transitions: {x: {to: [b], demands: [], requires: {forms: {y: true}}}}}}",
            "steps: {a: {transitions: {x: {to: b, demands: none, requires: {forms: [y]}}}}}",
        ),
        (
            "forms: {x: {fields: {y: {required: {word: or_reason}}}}}",
            "forms: {x: {fields: {y: {required: or_reason}}}}",
        ),
        (
            "forms: {x: {fields: {y: {required: yes}}}}",
            "forms: {x: {fields: {y: {required: true}}}}",
        ),
        (
            "steps: {a: {transitions: {x: {requires: {role: {one_of: [leder]}}}}}}",
            "steps: {a: {transitions: {x: {requires: {role: leder}}}}}",
        ),
        ("title: En  # merknad", "title: En  # merknad"),
        ("about: |\n  En  \n  to  \ntitle: Tre   ", "about: |\n  En  \n  to  \ntitle: Tre"),
        ("ukjent: { a: b}", "ukjent: {a: b}"),
        ("steps: {a, b}", "steps: {a, b}"),
    ],
)
def test_each_shorthand_is_the_spelling(written: str, short: str) -> None:
    assert format_text(written) == f"{short}\n"


@pytest.mark.parametrize("name", GUIDES)
def test_the_shipped_guides_are_spelt_as_formatting_spells(name: str) -> None:
    text = resources.workflow_text(name)[1]
    assert format_text(text) == text

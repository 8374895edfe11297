from __future__ import annotations

import pytest

from bti.guide.definition import Closing, Guide, Kind, Level, Step
from bti.guide.targets import Target, exists, level_of, step_of, steps_in_order, targets

GUIDE = Guide(
    workflow="proeve",
    version="1",
    language="nb",
    title="Prøve",
    kinds={
        "slag": Kind(title="Slag", phase="uro"),
        "annet": Kind(title="Annet", phase="tiltak"),
    },
    levels={
        "en": Level(
            title="En",
            steps={
                "a": Step(title="A", kind="slag"),
                "b": Step(title="B", kind="annet", only_for=("skole",)),
                "c": Step(title="C", kind="annet", off_path=True),
                "d": Step(title="D", kind="annet"),
            },
        ),
        "to": Level(
            title="To",
            only_for=("skole", "unborn"),
            steps={"e": Step(title="E", off_path=True), "f": Step(title="F", kind="slag")},
        ),
    },
    closings={"slutt": Closing(title="Slutt")},
)


def ids(origin: str, *words: str, track: str | None = None) -> list[str]:
    return [target.id for target in targets(GUIDE, origin, words, track)]


@pytest.mark.parametrize(
    ("origin", "word", "track", "expected"),
    [
        ("a", "d", None, ["d"]),
        ("a", "slutt", None, ["slutt"]),
        ("a", "here", None, ["a"]),
        ("a", "next", None, ["b"]),
        ("a", "next", "nav", ["d"]),
        ("b", "next", None, ["d"]),
        ("d", "next", None, ["f"]),
        ("d", "next", "nav", []),
        ("f", "next", None, []),
        ("a", "en", None, ["a"]),
        ("a", "to", None, ["f"]),
        ("a", "to", "nav", []),
        ("a", "annet", None, ["b"]),
        ("a", "annet", "nav", ["c"]),
        ("f", "slag", None, ["f"]),
        ("f", "annet", None, []),
        ("a", "b", "nav", []),
        ("slutt", "here", None, []),
        ("slutt", "next", None, []),
        ("a", "finnes_ikke", None, []),
    ],
)
def test_a_word_leads_to_what_exists_here(
    origin: str, word: str, track: str | None, expected: list[str]
) -> None:
    assert ids(origin, word, track=track) == expected


def test_a_list_leads_to_each_in_the_order_written() -> None:
    assert targets(GUIDE, "a", ("slutt", "d"), None) == (
        Target(id="slutt", closing=True, word="slutt"),
        Target(id="d", level="en", word="d"),
    )


@pytest.mark.parametrize("word", ["back", "last_step"])
def test_what_the_case_decides_leads_to_every_step_that_could_be_meant(word: str) -> None:
    found = targets(GUIDE, "slutt", (word,), "nav")

    assert [target.id for target in found] == ["a", "c", "d"]
    assert all(target.dynamic for target in found)


@pytest.mark.parametrize(
    ("only_for", "track", "subject", "expected"),
    [
        ((), "", "", True),
        (("skole",), "skole", "", True),
        (("skole",), "nav", "", False),
        (("skole",), "", "", False),
        (("skole",), None, "", True),
        (("unborn",), "skole", "child", False),
        (("unborn",), "skole", "unborn", True),
        (("unborn",), "skole", "", True),
        (("skole", "unborn"), "skole", "child", False),
        (("skole", "unborn"), "nav", "unborn", False),
        (("skole", "nav", "unborn"), "nav", "unborn", True),
    ],
)
def test_tracks_and_subjects_must_both_fit(
    only_for: tuple[str, ...], track: str | None, subject: str, *, expected: bool
) -> None:
    assert exists(only_for, track, subject) is expected


def test_steps_are_found_by_id_and_stand_in_the_order_of_the_text() -> None:
    assert level_of(GUIDE, "f") == "to"
    assert level_of(GUIDE, "x") == ""
    assert step_of(GUIDE, "f") is GUIDE.levels["to"].steps["f"]
    assert step_of(GUIDE, "x") is None
    assert steps_in_order(GUIDE, "nav") == (("en", "a"), ("en", "c"), ("en", "d"))
    assert len(steps_in_order(GUIDE, None)) == 6

"""What is told by the bytes of a guide alone."""

from __future__ import annotations

import pytest

from bti.guide.canonical import canonical, reads_of
from bti.guide.definition import Guide, Transition
from bti.guide.stages import Level, Step
from bti.guide.times import Due


def _read(when: str = "", of: str = "") -> tuple[str, ...]:
    due = Due(within="1 week", of=of) if of else None
    step = Step(title="A", due=due, transitions={"ut": Transition(title="Ut", when=when)})
    levels = {"n": Level(title="N", steps={"a": step})}
    return reads_of(
        canonical(Guide(workflow="w", version="1", language="nb", title="T", levels=levels))
    )


@pytest.mark.parametrize(
    ("when", "read"),
    [
        ("", ()),
        ("notat.linked.ppt == yes", ()),
        ("linked.ppt.svar.ja == yes", ("ppt",)),
        (
            "not linked.ppt.svar.ja and (linked.bup_2.svart is answered or linked.ppt.a)",
            ("ppt", "bup_2"),
        ),
    ],
)
def test_the_guides_whose_answers_are_read_are_found(when: str, read: tuple[str, ...]) -> None:
    assert _read(when) == read


def test_what_only_counts_time_reads_nothing_that_is_named() -> None:
    assert _read(of="linked.ppt.sent") == ()
    assert _read("linked.bup.sent is answered", "linked.ppt.sent") == ("bup",)

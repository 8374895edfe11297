"""Guides that nobody wrote: any number of levels and steps, with ways between any of them."""

from __future__ import annotations

from hypothesis import strategies as st

from bti.guide.definition import Action, Closing, Entry, Guide, Kind, Level, Step, Transition

WORDS = st.sampled_from(
    ["Undring", "og", "Samarbeidspartnere", "evalueringsmøtet", "å", "Mål", "barnets", "W" * 40]
)
TITLES = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)


@st.composite
def guides(draw: st.DrawFn) -> Guide:
    """Make a guide: the shape is free, every target exists."""
    sizes = draw(st.lists(st.integers(1, 9), min_size=1, max_size=5))
    steps = [f"s{level}_{place}" for level, size in enumerate(sizes) for place in range(size)]
    closings = [f"slutt{number}" for number in range(draw(st.integers(1, 3)))]
    targets = st.sampled_from([*steps, *closings, "back", "here", "next"])
    made = {name: draw(_steps(targets)) for name in steps}
    return Guide(
        workflow="laget",
        version="1",
        language="nb",
        title=draw(TITLES),
        kinds={"slag": Kind(title="Slag", phase="uro")},
        entries={steps[0]: Entry()},
        levels={
            f"nivaa_{level}": Level(
                title=draw(TITLES),
                implied=len(sizes) == 1,
                steps={f"s{level}_{place}": made[f"s{level}_{place}"] for place in range(size)},
            )
            for level, size in enumerate(sizes)
        },
        closings={name: draw(_closings(steps)) for name in closings},
        anytime={"alltid": Action(title=draw(TITLES), about=draw(TITLES), never_blocked=True)},
    )


@st.composite
def _steps(draw: st.DrawFn, targets: st.SearchStrategy[str]) -> Step:
    ways = draw(st.lists(st.tuples(TITLES, st.lists(targets, min_size=1, max_size=2)), max_size=4))
    return Step(
        title=draw(TITLES),
        kind="slag",
        off_path=draw(st.sampled_from([False, False, False, True])),
        transitions={
            f"vei{number}": Transition(title=title, to=tuple(to))
            for number, (title, to) in enumerate(ways)
        },
    )


@st.composite
def _closings(draw: st.DrawFn, steps: list[str]) -> Closing:
    again = draw(st.lists(st.sampled_from([*steps, "last_step"]), max_size=2))
    moves = {"igjen": Transition(title="Åpne igjen", to=tuple(again))} if again else {}
    return Closing(title=draw(TITLES), transitions=moves)

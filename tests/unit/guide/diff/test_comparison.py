from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bti.guide.definition import Guide
from bti.guide.diff import Difference, compare
from bti.guide.diff.comparison import summary
from bti.guide.diff.marking import marked


def difference(about: str, weight: str = "wording", *, rerouted: bool = False) -> Difference:
    return Difference(
        kind="changed",
        weight=weight,  # type: ignore[arg-type]
        path="x",
        sentence="Steget «X» heter nå «Y».",
        about=about,
        before="Del med lederen",
        now="Snakk med lederen",
        rerouted=rerouted,
    )


GUIDE = Guide(workflow="x", version="1", language="nb", title="X")


def test_differences_stand_under_headings_and_ways_first() -> None:
    both = (difference("A"), difference("B", "structure", rerouted=True), difference("A"))
    page = compare(GUIDE, GUIDE, both)

    assert [(group.title, len(group.lines)) for group in page.groups] == [("A", 2)]
    assert [line.pieces for line in page.rerouted] == [()]
    assert [(piece.kind, piece.text) for piece in page.groups[0].lines[0].pieces] == [
        ("out", "Del "),
        ("in", "Snakk "),
        ("same", "med lederen"),
    ]


def test_the_sum_says_whether_only_texts_were_changed() -> None:
    assert summary(()) == "Veilederne er like."
    assert summary((difference("A"),)) == "Én forskjell. Bare tekster er endret."
    assert summary((difference("A"), difference("A", "tightened"))) == (
        "2 forskjeller (strengere: 1, omformulert: 1)."
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_marked_text_holds_all_of_what_is_new(before: str, now: str) -> None:
    pieces = marked(before, now)

    assert "".join(p.text for p in pieces if p.kind != "out") == now
    assert "".join(p.text for p in pieces if p.kind != "in").split() == before.split()

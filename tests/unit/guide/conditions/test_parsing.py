from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from bti.guide.conditions import Expression, parse, references
from bti.guide.conditions.expressions import (
    And,
    Bare,
    Choice,
    Comparison,
    Constant,
    Count,
    Day,
    Has,
    In,
    Is,
    Name,
    Not,
    Number,
    Or,
    Place,
    Reach,
    Rows,
    Shifted,
    Today,
    YesNo,
)
from bti.guide.conditions.printing import write
from bti.guide.spans import Span


def name(text: str) -> Name:
    return Name(path=tuple(text.split(".")))


def bare(text: str) -> Bare:
    return Bare(name=name(text))


def equals(left: str, right: str) -> Comparison:
    return Comparison(left=name(left), operator="==", right=Choice(id=right))


TREES: list[tuple[str, Expression]] = [
    ("a.b == yes", Comparison(left=name("a.b"), operator="==", right=YesNo(value=True))),
    ("a.b != no", Comparison(left=name("a.b"), operator="!=", right=YesNo(value=False))),
    ("a.b < 4", Comparison(left=name("a.b"), operator="<", right=Number(value=Decimal(4)))),
    ("a.b <= -1", Comparison(left=name("a.b"), operator="<=", right=Number(value=Decimal(-1)))),
    ("a.b > 3.5", Comparison(left=name("a.b"), operator=">", right=Number(value=Decimal("3.5")))),
    (
        "a.b >= 2026-02-28",
        Comparison(left=name("a.b"), operator=">=", right=Day(value=date(2026, 2, 28))),
    ),
    ("a.b == done", equals("a.b", "done")),
    ("a.b == c.d", Comparison(left=name("a.b"), operator="==", right=name("c.d"))),
    ("a.b == value", Comparison(left=name("a.b"), operator="==", right=name("value"))),
    ("value <= today", Comparison(left=name("value"), operator="<=", right=Today())),
    ("a.b has c", Has(name=name("a.b"), item=Choice(id="c"))),
    ("a.b in c", In(name=name("a.b"), items=(Choice(id="c"),))),
    (
        "a.b in c | yes | 3",
        In(
            name=name("a.b"),
            items=(Choice(id="c"), YesNo(value=True), Number(value=Decimal(3))),
        ),
    ),
    ("a.b is answered", Is(name=name("a.b"), state="answered")),
    ("a.b is empty", Is(name=name("a.b"), state="empty")),
    ("a.b is not_asked", Is(name=name("a.b"), state="not_asked")),
    ("a.b is not answered", Not(part=Is(name=name("a.b"), state="answered"))),
    ("a_name", bare("a_name")),
    ("step.x.visited", bare("step.x.visited")),
    ("yes", Constant(value=True)),
    ("no", Constant(value=False)),
    (
        "previous a.b is answered",
        Is(name=Reach(which="previous", path=("a", "b")), state="answered"),
    ),
    (
        "a.b == latest a.b",
        Comparison(left=name("a.b"), operator="==", right=Reach(which="latest", path=("a", "b"))),
    ),
    (
        "a.b <= today + 6 weeks",
        Comparison(
            left=name("a.b"),
            operator="<=",
            right=Shifted(moment=Today(), span=Span(weeks=6)),
        ),
    ),
    (
        "a.b - 1 week - 3 months + 2 working days < today",
        Comparison(
            left=Shifted(
                moment=Shifted(moment=name("a.b"), span=Span(weeks=1, months=3), back=True),
                span=Span(working_days=2),
            ),
            operator="<",
            right=Today(),
        ),
    ),
    ("any m", Rows(which="any", rows=name("m"))),
    ("no m.n", Rows(which="no", rows=name("m.n"))),
    ("any m where a == b", Rows(which="any", rows=name("m"), where=equals("a", "b"))),
    (
        "no m where a == b and c == d",
        Rows(which="no", rows=name("m"), where=And(parts=(equals("a", "b"), equals("c", "d")))),
    ),
    ("count m >= 2", Count(rows=name("m"), operator=">=", number=Number(value=Decimal(2)))),
    (
        "count measures where status == open >= 2",
        Count(
            rows=name("measures"),
            operator=">=",
            number=Number(value=Decimal(2)),
            where=equals("status", "open"),
        ),
    ),
    (
        "count m where (a) == 2",
        Count(rows=name("m"), operator="==", number=Number(value=Decimal(2)), where=bare("a")),
    ),
]


@pytest.mark.parametrize(("text", "tree"), TREES)
def test_each_form_gives_its_tree_and_is_written_back(text: str, tree: Expression) -> None:
    assert parse(text) == tree
    assert parse(write(tree)) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a or b and c", Or(parts=(bare("a"), And(parts=(bare("b"), bare("c")))))),
        ("a and b or c", Or(parts=(And(parts=(bare("a"), bare("b"))), bare("c")))),
        ("(a or b) and c", And(parts=(Or(parts=(bare("a"), bare("b"))), bare("c")))),
        ("not a and b", And(parts=(Not(part=bare("a")), bare("b")))),
        ("not (a and b)", Not(part=And(parts=(bare("a"), bare("b"))))),
        ("not a == b", Not(part=equals("a", "b"))),
        ("not a in b | c", Not(part=In(name=name("a"), items=(Choice(id="b"), Choice(id="c"))))),
        ("not not a", Not(part=Not(part=bare("a")))),
        ("a and b and c", And(parts=(bare("a"), bare("b"), bare("c")))),
        ("a or b or c", Or(parts=(bare("a"), bare("b"), bare("c")))),
        ("a and (b and c)", And(parts=(bare("a"), And(parts=(bare("b"), bare("c")))))),
        (
            "a or any m where b and c",
            Or(
                parts=(
                    bare("a"),
                    Rows(which="any", rows=name("m"), where=And(parts=(bare("b"), bare("c")))),
                )
            ),
        ),
        (
            "(any m where a) or b",
            Or(parts=(Rows(which="any", rows=name("m"), where=bare("a")), bare("b"))),
        ),
        (
            "any m where (a or b)",
            Rows(which="any", rows=name("m"), where=Or(parts=(bare("a"), bare("b")))),
        ),
        (
            "count m where a == b >= 2 or c",
            Or(
                parts=(
                    Count(
                        rows=name("m"),
                        operator=">=",
                        number=Number(value=Decimal(2)),
                        where=equals("a", "b"),
                    ),
                    bare("c"),
                )
            ),
        ),
        (
            "any m where any n where a",
            Rows(
                which="any",
                rows=name("m"),
                where=Rows(which="any", rows=name("n"), where=bare("a")),
            ),
        ),
    ],
)
def test_precedence(text: str, tree: Expression) -> None:
    assert parse(text) == tree
    assert parse(write(tree)) == tree


def test_spacing_and_line_breaks_say_nothing() -> None:
    assert parse("a.b==yes\n  and\tc") == parse(" a.b == yes and c ")


def test_each_part_knows_its_place() -> None:
    text = "a and  not previous c.d in x | y"
    tree = parse(text)
    assert isinstance(tree, And)
    places = [part.place for part in tree.parts]
    marked = [text[place.offset : place.offset + place.length] for place in places]
    assert marked == ["a", "not previous c.d in x | y"]
    assert places[0].offset == 0
    assert places[1].offset == 7


def test_a_place_is_no_part_of_the_meaning() -> None:
    assert Name(path=("a",), place=Place(offset=3, length=1)) == name("a")
    assert hash(Name(path=("a",), place=Place(offset=3, length=1))) == hash(name("a"))
    assert Place() != 0


def test_the_same_text_is_read_once() -> None:
    assert parse("a.b == once") is parse("a.b == once")


def test_a_tree_can_be_stored() -> None:
    tree = parse("any m where a.b <= today - 3 months and not c in x | 4.5 | 2026-01-01")
    assert msgspec.json.decode(msgspec.json.encode(tree), type=Expression) == tree


def test_references_name_all_that_is_mentioned() -> None:
    tree = parse("a and b.c + 1 day < d.e or count m where (no n.o where p is empty) > latest q.r")
    assert references(tree) == {
        ("a",),
        ("b", "c"),
        ("d", "e"),
        ("m",),
        ("n", "o"),
        ("p",),
        ("q", "r"),
    }

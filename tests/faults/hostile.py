"""Texts made to exhaust whoever reads them, by name. Each is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable

HEAD = """\
workflow: fiendtlig
version: 1
language: nb
title: Fiendtlig
roles: {ansatt: Ansatt}
kinds: {slag: {title: Slag, phase: uro}}
closings: {slutt: Slutt}
"""
FORM = "forms: {skjema: {title: Skjema, fields: {a: {type: yes_no, label: A}}}}\n"
MANY = 50_000
LONG = "a" * 1_000_000
STEPS = 10_000


def _one_step(more: str) -> str:
    step = f"{{title: En, kind: slag, forms: {{skjema: optional}}, {more}}}"
    return f"{HEAD}{FORM}steps: {{en: {step}}}\n"


def _condition(when: str) -> str:
    return _one_step(f'transitions: {{ut: {{title: Ut, to: slutt, when: "{when}"}}}}')


def _steps(step: Callable[[int], str], *, count: int = STEPS, head: str = HEAD) -> str:
    lines = "\n".join(f"  s{number}: {step(number)}" for number in range(count))
    return f"{head}{FORM}steps:\n{lines}\n"


def _plain(number: int) -> str:
    to = "next" if number < STEPS - 1 else "slutt"
    return f"{{title: Steg, kind: slag, forms: {{skjema: optional}}, next: {to}}}"


def _alias_bomb() -> str:
    levels = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10))
    return f"a0: &a0 [x, x, x, x]\n{levels}\n"


def _doubling_conditions() -> str:
    named = "\n".join(
        f"  c{n}: {{title: C, when: c{n - 1} and c{n - 1} or not c{n - 1}}}" for n in range(1, 100)
    )
    return (
        f"{HEAD}{FORM}conditions:\n  c0: {{title: C, when: skjema.a == yes}}\n{named}\n"
        "steps: {en: {title: En, kind: slag, forms: {skjema: optional}, "
        "transitions: {ut: {title: Ut, to: slutt, when: c99}}}}\n"
    )


def _chained_conditions() -> str:
    named = "\n".join(f"  c{n}: {{title: C, when: c{n - 1}}}" for n in range(1, STEPS))
    return (
        f"{HEAD}{FORM}conditions:\n  c0: {{title: C, when: skjema.a == yes}}\n{named}\n"
        "steps: {en: {title: En, kind: slag, forms: {skjema: optional}, "
        f"transitions: {{ut: {{title: Ut, to: slutt, when: c{STEPS - 1}}}}}}}}}\n"
    )


def _like_all() -> str:
    items = ", ".join(f"p{n}: Punkt" for n in range(300))
    first = f"{{title: Steg, kind: slag, checklist: {{{items}}}, next: next}}"
    return _steps(lambda n: "{like: s0}" if n else first)


def _also_all() -> str:
    named = ", ".join(f"s{n}" for n in range(STEPS))
    items = ", ".join(f"p{n}: Punkt" for n in range(100))
    kinds = (
        "kinds:\n  slag: {title: Slag, phase: uro}\n"
        f"  alle: {{title: Alle, phase: uro, also: [{named}], checklist: {{{items}}}}}\n"
    )
    head = HEAD.replace("kinds: {slag: {title: Slag, phase: uro}}\n", kinds)
    return _steps(_plain, head=head)


def _tracks() -> str:
    tracks = ", ".join(f"t{n}: Spor" for n in range(500))
    return _steps(_plain, count=STEPS // 10, head=f"{HEAD}tracks: {{{tracks}}}\n")


def _lists_to_all() -> str:
    every = ", ".join(f"s{n}" for n in range(400))
    way = f"transitions: {{til: {{title: Til, to: [{every}, slutt], round: same}}}}"
    return _steps(lambda _: f"{{title: Steg, kind: slag, {way}}}", count=400)


TEXTS: dict[str, Callable[[], str]] = {
    "square brackets": lambda: "title: " + "[" * MANY,
    "curly brackets": lambda: "title: " + "{a: " * MANY,
    "closed brackets": lambda: "title: " + "[" * MANY + "]" * MANY,
    "dashes": lambda: "- " * MANY,
    "question marks": lambda: "? " * MANY,
    "indents": lambda: "".join(f"{' ' * n}a:\n" for n in range(1_000)),
    "alias bomb": _alias_bomb,
    "long title": lambda: HEAD.replace("title: Fiendtlig", f"title: {LONG}"),
    "long key": lambda: f"{HEAD}{LONG}: x\n",
    "long id": lambda: HEAD.replace("slutt: Slutt", f"{LONG}: Slutt"),
    "long line": lambda: f"{HEAD}about: {LONG * 3}\n",
    "long block": lambda: f"{HEAD}about: |\n  {LONG}\n",
    "too long file": lambda: LONG * 5,
    "a fault on each line": lambda: "a: b: c\n" * 100_000,
    "a quote on each line": lambda: 'a: "b" c\n' * 100_000,
    "a tab on each line": lambda: "\ta: b\n" * 100_000,
    "unknown keys": lambda: HEAD + "".join(f"k{n}: x\n" for n in range(100_000)),
    "unknown names": lambda: _steps(lambda n: f"{{title: S, kind: slag, next: t{n}}}"),
    "control characters": lambda: HEAD + "".join(map(chr, range(0x300))) * 1_000,
    "other marks": lambda: "%TAG ! tag:x:\n---\n!!python/object/apply:os.system ['true']\n" * 1_000,
    "condition of brackets": lambda: _condition("(" * MANY),
    "condition of closed brackets": lambda: _condition("(" * 1_900 + "a" + ")" * 1_900),
    "condition of not": lambda: _condition("not " * 900 + "skjema.a"),
    "condition of and": lambda: _condition(" and ".join(["skjema.a"] * 300)),
    "condition of a long name": lambda: _condition(LONG),
    "condition of where": lambda: _condition("any skjema.a where " * 200 + "x"),
    "doubling conditions": _doubling_conditions,
    "chained conditions": _chained_conditions,
    "long span": lambda: _one_step(f"due: {{within: {'1 day + ' * 2_000}1 day, of: case.opened}}"),
    "spaces in a span": lambda: _one_step(f"due: {{within: '1{' ' * 19_000}x', of: case.opened}}"),
    "many steps": lambda: _steps(_plain),
    "steps like the one before": lambda: _steps(
        lambda n: f"{{like: s{n - 1}}}" if n else "{title: Steg, kind: slag, next: slutt}"
    ),
    "steps like themselves": lambda: _steps(lambda n: f"{{like: s{n}}}"),
    "steps like one large": _like_all,
    "a kind under all steps": _also_all,
    "many tracks": _tracks,
    "lists to all steps": _lists_to_all,
}

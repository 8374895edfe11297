"""Conditions: each is parsed, and each name and value in it checked where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from bti.errors import Finding
from bti.guide.arenas import ARENA_HAS_ANSWERED
from bti.guide.codes import finding
from bti.guide.conditions import ConditionFault, Expression, parse, references
from bti.guide.conditions.checking import check
from bti.guide.conditions.circles import circles, rings
from bti.guide.conditions.expressions import Bare, Name, named, operands_of, walk
from bti.guide.conditions.wording import joined
from bti.guide.foreign import UNKNOWN, is_foreign
from bti.guide.names import GuideNames, spot_of
from bti.guide.nearest import meant
from bti.guide.reach import ARENA
from bti.guide.written import Mention, Written

_CONDITIONS = ("condition", "constraint")
_BEFORE_DATE = "today <= "


def conditions(written: Written) -> Iterator[Finding]:
    """Find every fault in a condition, with the place of the very word."""
    names = GuideNames(written.guide, written.linked.guides)
    for mention in written.mentions:
        if mention.meaning in _CONDITIONS:
            yield from _faults(names, mention, mention.text, 0)
        elif mention.meaning == "calculation":
            yield from _faults(names, mention, *_as_condition(mention.text))
    yield from _circles(written)
    yield from _circles_of_calculations(written)


def _as_condition(text: str) -> tuple[str, int]:
    """Give a condition that has the names of a calculation, and how far it moves them.

    A calculation is a condition, a name alone, or a date moved by a span; only the first can be
    read as it stands.
    """
    parsed = _parsed(text)
    if isinstance(parsed, Bare):
        return f"{text} is answered", 0
    return (text, 0) if parsed is not None else (f"{_BEFORE_DATE}{text}", len(_BEFORE_DATE))


def _faults(names: GuideNames, mention: Mention, text: str, before: int) -> Iterator[Finding]:
    try:
        expression = parse(text)
    except ConditionFault as fault:
        yield _finding(mention, fault, before)
        return
    faults = tuple(check(expression, names.at(spot_of(names.guide, mention.path))))
    yield from (_finding(mention, found, before) for found in faults)
    yield from _from_elsewhere(names, mention, expression)
    if not faults:
        yield from _only_read(mention, expression)


def foreign_read(written: Written) -> Iterator[str]:
    """Give the names in conditions that must come along from a guide this one is opened from."""
    for mention in written.mentions if written.guide.linked_from else ():
        if mention.meaning in {*_CONDITIONS, "calculation"}:
            for name in _read_by(mention.text):
                if is_foreign(written.guide, tuple(name.split("."))):
                    yield name


def _from_elsewhere(
    names: GuideNames, mention: Mention, expression: Expression
) -> Iterator[Finding]:
    """Tell of names that only a guide that is not at hand can know."""
    guide = names.guide
    gone = [one for one in guide.linked_from if one not in names.linked]
    for path in sorted(references(expression)):
        if gone and is_foreign(guide, path) and names.kind_of(path) == UNKNOWN:
            word, them = ".".join(path), joined([f"«{one}»" for one in gone], "og")
            message = (
                f"«{word}» er ikke her, så det må følge med fra {them}. Den veilederen har jeg "
                "ikke, så det er ikke sjekket."
            )
            yield finding("betingelse-varsel", mention.place, message, meant(word, names.known()))


def _only_read(mention: Mention, expression: Expression) -> Iterator[Finding]:
    """Tell of each answer of an arena that is read: none can be given yet."""
    for path in sorted(references(expression)):
        if path[0] == ARENA:
            asks_whether = path[-1] == ARENA_HAS_ANSWERED
            until = "er dette «nei»" if asks_whether else "er svaret ukjent og åpner ingen dør"
            message = (
                f"«{'.'.join(path)}» leses og skrives ut, men en møteplass kan ikke svare i saken "
                f"ennå. Til den kan det, {until}."
            )
            yield finding("leses-bare", mention.place, message)


def _finding(mention: Mention, fault: ConditionFault, before: int) -> Finding:
    code = "betingelse" if fault.severity == "error" else "betingelse-varsel"
    place = mention.node.place_at(max(0, fault.offset - before))
    proposal = f"Mente du «{fault.proposal}»?" if fault.proposal else ""
    return finding(code, place, fault.message, proposal)


def _circles(written: Written) -> Iterator[Finding]:
    parsed = {
        name: expression
        for name, condition in written.guide.conditions.items()
        if (expression := _parsed(condition.when)) is not None
    }
    for ring in circles(parsed):
        way = " → ".join((*ring, ring[0]))
        message = f"Betingelsene går i ring: {way}. La en av dem bruke svar i stedet."
        place = written.value_place(f"conditions.{ring[0]}.when")
        yield finding("sirkel-betingelse", place, message)


def _circles_of_calculations(written: Written) -> Iterator[Finding]:
    """Find calculations that rest on themselves, by each other or by named conditions."""
    calculations = {
        _field_of(mention.path): mention
        for mention in written.mentions
        if mention.meaning == "calculation" and mention.path.startswith("forms.")
    }
    texts = {name: _as_condition(mention.text)[0] for name, mention in calculations.items()}
    texts |= {name: one.when for name, one in written.guide.conditions.items()}
    read = {name: _read_by(text) for name, text in texts.items()}
    needs = {name: tuple(one for one in names if one in texts) for name, names in read.items()}
    for ring in rings(needs):
        first = next((name for name in ring if name in calculations), "")
        if first:
            way = " → ".join((*ring, ring[0]))
            message = f"Regnestykkene går i ring: {way}. La ett av dem bruke et svar i stedet."
            yield finding("sirkel-regnestykke", calculations[first].place, message)


def _field_of(path: str) -> str:
    """Give the name of the field that a calculation is written on: ``form.group.field``."""
    _, form, *rest = path.split(".")
    return ".".join((form, *rest[1:-1:2]))


def _read_by(text: str) -> tuple[str, ...]:
    """Give the names that a calculation reads of what is now; earlier copies rest on nothing."""
    expression = _parsed(text)
    if expression is None:
        return ()
    found = (named(one) for part in walk(expression) for one in operands_of(part))
    return tuple(".".join(one.path) for one in found if isinstance(one, Name))


def _parsed(text: str) -> Expression | None:
    try:
        return parse(text)
    except ConditionFault:
        return None

"""A condition of the oracle as text, with no more parentheses than the page asks for, or with more.

``spare`` is drawn from by the writer: each draw says whether something that may be there is there.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.properties.condition_terms import (
    Alone,
    Always,
    Compared,
    Count,
    Fixed,
    Has,
    Is,
    Joined,
    Name,
    Not,
    OneOf,
    Operand,
    Rows,
    Shifted,
    Span,
    Test,
)


class Writer:
    """Writes one condition."""

    def __init__(self, spare: Callable[[], bool]) -> None:
        self.spare = spare

    def write(self, test: Test) -> str:
        """Give the text of a condition."""
        return self._joined(test) if isinstance(test, Joined) else self._one(test)

    def _joined(self, test: Joined) -> str:
        return self._gap(test.word).join(self._part(part, test.word) for part in test.tests)

    def _gap(self, word: str) -> str:
        return f"\n  {word} " if self.spare() else f" {word} "

    def _part(self, part: Test, word: str) -> str:
        """Write one of several tests: `or` needs brackets inside `and`, `and` none inside `or`."""
        loose = isinstance(part, Joined) and word == "and"
        same = isinstance(part, Joined) and part.word == word
        # Tests of rows reach as far as they can, so they are bracketed wherever more follows.
        reaching = isinstance(part, Rows | Count) and part.where is not None
        deep = isinstance(part, Not) and self._reaches(part)
        if loose or same or reaching or deep or self.spare():
            return f"({self.write(part)})"
        return self.write(part)

    def _reaches(self, test: Test) -> bool:
        while isinstance(test, Not):
            test = test.test
        return isinstance(test, Rows | Count)

    def _one(self, test: Test) -> str:
        match test:
            case Not(inner):
                bracket = isinstance(inner, Joined | Rows | Count) or self.spare()
                return f"not ({self.write(inner)})" if bracket else f"not {self.write(inner)}"
            case Rows(word, path, where):
                return f"{word} {'.'.join(path)}{self._where(where)}"
            case Count(path, where, sign, right):
                counted = f"count {'.'.join(path)}{self._where(where, counted=True)}"
                return f"{counted} {sign} {self._operand(right)}"
            case _:
                return self._simple(test)

    def _where(self, where: Test | None, *, counted: bool = False) -> str:
        if where is None:
            return ""
        # The sign after what is counted must not be taken for one of the tests.
        bare = not counted and not (isinstance(where, Joined) and where.word == "or")
        text = self.write(where)
        return f" where {text}" if bare and not self.spare() else f" where ({text})"

    def _simple(self, test: Test) -> str:
        match test:
            case Always(holds):
                return "yes" if holds else "no"
            case Alone(name):
                return self._operand(name)
            case Compared(left, sign, right):
                tight = "" if self.spare() else " "
                return f"{self._operand(left)}{tight}{sign}{tight}{self._operand(right)}"
            case OneOf(name, values):
                return f"{self._operand(name)} in {' | '.join(one.text for one in values)}"
            case Has(name, choice):
                return f"{self._operand(name)} has {choice.text}"
            case Is(name, word, negated):
                return f"{self._operand(name)} is {'not ' if negated else ''}{word}"
            case _:
                raise TypeError(test)

    def _operand(self, operand: Operand) -> str:
        match operand:
            case Name(path, reach):
                return f"{reach} {'.'.join(path)}".strip()
            case Fixed(text=text):
                return text
            case Shifted(base, spans):
                return self._operand(base) + "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    unit = span.unit if span.many == 1 else f"{span.unit}s"
    return f" {'+' if span.sign > 0 else '-'} {span.many} {unit}"

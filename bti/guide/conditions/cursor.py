"""A reader's finger on the tokens of a condition."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from bti.guide.conditions.expressions import Place
from bti.guide.conditions.faults import ConditionFault
from bti.guide.conditions.tokens import RESERVED, Token, tokenize

DEEPEST_CONDITION = 50
_DEEPEST_ROWS = 3


class Cursor:
    """The tokens of one condition and how far they are read."""

    def __init__(self, text: str) -> None:
        """Stand at the first token."""
        self.text = text
        self._tokens = tokenize(text)
        self._index = 0
        self._depth = 0
        self._rows = 0
        self._where_ended = -1

    @property
    def token(self) -> Token:
        """The token not yet read."""
        return self._tokens[self._index]

    @property
    def following(self) -> Token:
        """The token after that; the end comes again and again."""
        return self._tokens[min(self._index + 1, len(self._tokens) - 1)]

    def at(self, *texts: str) -> bool:
        """Say whether the next token is one of these words or symbols."""
        return self.token.text in texts and self.token.kind in {"word", "symbol"}

    def at_end(self) -> bool:
        """Say whether all is read."""
        return self.token.kind == "end"

    def at_plain_word(self) -> bool:
        """Say whether the next token is a word without a meaning of its own."""
        return self.token.kind == "word" and self.token.text not in RESERVED

    def take(self) -> Token:
        """Read the next token."""
        token = self.token
        if token.kind != "end":
            self._index += 1
        return token

    def taken(self, *texts: str) -> Token | None:
        """Read the next token if it is one of these words or symbols."""
        return self.take() if self.at(*texts) else None

    def since(self, offset: int) -> Place:
        """Give the stretch of text from an offset to the last token read."""
        end = self._tokens[self._index - 1].end if self._index else offset
        return Place(offset=offset, length=max(end - offset, 0))

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """Count one more condition inside another, and refuse what no person can follow."""
        if self._depth == DEEPEST_CONDITION:
            message = (
                "Betingelsen har for mange nivåer inni hverandre. "
                "Del den opp i betingelser med navn."
            )
            raise self.fault(message)
        self._depth += 1
        yield
        self._depth -= 1

    @contextmanager
    def inside_rows(self) -> Iterator[None]:
        """Count one more ``where`` inside another: each goes through all rows once more."""
        if self._rows == _DEEPEST_ROWS:
            message = "Høyst tre «where» kan stå inni hverandre. Del betingelsen opp."
            raise self.fault(message)
        self._rows += 1
        with self.deeper():
            yield
        self._rows -= 1

    def leave_where(self) -> None:
        """Remember that a ``where`` without brackets of its own ends here."""
        self._where_ended = self._index

    @property
    def where_open(self) -> bool:
        """Whether the last token read could still belong to a ``where``."""
        return self._where_ended == self._index

    def fault(self, message: str, proposal: str | None = None) -> ConditionFault:
        """Make a fault that points at the next token."""
        return self.token.fault(message, proposal)

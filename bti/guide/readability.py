"""How heavy a text is to read: words, and LIX with and without the fixed terms of the field.

LIX is the average number of words in a sentence plus the percentage of words with seven letters or
more. It counts and does not understand: a fixed term is long, but known to whoever works with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from bti.guide.fixed_terms import FIXED_TERMS

TARGET = 35
"""What a text for staff should not exceed, fixed terms left out."""

FEWEST_WORDS = 100
"""LIX says little about fewer words than these."""

LONG = 7

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)|\n\s*\n|\n\s*[-*•]\s")
_ENDINGS = r"(?:e?n|e?t|a|e?r|e?ne|r?s|e?ns|e?ts|enes)?"


class Readability(msgspec.Struct, frozen=True, kw_only=True):
    """What a text asks of its reader. Without enough words there is no LIX to judge by."""

    words: int
    lix: int | None = None
    lix_without_terms: int | None = None
    is_heavy: bool = False
    """Whether it is over the target also when the fixed terms are left out."""


def readability(texts: Iterable[str], language: str = "nb") -> Readability:
    """Measure texts that are read one after the other; each is a sentence or more."""
    read = [text for text in texts if text.strip()]
    words = [word for text in read for word in _WORD.findall(text)]
    if len(words) < FEWEST_WORDS:
        return Readability(words=len(words))
    sentences = sum(_sentences(text) for text in read)
    unknown = [word for text in read for word in _WORD.findall(_without_terms(text, language))]
    without_terms = _lix(len(words), sentences, unknown)
    return Readability(
        words=len(words),
        lix=_lix(len(words), sentences, words),
        lix_without_terms=without_terms,
        is_heavy=without_terms > TARGET,
    )


def _sentences(text: str) -> int:
    return sum(1 for part in _SENTENCE_END.split(text) if _WORD.search(part)) or 1


def _lix(count: int, sentences: int, words: list[str]) -> int:
    long = sum(1 for word in words if sum(map(str.isalpha, word)) >= LONG)
    return round(count / sentences + 100 * long / count)


def _without_terms(text: str, language: str) -> str:
    pattern = _terms(language)
    return pattern.sub(" ", text) if pattern else text


@cache
def _terms(language: str) -> re.Pattern[str] | None:
    terms = sorted(FIXED_TERMS.get(language, ()), key=len, reverse=True)
    if not terms:
        return None
    said = "|".join(re.escape(term).replace(r"\ ", r"\s+") for term in terms)
    return re.compile(rf"\b(?:{said}){_ENDINGS}\b", re.IGNORECASE)

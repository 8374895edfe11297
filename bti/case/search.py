"""What a case is found by: each part of the name apart, as it is written and as it sounds.

Nothing here is kept as it stands: each word becomes a keyed digest before it is stored. So a word
is found whole or not at all, and the year of birth is bound to the name's parts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from unicodedata import combining, normalize

from bti.case.subject import Subject

Mark = Callable[[str], bytes]
"""Gives the keyed digest of a word: equal words give equal marks, and no mark gives its word."""

MOST_WORDS = 4
"""So many parts of a name are looked for at once."""

_LETTERS = str.maketrans(
    {
        "å": "aa",
        "ø": "oe",
        "ö": "oe",
        "æ": "ae",
        "ä": "ae",
        "ü": "y",
        "đ": "d",
        "ð": "d",
        "ŋ": "n",
        "ŧ": "t",
        "þ": "th",
        "ł": "l",
        "ß": "ss",
        "'": "",
        "’": "",
    }
)
_NO_LETTER = re.compile(r"[\W\d_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")

_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"oe[iy]", "e"),
        (r"aa|oe|ou|au", "o"),
        (r"ae", "e"),
        (r"ei|eg(?=[nl])|ai|ey", "e"),
        (r"skj|sch|sh|sj|sk(?=[iye])", "S"),
        (r"ch|ck|kj|qu|q|c(?![eiy])", "k"),
        (r"c|z", "s"),
        (r"x", "ks"),
        (r"ph", "f"),
        (r"hv|gw|w", "v"),
        (r"th|dt", "t"),
        (r"^[hgl]j|^gi|^j", "j"),
        (r"(?<=[ln])d|(?<=r)d(?!r)", ""),
        (r"(?<=[aeiouy])h(?![aeiouy])", ""),
        (r"y", "i"),
    )
)
_VOWELS = "aeiou"
_OPENING = str.maketrans("iu", "eo")


def words_of(text: str) -> tuple[str, ...]:
    """Give the parts of a name, each as it is compared: small letters without marks."""
    plain = text.casefold().translate(_LETTERS)
    bare = "".join(sign for sign in normalize("NFKD", plain) if not combining(sign))
    return tuple(dict.fromkeys(word for word in _NO_LETTER.split(bare) if word))


def sound_of(word: str) -> str:
    """Give how a part of a name sounds, so that Kristian and Christian are the same."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    single = re.sub(r"(.)\1+", r"\1", word)
    first = single[:1].translate(_OPENING)
    rest = "".join(sign for sign in single[1:] if sign not in _VOWELS)
    return first + rest


def terms(subject: Subject, mark: Mark) -> tuple[bytes, ...]:
    """Give the marks that a case is found by."""
    year = str(subject.born.year) if subject.born else ""
    named = (_written(subject.name, year), _sounding(subject.name, year))
    return tuple(dict.fromkeys(mark(term) for group in named for term in group))


def _written(name: str, year: str) -> Iterator[str]:
    for word in words_of(name):
        yield _term("name", word)
        if year:
            yield _term("name", word, year)


def _sounding(name: str, year: str) -> Iterator[str]:
    for word in words_of(name):
        yield _term("sound", sound_of(word))
        if year:
            yield _term("sound", sound_of(word), year)


def asked(text: str, mark: Mark, *, sounding: bool) -> tuple[bytes, ...]:
    """Give the marks that a case must have all of to be what was asked for.

    A year of birth in the text is looked for together with the parts of the name; without a part
    of a name nothing is asked for.
    """
    found = _YEAR.search(text)
    year = found.group() if found else ""
    words = words_of(text)[:MOST_WORDS]
    if sounding:
        return tuple(mark(_term("sound", sound_of(word), year)) for word in words)
    return tuple(mark(_term("name", word, year)) for word in words)


def _term(kind: str, word: str, year: str = "") -> str:
    return f"{kind} {word} {year}"

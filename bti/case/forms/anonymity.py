"""Names in a form where nobody is to be named: searched for in all that is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bti.case.forms.entries import about, answers_from, named
from bti.case.paths import locate
from bti.case.standing import Standing
from bti.errors import Reason
from bti.guide.definition import Form

_WORD = r"[^\W\d_]+"
_NUMBER = r"(?<!\d)\d{6} ?\d{5}(?!\d)"
_SHORTEST = 2


def naming(standing: Standing, form: Form, answers: dict[str, object]) -> Iterator[Reason]:
    """Say in which answers someone of the case is named, or a national identity number stands."""
    names = frozenset(_names(standing))
    for path, value in answers_from(answers).items():
        spot = locate(form.fields, path)
        if spot is None or not isinstance(value, str):
            continue
        found = next((word for word in re.findall(_WORD, value) if word in names), "")
        if found:
            told = f"Skriv om teksten uten navnet «{found}»."
            yield about(path, f"{named(spot)}: Skjemaet er anonymt. {told}")
        elif re.search(_NUMBER, value):
            told = "Ta bort fødselsnummeret."
            yield about(path, f"{named(spot)}: Skjemaet er anonymt. {told}")


def _names(standing: Standing) -> Iterator[str]:
    case = standing.case
    people = (standing.person(one.person) for one in case.participants)
    yield from _words((case.subject.name, standing.actor.name, *people))


def _words(names: Iterable[str]) -> Iterator[str]:
    return (word for name in names for word in re.findall(_WORD, name) if len(word) >= _SHORTEST)

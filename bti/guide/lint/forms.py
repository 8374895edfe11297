"""Forms: fields whose keys do not go together, and themes that some ages fall out of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.definition import Field, Strength, Theme
from bti.guide.shorthand import LONGEST_SCALE
from bti.guide.targets import places
from bti.guide.written import Written

_CHOSEN = ("select_one", "select_multiple", "scale")
_HOLDS_FIELDS = ("group", "repeat")
_OLDEST = 99


def forms(written: Written) -> Iterator[Finding]:
    """Find fields that cannot be asked as they are written."""
    for form_id, form in written.guide.forms.items():
        path = f"forms.{form_id}"
        if not form.fields and not form.themes and path not in written.broken:
            message = "Skjemaet har ingen felt. Skriv dem under «fields»."
            yield finding("felt", written.place(path), message)
        yield from _fields(written, f"{path}.fields", form.fields)
        if form.anonymous:
            yield from _persons(written, f"{path}.fields", form.fields)
        for theme_id, theme in form.themes.items():
            yield from _theme(written, f"{path}.themes.{theme_id}", theme)
    yield from _fields(written, "measures.fields", written.guide.measures.fields)
    for origin, place in places(written.guide):
        for name, move in place.transitions.items():
            yield from _fields(written, f"{origin}.transitions.{name}.asks", move.asks)
    for name, action in (*written.guide.anytime.items(), *written.guide.actions.items()):
        register = "anytime" if name in written.guide.anytime else "actions"
        yield from _fields(written, f"{register}.{name}.asks", action.asks)


def _fields(written: Written, path: str, fields: Mapping[str, Field]) -> Iterator[Finding]:
    for name, field in fields.items():
        inner = f"{path}.{name}"
        for message in _faults(field):
            yield finding("felt", written.place(inner), message)
        yield from _fields(written, f"{inner}.fields", field.fields)


def _persons(written: Written, path: str, fields: Mapping[str, Field]) -> Iterator[Finding]:
    """Find questions that ask who, in a form where nobody is named."""
    for name, field in fields.items():
        inner = f"{path}.{name}"
        if field.type in {"person", "file"}:
            message = (
                f"Skjemaet er anonymt, og kan ikke ha et felt av typen «{field.type}». Ta bort "
                "feltet, eller «anonymous»."
            )
            yield finding("motstrid", written.place(inner), message)
        yield from _persons(written, f"{inner}.fields", field.fields)


def _faults(field: Field) -> Iterator[str]:
    for is_wrong, message in _RULES:
        if is_wrong(field):
            yield message


def _turned_around(field: Field) -> bool:
    return field.repeat is not None and 0 < field.repeat.max < field.repeat.min


_RULES: tuple[tuple[Callable[[Field], bool], str], ...] = (
    (lambda f: not f.label, "Feltet mangler tekst. Skriv spørsmålet med «label»."),
    (
        lambda f: f.type in _CHOSEN and not f.choices,
        "Feltet mangler svaralternativer. Skriv dem under «choices».",
    ),
    (
        lambda f: bool(f.choices) and f.type not in _CHOSEN,
        "Felt av denne typen har ikke svaralternativer. Skriv «type: select_one».",
    ),
    (
        lambda f: f.type in _HOLDS_FIELDS and not f.fields,
        "Feltet skal holde andre felt. Skriv dem under «fields».",
    ),
    (
        lambda f: bool(f.fields) and f.type not in _HOLDS_FIELDS,
        "Felt med «fields» under seg er en gruppe. Skriv «type: group», eller «repeat».",
    ),
    (
        lambda f: f.repeat is not None and f.type != "repeat",
        "Et felt med «repeat» har ingen annen type. Ta bort «type».",
    ),
    (
        lambda f: f.scale is not None and f.type != "scale",
        "Bare felt av typen «scale» har en skala. Skriv «type: scale», eller ta bort «scale».",
    ),
    (
        lambda f: f.scale is not None and f.scale.max <= f.scale.min,
        "Skalaen slutter før den begynner. Skriv et større tall i «max» enn i «min».",
    ),
    (
        lambda f: f.scale is not None and f.scale.max - f.scale.min > LONGEST_SCALE,
        f"Skalaen er for lang. Bruk høyst {LONGEST_SCALE + 1} tall.",
    ),
    (_turned_around, "«max» er mindre enn «min». Skriv et større tall."),
    (
        lambda f: f.type == "note" and f.required != Strength(),
        "En tekst til den som fyller ut, kan ikke kreves. Ta bort «required».",
    ),
    (
        lambda f: f.type == "group" and f.required != Strength(),
        "En gruppe har ikke noe svar selv. Skriv «required» på de feltene i den som må fylles ut.",
    ),
    (
        lambda f: f.repeat is not None and not f.repeat.for_each and f.required != Strength(),
        "Antallet rader står under «repeat». Skriv «min: 1» der, og ta bort «required».",
    ),
    (
        lambda f: f.repeat is not None and bool(f.repeat.for_each) and f.required != Strength(),
        "Radene følger det de er skrevet for. Skriv «required» på de feltene som må fylles ut.",
    ),
    (
        lambda f: bool(f.constraint_message) and not f.constraint,
        "«constraint_message» står alene. Skriv regelen med «constraint».",
    ),
    (
        lambda f: f.other and f.type not in _CHOSEN,
        "«other» gjelder bare felt med svaralternativer. Ta den bort.",
    ),
    (
        lambda f: f.other and "annet" in f.choices,
        "«other» gir selv valget «annet». Ta bort «annet» under «choices», eller «other».",
    ),
)


def _theme(written: Written, path: str, theme: Theme) -> Iterator[Finding]:
    spans = sorted((ages, words) for words in theme.say if (ages := _ages(words)) is not None)
    for ((_, last), words), ((first, _), following) in pairwise(spans):
        place = written.place(f"{path}.say.{following}")
        if first <= last:
            message = f"Aldrene «{words}» og «{following}» overlapper. Rett den ene."
            yield finding("alder-overlapp", place, message)
        elif first > last + 1:
            message = (
                f"Mellom «{words}» og «{following}» mangler noen aldre. Utvid den ene, eller "
                "skriv ord for aldrene imellom."
            )
            yield finding("alder-hull", place, message)


def _ages(words: str) -> tuple[int, int] | None:
    first, _, last = words.partition("-")
    if words.endswith("+"):
        first, last = words[:-1], str(_OLDEST)
    if not first.isdecimal() or (last and not last.isdecimal()):
        return None
    return int(first), int(last or first)

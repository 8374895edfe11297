"""Reading what a person typed, by the kind of the field; a problem is a sentence that helps."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal

from bti.case.calendar import local
from bti.case.events import Answer
from bti.case.forms.dates import HOW_DATE, HOW_MOMENT, HOW_TIME, read_date, read_moment, read_time
from bti.case.paths import OTHER, is_repeat
from bti.case.titles import OTHER_LABEL
from bti.guide.definition import Field
from bti.guide.nearest import meant

LONGEST_TEXT = 100_000
LARGEST = 999_999_999_999_999
YES = ("ja", "j", "yes", "y", "true")
NO = ("nei", "n", "no", "false")

_NUMBER = r"([+-]?)([0-9]{1,15})(?:[.,]([0-9]{1,15}))?"
# Halves of characters and the sign that ends a text in C: no file or database keeps them.
_UNKEEPABLE = "[\x00\ud800-\udfff]"
_MINUS = str.maketrans({"−": "-", "–": "-"})


class AnswerProblem(ValueError):
    """What was typed is no answer to the question; the message says how to write it."""

    @property
    def message(self) -> str:
        """The sentence for the person."""
        return str(self.args[0])


def read_answer(field: Field, given: object) -> Answer:
    """Read one answer; an empty text or ``None`` is «asked and empty».

    Raises:
        AnswerProblem: what was typed does not fit the kind of field.
    """
    if is_repeat(field) or field.fields or field.type in {"note", "group"}:
        raise AnswerProblem("Her er det ikke noe å svare på. Svar på feltene som står under.")
    if field.calculation:
        raise AnswerProblem("Svaret regnes ut av andre svar og kan ikke skrives inn.")
    if given is None or (isinstance(given, str) and not given.strip()):
        return None
    return _READERS[field.type](field, given)


def _text(_field: Field, given: object) -> Answer:
    if isinstance(given, date | time):
        return given.isoformat()
    if not isinstance(given, str | int | float | Decimal) or isinstance(given, bool):
        raise AnswerProblem("Skriv svaret som tekst.")
    if _too_large(given):
        raise AnswerProblem("Tallet er for stort. Skriv det kortere.")
    text = str(given)
    if len(text) > LONGEST_TEXT:
        raise AnswerProblem(f"Teksten er for lang. Skriv høyst {LONGEST_TEXT} tegn.")
    if re.search(_UNKEEPABLE, text):
        raise AnswerProblem("Teksten inneholder tegn som ikke kan lagres. Skriv den på nytt.")
    return text


def _yes_no(_field: Field, given: object) -> Answer:
    if isinstance(given, bool):
        return given
    word = given.strip().lower() if isinstance(given, str) else ""
    if word in (*YES, *NO):
        return word in YES
    raise AnswerProblem("Svar ja eller nei.")


def _integer(_field: Field, given: object) -> Answer:
    number = _number(given)
    if number is None or number != number.to_integral_value():
        raise AnswerProblem("Skriv et helt tall, for eksempel 3.")
    return int(number)


def _decimal(_field: Field, given: object) -> Answer:
    number = _number(given)
    if number is None:
        raise AnswerProblem("Skriv et tall, for eksempel 3 eller 2,5.")
    return format(number, "f")


def _number(given: object) -> Decimal | None:
    if isinstance(given, bool) or not isinstance(given, str | int | float | Decimal):
        return None
    if _too_large(given):
        return None
    text = str(given).strip().replace("\u00a0", "").translate(_MINUS)
    found = re.fullmatch(_NUMBER, text)
    if found is None:
        return None
    return Decimal(f"{found[1]}{found[2]}" + (f".{found[3]}" if found[3] else ""))


def _scale(field: Field, given: object) -> Answer:
    if field.choices:
        choice = _choice(field, given)
        return int(choice) if re.fullmatch(r"[0-9]{1,9}", choice) else choice
    return _integer(field, given)


def _select_one(field: Field, given: object) -> Answer:
    return _choice(field, given)


def _select_multiple(field: Field, given: object) -> Answer:
    several = _several(field, given)
    chosen = {_choice(field, one) for one in several}
    known = (*field.choices, OTHER)
    return tuple(choice for choice in known if choice in chosen) or None


def _several(field: Field, given: object) -> tuple[object, ...]:
    if isinstance(given, list | tuple | set | frozenset):
        return tuple(given)
    if not isinstance(given, str) or _find(field, given):
        return (given,)
    return tuple(part for part in given.split(",") if part.strip())


def _choice(field: Field, given: object) -> str:
    found = _find(field, given)
    if found:
        return found
    labels = choices_of(field)
    typed = given if isinstance(given, str) else ""
    near = meant(typed, (*labels, *labels.values()))
    known = "Velg: " + ", ".join(f"{choice} ({label})" for choice, label in labels.items()) + "."
    parts = ("Det er ikke et av valgene.", near, known)
    raise AnswerProblem(" ".join(part for part in parts if part))


def _find(field: Field, given: object) -> str:
    if isinstance(given, bool):
        words = YES if given else NO
        return next((word for word in words if word in field.choices), "")
    if not isinstance(given, str | int):
        return ""
    word = str(given).strip().casefold() if not _too_large(given) else ""
    for choice, label in choices_of(field).items():
        if word in (choice.casefold(), label.strip().casefold()):
            return choice
    return ""


def _too_large(given: object) -> bool:
    return isinstance(given, int) and abs(given) > LARGEST


def choices_of(field: Field) -> dict[str, str]:
    """Give the choices of a field with their labels, «annet» included."""
    labels = {choice: one.label for choice, one in field.choices.items()}
    return labels | ({OTHER: OTHER_LABEL} if field.other and OTHER not in labels else {})


def _date(_field: Field, given: object) -> Answer:
    if isinstance(given, datetime):
        given = local(given).date()
    found = read_date(_iso(given, HOW_DATE))
    return _told(found)


def _time(_field: Field, given: object) -> Answer:
    found = read_time(_iso(given, HOW_TIME))
    if isinstance(found, str):
        raise AnswerProblem(found)
    return found.isoformat("minutes")


def _datetime(_field: Field, given: object) -> Answer:
    if isinstance(given, datetime) and given.tzinfo is None:
        given = given.isoformat(" ", "minutes")
    return _told(read_moment(_iso(given, HOW_MOMENT)))


def _iso(given: object, how: str) -> str:
    if isinstance(given, date | time):
        return given.isoformat()
    if not isinstance(given, str):
        raise AnswerProblem(how)
    return given


def _told(found: date | str) -> Answer:
    if isinstance(found, str):
        raise AnswerProblem(found)
    return found.isoformat()


_READERS: dict[str, Callable[[Field, object], Answer]] = {
    "text": _text,
    "long_text": _text,
    "integer": _integer,
    "decimal": _decimal,
    "date": _date,
    "datetime": _datetime,
    "time": _time,
    "yes_no": _yes_no,
    "select_one": _select_one,
    "select_multiple": _select_multiple,
    "scale": _scale,
    "person": _text,
    "unit": _text,
    "file": _text,
    "next_move": _select_one,
}

"""What kind of value stands for each of the names that every guide has, and for its fields."""

from __future__ import annotations

from collections.abc import Mapping

from bti.guide.conditions import ValueKind, ValueType
from bti.guide.definition import Field, Guide
from bti.guide.targets import SUBJECTS, every_step

_KINDS: dict[str, ValueKind] = {
    "text": "text",
    "long_text": "text",
    "integer": "number",
    "decimal": "number",
    "scale": "number",
    "date": "date",
    "datetime": "datetime",
    "time": "time",
    "yes_no": "yes_no",
    "select_one": "choice",
    "select_multiple": "choices",
    "next_move": "choice",
    "person": "person",
    "unit": "unit",
    "file": "file",
}
MEASURE_FIELDS: dict[str, ValueKind] = {
    "goal": "text",
    "what": "text",
    "responsible": "person",
    "contributors": "text",
    "place": "choice",
    "start": "date",
    "evaluate_by": "date",
    "status": "choice",
    "service": "choice",
}
MEASURE_STATES = ("open", "done", "stopped")
CONSENT_STATES = ("asked", "given", "refused", "withdrawn", "expired")
PARTICIPANT_STATES = ("invited", "present", "left")


def case_types(guide: Guide) -> dict[str, ValueType]:
    """Give the kinds of what is known of every case, by the names after ``case``."""
    return {
        "level": ValueType(kind="choice", choices=tuple(guide.levels)),
        "step": ValueType(kind="choice", choices=(*every_step(guide), *guide.closings)),
        "track": ValueType(kind="choice", choices=tuple(guide.tracks)),
        "service": _service_type(guide),
        "home_service": _service_type(guide),
        "home": ValueType(kind="unit"),
        "closed": ValueType(kind="boolean"),
        "subject": ValueType(kind="choice", choices=SUBJECTS),
        "round": ValueType(kind="number"),
        "opened": ValueType(kind="datetime"),
    }


def _service_type(guide: Guide) -> ValueType:
    return ValueType(kind="choice", choices=tuple(guide.services), may_be_unanswered=True)


def measure_types(guide: Guide) -> dict[str, ValueType]:
    """Give the kinds of what a measure holds: the built-in core, and what the guide adds."""
    core = {
        name: ValueType(kind=kind, may_be_unanswered=name not in {"what", "status"})
        for name, kind in MEASURE_FIELDS.items()
    }
    places = tuple(guide.measures.place.choices)
    own = {
        "place": ValueType(kind="choice", choices=places, may_be_unanswered=True),
        "service": _service_type(guide),
        "status": ValueType(kind="choice", choices=MEASURE_STATES),
    }
    return core | own | field_types(guide.measures.fields)


def consent_types(guide: Guide) -> dict[str, ValueType]:
    """Give the kinds of what a consent holds."""
    return {
        "purpose": ValueType(kind="choice", choices=tuple(guide.consents)),
        "state": ValueType(kind="choice", choices=CONSENT_STATES),
        "service": _service_type(guide),
        "recipient": ValueType(kind="unit", may_be_unanswered=True),
        "until": ValueType(kind="date", may_be_unanswered=True),
    }


def participant_types(guide: Guide) -> dict[str, ValueType]:
    """Give the kinds of what a participant has."""
    return {
        "role": ValueType(kind="choice", choices=tuple(guide.roles)),
        "state": ValueType(kind="choice", choices=PARTICIPANT_STATES),
        "service": _service_type(guide),
        "unit": ValueType(kind="unit"),
        "person": ValueType(kind="person"),
    }


CHILD: dict[str, ValueType] = {
    "age": ValueType(kind="number", may_be_unanswered=True),
    "months": ValueType(kind="number", may_be_unanswered=True),
    "weeks": ValueType(kind="number", may_be_unanswered=True),
    "pregnancy_week": ValueType(kind="number", may_be_unanswered=True),
    "born": ValueType(kind="date", may_be_unanswered=True),
    "term": ValueType(kind="date", may_be_unanswered=True),
}
LEVEL: dict[str, ValueType] = {
    "rounds": ValueType(kind="number"),
    "entered": ValueType(kind="datetime", may_be_unanswered=True),
}
STEP: dict[str, ValueType] = {
    "visited": ValueType(kind="boolean"),
    "entered": ValueType(kind="datetime", may_be_unanswered=True),
    "left": ValueType(kind="datetime", may_be_unanswered=True),
}
CONSENT = ("asked", "given")
NAMED = {
    "case": (
        "level",
        "step",
        "track",
        "service",
        "home",
        "home_service",
        "subject",
        "round",
        "opened",
        "closed",
    ),
    "child": tuple(CHILD),
    "measures": ("open", "first_evaluate_by"),
}


def type_of(field: Field) -> ValueType | None:
    """Give the kind of value that a field is answered with; a note or a group has none."""
    kind = _KINDS.get(field.type)
    if kind is None:
        return None
    choices = (*field.choices, *(("annet",) if field.other and field.choices else ()))
    is_chosen = kind in {"choice", "choices"}
    answered = field.required.word == "required" and not field.required.when and not field.relevant
    return ValueType(
        kind=kind, choices=choices if is_chosen else (), may_be_unanswered=not answered
    )


def field_types(fields: Mapping[str, Field]) -> dict[str, ValueType]:
    """Give the kinds of the answers to some fields; what is not answered has none."""
    typed = ((name, type_of(field)) for name, field in fields.items())
    return {name: kind for name, kind in typed if kind is not None}

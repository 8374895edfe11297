"""What a form writes in measures: only an answer of the right kind, in a row for a measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.conditions.wording import joined, quoted
from bti.guide.definition import Field
from bti.guide.fields import ENDING
from bti.guide.targets import places
from bti.guide.written import Written

_STATUS = "measure.status"


def updates(written: Written) -> Iterator[Finding]:
    """Find fields that could not write what they are to write."""
    guide = written.guide
    for form_id, form in guide.forms.items():
        yield from _fields(written, f"forms.{form_id}.fields", form.fields, rows=False)
    yield from _fields(written, "measures.fields", guide.measures.fields, rows=False)
    for origin, place in places(guide):
        for name, move in place.transitions.items():
            yield from _fields(written, f"{origin}.transitions.{name}.asks", move.asks, rows=False)
    for register, actions in (("anytime", guide.anytime), ("actions", guide.actions)):
        for name, action in actions.items():
            yield from _fields(written, f"{register}.{name}.asks", action.asks, rows=False)


def _fields(
    written: Written, path: str, fields: Mapping[str, Field], *, rows: bool
) -> Iterator[Finding]:
    for name, field in fields.items():
        inner = f"{path}.{name}"
        if field.updates:
            for message in _faults(field, rows=rows):
                yield finding("felt", written.place(f"{inner}.updates"), message)
        of_measures = rows or (field.repeat is not None and bool(field.repeat.for_each))
        yield from _fields(written, f"{inner}.fields", field.fields, rows=of_measures)


def _faults(field: Field, *, rows: bool) -> Iterator[str]:
    if not rows:
        yield (
            f"«updates: {field.updates}» virker bare i en rad for et tiltak. Skriv feltet under "
            "«repeat: {for_each: measures.open}»."
        )
    if field.updates != _STATUS and field.type != "date":
        yield f"«updates: {field.updates}» trenger en dato. Skriv «type: date»."
    if field.updates == _STATUS and field.type != "select_one":
        yield f"«updates: {_STATUS}» trenger ett valg. Skriv «type: select_one»."
    elif field.updates == _STATUS and ENDING.keys().isdisjoint(field.choices):
        yield (
            f"Ingen av valgene avslutter tiltaket, så «updates: {_STATUS}» gjør ingenting. "
            f"Bruk id-en {_ending('done')} på valget for at det er ferdig, og "
            f"{_ending('stopped')} for at det er stoppet. Med andre valg fortsetter det."
        )


def _ending(status: str) -> str:
    return joined([quoted(one) for one, ends in ENDING.items() if ends == status], "eller")

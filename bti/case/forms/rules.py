"""The rules of a form and its fields that no box can show, in words for empty paper."""

from __future__ import annotations

from collections.abc import Iterator

from bti.case.titles import condition_in_words, title, titled
from bti.guide.conditions.wording import joined, quoted
from bti.guide.definition import Field, Form, Guide

_COUNTS_AS = {
    "child_heard": "Teller som at barnet er hørt.",
    "guardians_informed": "Teller som at foresatte er informert.",
    "named": "Den som skrives her, er nevnt i saken.",
}
_UPDATES = {
    "measure.status": "Svaret blir statusen til tiltaket.",
    "measure.evaluate_by": "Svaret blir datoen for evaluering av tiltaket.",
}


def field_rules(guide: Guide, field: Field) -> Iterator[str]:
    """Say what fits, where an answer comes from, and what comes of it."""
    if field.constraint_message:
        yield field.constraint_message
    elif field.constraint:
        yield f"Passer når {condition_in_words(guide, field.constraint)}."
    if field.calculation:
        yield "Programmet regner ut svaret."
    if field.prefill:
        here = title(guide, tuple(field.prefill.split(".")))
        whence = titled(guide, field.prefill) if here else "saken denne ble åpnet fra"
        yield f"Forslag hentes fra {whence}."
    if field.repeat and field.repeat.max:
        yield f"Høyst {field.repeat.max}."
    # The child's own voice is marked beside the question.
    if field.counts_as not in {"", "child_heard"}:
        yield _COUNTS_AS[field.counts_as]
    if field.updates:
        yield _UPDATES[field.updates]


def form_rules(guide: Guide, form: Form) -> Iterator[str]:
    """Say how often a form is filled in, after which others, and what it counts as."""
    if form.copies == "per_round":
        yield "Fylles ut én gang i hver runde."
    if form.copies == "many":
        held = f" {quoted(form.fields[form.held].label)} er datoen." if form.held else ""
        yield f"Kan fylles ut flere ganger.{held}"
    if form.after:
        first = joined([quoted(guide.forms[one].title) for one in form.after], "og")
        must = "Kan ikke begynnes før" if form.after_is == "stop" else "Bør vente til"
        yield f"{must} {first} er ferdig."
    if form.compare_with:
        yield "Svarene fra forrige gang står ved siden av."
    if form.counts_as:
        yield _COUNTS_AS[form.counts_as]

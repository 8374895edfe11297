"""Paths to fields: what is carried, given, prefilled, held, and asked for a new date."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bti.errors import Finding
from bti.guide.asks import ask_at
from bti.guide.codes import finding
from bti.guide.definition import Guide
from bti.guide.linked import opened_guides
from bti.guide.names import GuideNames, field_at
from bti.guide.nearest import meant
from bti.guide.written import Mention, Written

_ROWS = ("measures", "measures.open")


def paths(written: Written) -> Iterator[Finding]:
    """Find every path that leads to no field."""
    for mention in written.mentions:
        check = _CHECKS.get(mention.meaning)
        if check is not None and not check(written.guide, mention):
            yield _unknown(written.guide, mention)


def _unknown(guide: Guide, mention: Mention) -> Finding:
    message = f"Jeg kjenner ikke feltet «{mention.text}»."
    proposal = meant(mention.text, _known(guide, mention))
    if not proposal:
        message += f" {_HELP[mention.meaning]}"
    return finding("ukjent-felt", mention.place, message, proposal)


def _known(guide: Guide, mention: Mention) -> Iterator[str]:
    if mention.meaning == "own_field":
        form = guide.forms.get(mention.path.split(".")[1])
        yield from (form.fields if form else ())
    elif mention.meaning == "measure_date":
        yield from _MEASURE_DATES
    else:
        yield from GuideNames(guide).known()


def is_written_path(guide: Guide, path: str) -> bool:
    """Tell whether a path is a form, a field or a question of this guide."""
    parts = tuple(path.split("."))
    if len(parts) == 1:
        return path in guide.forms
    return field_at(guide, parts) is not None or ask_at(guide, parts) is not None


def _answered(guide: Guide, mention: Mention) -> bool:
    return is_written_path(guide, mention.text)


def _foreign(guide: Guide, mention: Mention) -> bool:
    """Accept what another guide carries over: only that guide knows its own fields."""
    if is_written_path(guide, mention.text):
        return True
    head = mention.text.split(".")[0]
    is_linked = bool(guide.linked_from or opened_guides(guide))
    return is_linked and head not in guide.forms and "." in mention.text


def _own(guide: Guide, mention: Mention) -> bool:
    form = guide.forms.get(mention.path.split(".")[1])
    field = form.fields.get(mention.text) if form else None
    return field is not None and field.type in {"date", "datetime"}


def _measure_date(guide: Guide, mention: Mention) -> bool:
    head, _, name = mention.text.partition(".")
    own = guide.measures.fields.get(name)
    is_own_date = own is not None and own.type in {"date", "datetime"}
    return mention.text in _MEASURE_DATES or (head == "measures" and is_own_date)


def _rows(guide: Guide, mention: Mention) -> bool:
    if mention.text in _ROWS:
        return True
    parts = tuple(mention.text.split("."))
    field = field_at(guide, parts) if len(parts) > 1 else None
    return field is not None and field.type == "repeat"


_MEASURE_DATES = ("measures.evaluate_by", "measures.start")
_CHECKS: dict[str, Callable[[Guide, Mention], bool]] = {
    "carried": _answered,
    "foreign": _foreign,
    "given": _answered,
    "measure_date": _measure_date,
    "own_field": _own,
    "rows": _rows,
}
_HELP = {
    "carried": "Skriv «skjema.felt», «steg.overgang.spørsmål» eller «handling.spørsmål».",
    "foreign": "Skriv «skjema.felt».",
    "given": "Skriv «skjema.felt», «steg.overgang.spørsmål» eller «handling.spørsmål».",
    "measure_date": "Skriv «measures.evaluate_by».",
    "own_field": "Skriv id-en til et datofelt i skjemaet.",
    "rows": "Skriv «measures.open», eller et felt som gjentas.",
}

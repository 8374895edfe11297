"""What the names in a condition are called in the sentence that explains it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bti.case.paths import OTHER
from bti.guide import conditions
from bti.guide.asks import asking
from bti.guide.conditions.values import Clause, Said, Unquoted
from bti.guide.conditions.wording import quoted
from bti.guide.facts import as_field
from bti.guide.fields import field_in, walk_fields
from bti.guide.targets import every_step, step_of

if TYPE_CHECKING:
    from bti.case.sheet import Sheet
    from bti.guide.conditions import Expression, Path
    from bti.guide.definition import Field, Form, Guide

OTHER_LABEL = "Annet"

_WORDS: dict[str, str] = {
    "value": Said("svaret"),
    "case.step": Said("sakens steg"),
    "case.track": Said("sakens spor"),
    "case.service": Said("stafettholderens tjeneste"),
    "case.round": Said("rundens nummer"),
    "case.opened": Said("åpningsdatoen til saken"),
    "case.home": Said("sakens egen enhet"),
    "case.home_service": Said("sakens egen tjeneste"),
    "case.subject": "Hvem saken gjelder",
    "case.closed": Clause("saken", "er", "avsluttet"),
    "child.age": Said("barnets alder"),
    "child.months": Said("barnets alder i måneder"),
    "child.weeks": Said("barnets alder i uker"),
    "child.pregnancy_week": Said("uken i svangerskapet"),
    "child.born": Said("barnets fødselsdato"),
    "child.term": Said("terminen"),
    "measures": "Tiltakene",
    "measures.open": "Tiltak som pågår",
    "measures.first_evaluate_by": "Første dato for evaluering av tiltak",
    "consents": "Samtykkene",
    "participants": "Aktørene",
}
_SUBJECTS = {"child": "Barn", "unborn": "Ufødt barn", "group": "Gruppe"}
_OF_ROWS: dict[str, dict[str, str]] = {
    "measures": {
        "what": "Tiltak",
        "goal": "Mål",
        "responsible": "Ansvarlig",
        "contributors": "Bidragsytere",
        "service": "Tjeneste",
        "status": "Status",
        "start": "Startdato",
        "evaluate_by": "Dato for evaluering",
        "status.open": "pågår",
        "status.done": "ferdig",
        "status.stopped": "stoppet",
    },
    "consents": {
        "purpose": "Formål",
        "recipient": "Mottaker",
        "service": "Tjeneste",
        "state": "Svar",
        "until": "Gjelder til",
        "state.asked": "spurt",
        "state.given": "gitt",
        "state.refused": "sagt nei",
        "state.withdrawn": "trukket",
        "state.expired": "gått ut",
    },
    "participants": {
        "person": "Person",
        "unit": "Enhet",
        "service": "Tjeneste",
        "role": "Rolle",
        "state": "Deltakelse",
        "state.invited": "invitert",
        "state.present": "med",
        "state.left": "ikke lenger med",
    },
}


class GuideTitles:
    """The names of a guide in words, for a condition that is described without a case."""

    def __init__(self, guide: Guide) -> None:
        """Start with the guide."""
        self.guide = guide

    def title(self, path: Path) -> str | None:
        """Give the title of a name."""
        return title(self.guide, path)

    def condition(self, name: str) -> Expression | None:
        """Give a named condition."""
        named = self.guide.conditions.get(name)
        return conditions.parse(named.when) if named else None


def condition_in_words(guide: Guide, condition: str) -> str:
    """Say a condition of a guide as it can stand after «når»; nothing for none."""
    if not condition:
        return ""
    return conditions.describe(conditions.parse(condition), GuideTitles(guide))


def scope_titles(guide: Guide, only_for: tuple[str, ...]) -> tuple[str, ...]:
    """Name the tracks and subjects that something exists for; none where it exists for all."""
    return tuple(
        guide.tracks[one].title if one in guide.tracks else _SUBJECTS.get(one, one)
        for one in only_for
    )


ALONE: Mapping[str, Guide] = {}
"""No guide that another is linked with is known."""


def title(
    guide: Guide, path: Path, asked: Sheet | None = None, linked: Mapping[str, Guide] = ALONE
) -> str | None:
    """Give the title of a name, of a row's field by its full name, or of a choice after it.

    ``linked`` are the guides that this one reads answers of, as far as they are known.
    """
    if path[:2] == ("measures", "open") and path[2:]:
        path = (path[0], *path[2:])
    name = ".".join(path)
    if name == "case.level":
        return Said(f"sakens {guide.level_word.one}")
    if asked is not None and path[: len(asked.name)] == asked.name:
        return _of_field(asked.fields, path[len(asked.name) :])
    if path[0] == "linked" and path[2:]:
        return _of_linked(linked[path[1]], path[2:]) if path[1] in linked else None
    if path[0] in guide.forms:
        form = guide.forms[path[0]]
        return _of_answer(guide, form, path[1:]) if path[1:] else form.title
    if len(path) == 1 and path[0] in guide.conditions:
        return guide.conditions[path[0]].title
    found = _WORDS.get(name) or _of_rows(guide, path) or _of_place(guide, path)
    return found or _of_proposed(guide, name)


def _of_proposed(guide: Guide, path: str) -> str | None:
    """Name an answer that comes along from another guide as the field that it is proposed in."""
    for form in guide.forms.values() if guide.linked_from else ():
        for _, field in walk_fields(form.fields):
            if field.prefill == path:
                return field.label or None
    return None


def titled(guide: Guide, path: str) -> str:
    """Name what a path reads: the answer, with the form that it stands in."""
    ids = tuple(path.split("."))
    named = quoted(title(guide, ids) or path)
    form = guide.forms.get(ids[0])
    return f"{named} i {quoted(form.title)}" if form and len(ids) > 1 else named


def ways_named(guide: Guide, form: str) -> dict[str, str]:
    """Give the ways that a next move in a form can choose, by id: those of the steps it is for."""
    here = (
        step
        for step in every_step(guide).values()
        if form in step.forms or any(form in m.requires.forms for m in step.transitions.values())
    )
    return {way: move.title or way for step in here for way, move in step.transitions.items()}


def _of_answer(guide: Guide, form: Form, ids: Path) -> str | None:
    """Give the label of a field, or of a choice in it; a next move is chosen among ways."""
    field = form.fields.get(ids[0])
    if field is not None and field.type == "next_move" and ids[1:]:
        name = next(one for one, written in guide.forms.items() if written is form)
        return ways_named(guide, name).get(ids[1])
    return _of_field(form.fields, ids)


def _of_field(fields: Mapping[str, Field], ids: Path) -> str | None:
    """Follow ids through groups and repeats alike; what is left over is a choice."""
    here, found = fields, None
    for index, one in enumerate(ids):
        field = here.get(one)
        if field is None:
            return _of_choice(found, ids[index:]) if found else None
        found, here = field, field.fields
    return (found.label or None) if found else None


def _of_choice(field: Field, rest: Path) -> str | None:
    if len(rest) != 1:
        return None
    if rest[0] in field.choices:
        return field.choices[rest[0]].label
    return OTHER_LABEL if field.other and rest[0] == OTHER else None


def _of_rows(guide: Guide, path: Path) -> str | None:
    head, name = path[0], ".".join(path[1:])
    if head == "measures" and name.startswith("place"):
        place = guide.measures.place
        return place.label if name == "place" else _label(place.choices, path[-1])
    if head == "consents" and name.startswith("purpose."):
        purpose = guide.consents.get(path[-1])
        return purpose.title if purpose else None
    own = _OF_ROWS.get(head, {}).get(name)
    if own is None and head == "measures":
        return _of_field(guide.measures.fields, tuple(name.split(".")))
    return own


def _label(choices: Mapping[str, object], choice: str) -> str | None:
    return str(getattr(choices.get(choice), "label", "")) or None


def _of_step(title: str, last: str) -> str:
    return Clause("saken", "har", f"vært på «{title}»") if last == "visited" else title


def _of_level(guide: Guide, level: str, *, rounds: bool) -> str | None:
    title = guide.levels[level].title if level in guide.levels else None
    return Said(f"antallet runder på «{title}»") if title and rounds else title


def _of_place(guide: Guide, path: Path) -> str | None:
    """Give the title of a level, step, track, service or consent that a name speaks of."""
    match path:
        case ("case", "level", level) | ("level", level, _):
            return _of_level(guide, level, rounds=path[-1] == "rounds")
        case ("case", "step", step) | ("step", step, _):
            found = step_of(guide, step)
            return _of_step(found.title, path[-1]) if found else None
        case ("case", "track", track):
            return guide.tracks[track].title if track in guide.tracks else None
        case ("case", "service" | "home_service", service) | (_, "service", service):
            return guide.services[service].title if service in guide.services else None
        case ("fact", fact, *choice):
            return _of_fact(guide, fact, tuple(choice))
        case ("arena", arena, answer):
            return _of_arena(guide, arena, answer)
        case ("consent", purpose, state):
            said = "Svar på samtykke til {}" if state == "asked" else "Samtykke til {}"
            return said.format(guide.consents[purpose].title) if purpose in guide.consents else None
        case _:
            return _of_move(guide, path)


def _of_linked(other: Guide, path: Path) -> str | None:
    """Name an answer that another guide gives, or what it emits, together with that guide."""
    from bti.guide.linked import emitting

    found = title(other, path)
    if found and _is_choice(other, path):
        return found
    if not found and not path[1:]:
        found = next((move.title for move in emitting(other, path[0])), "")
    return Unquoted(f"{quoted(found)} i {quoted(other.title)}") if found else None


def _is_choice(guide: Guide, path: Path) -> bool:
    """Tell whether a name that has a title leads past a question, to one of its choices."""
    form, way = guide.forms.get(path[0]), asking(guide, path)
    if form is None and way is not None:
        return bool(way.rest) and field_in(way.asks, way.rest, inside=None) is None
    return form is not None and bool(path[1:]) and field_in(form.fields, path[1:], None) is None


def _of_arena(guide: Guide, name: str, answer: str) -> str | None:
    """Name an answer together with the arena that gives it; what it has answered is its own."""
    arena = guide.arenas.get(name)
    if arena is None:
        return None
    given = arena.answers.get(answer)
    return f"{given.title} ({arena.title})" if given else f"{arena.title} har svart"


def _of_fact(guide: Guide, fact: str, rest: Path) -> str | None:
    told = guide.facts.get(fact)
    if told is None or rest in {(), ("told",)}:
        return told.title if told else None
    return _of_choice(as_field(told), rest)


def _of_move(guide: Guide, path: Path) -> str | None:
    """Give the label of what a move or an action asked; the title of the move for when it was."""
    found = asking(guide, path)
    return (_of_field(found.asks, found.rest) or found.way.title or None) if found else None


def way_title(guide: Guide, path: Path) -> str:
    """Give the title of a move or an action by the name that conditions know it under."""
    anytime = guide.anytime.get(path[-1])
    found = _of_move(guide, path) or (anytime.title if anytime else "")
    return found or path[-1]

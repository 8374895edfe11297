"""The names that a guide gives to its conditions, each with the kind of value it stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from itertools import islice
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from bti.guide.arenas import ARENA_HAS_ANSWERED
from bti.guide.asks import ask_at, asking, every_question
from bti.guide.conditions import Path, ValueType
from bti.guide.facts import as_field
from bti.guide.fields import field_in, walk_fields
from bti.guide.foreign import UNKNOWN, foreign_names, foreign_type
from bti.guide.linked import emitted, gives, opened_guides
from bti.guide.name_types import (
    CHILD,
    CONSENT,
    LEVEL,
    NAMED,
    STEP,
    case_types,
    consent_types,
    field_types,
    measure_types,
    participant_types,
    type_of,
)
from bti.guide.targets import every_step, level_of, step_of

if TYPE_CHECKING:
    from bti.guide.definition import Field, Guide

MOST_PROPOSED = 1500


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """Where in a guide a condition stands: what ``step``, ``level`` and ``value`` mean there.

    ``way`` is the action whose questions it stands among.
    """

    step: str = ""
    way: str = ""
    level: str = ""
    rows: Path = ()
    value: Field | None = None


class RowNames:
    """The names inside each row of something repeated."""

    def __init__(self, types: Mapping[str, ValueType], *, copied: bool = True) -> None:
        """Take the type of each name, and whether the rows are those of a form."""
        self._types = {one: replace(kind, copied=copied) for one, kind in types.items()}

    def kind_of(self, path: Path) -> ValueType | None:
        """Give the type of a name of the row."""
        return self._types.get(path[0]) if len(path) == 1 else None

    def rows(self, path: Path) -> None:
        """Hold no rows of their own."""

    def known(self) -> tuple[str, ...]:
        """Give the names of the row."""
        return tuple(self._types)


class GuideNames:
    """The names of a guide as seen from one spot in it."""

    def __init__(self, guide: Guide, linked: Mapping[str, Guide] | None = None) -> None:
        """Take the guide, and those linked with it that could be read."""
        self.guide = guide
        self.linked = linked or {}
        self.spot = Spot()
        self._case = case_types(guide)
        measures = RowNames(measure_types(guide), copied=False)
        self._rows: dict[Path, RowNames] = {
            ("measures",): measures,
            ("measures", "open"): measures,
            ("consents",): RowNames(consent_types(guide), copied=False),
            ("participants",): RowNames(participant_types(guide), copied=False),
        }

    def at(self, spot: Spot) -> GuideNames:
        """Give the same names as seen from another spot."""
        names = copy(self)
        names.spot = spot
        return names

    def kind_of(self, path: Path) -> ValueType | None:
        """Give the type of a name, or None when there is no such name here."""
        if len(path) == 1:
            return _uncopied(self._alone(path[0]))
        special = _SPECIAL.get(path[0])
        found = special(self, path[1:]) if special else None
        own = _uncopied(found) or self._of_form(path) or _uncopied(self._of_move(path))
        return own or (None if special else foreign_type(self.guide, self.linked, path))

    def rows(self, path: Path) -> RowNames | None:
        """Give the names inside each of these rows, or None when the path is no rows."""
        if path in self._rows:
            return self._rows[path]
        found, is_form = field_at(self.guide, path), path[0] in self.guide.forms
        field = found or self._asked(path, inside=None)
        is_rows = field is not None and field.type == "repeat"
        return RowNames(field_types(field.fields), copied=is_form) if field and is_rows else None

    def known(self) -> Iterator[str]:
        """Give the names that can be used here, as they are written; the nearest ones suffice."""
        return islice(self._known(), MOST_PROPOSED)

    def _known(self) -> Iterator[str]:
        yield from self.guide.conditions
        if self.spot.value is not None:
            yield "value"
        for form_id, form in self.guide.forms.items():
            for path, _ in walk_fields(form.fields):
                if field_at(self.guide, (form_id, *path), inside=self.spot.rows):
                    yield ".".join((form_id, *path))
        yield from ("measures", "consents", "participants")
        for head, names in NAMED.items():
            yield from (f"{head}.{name}" for name in names)
        yield from (f"fact.{fact}" for fact in self.guide.facts)
        for level in self.guide.levels:
            yield f"level.{level}.rounds"
        for arena_id, arena in self.guide.arenas.items():
            yield from (f"arena.{arena_id}.{one}" for one in (*arena.answers, ARENA_HAS_ANSWERED))
        for name, other in self.linked.items():
            if name in opened_guides(self.guide):
                yield from (f"linked.{name}.{one}" for one in (*emitted(other), *other.gives))
        yield from foreign_names(self.guide, self.linked)
        yield from self._known_moves()

    def _known_moves(self) -> Iterator[str]:
        yield from (f"step.{step_id}.visited" for step_id in every_step(self.guide))
        yield from (".".join(name) for name, _ in every_question(self.guide))

    def _alone(self, name: str) -> ValueType | None:
        if name in self.guide.conditions:
            return ValueType(kind="condition")
        if name == "value" and self.spot.value is not None:
            return type_of(self.spot.value)
        return None

    def _of_form(self, path: Path) -> ValueType | None:
        field = field_at(self.guide, path, inside=self.spot.rows)
        return type_of(field) if field else None

    def _of_move(self, path: Path) -> ValueType | None:
        field = self._asked(path, inside=self.spot.rows)
        return type_of(field) if field else None

    def _asked(self, path: Path, inside: Path | None) -> Field | None:
        first = self.spot.step if path[0] == "step" else path[0]
        return ask_at(self.guide, (first, *path[1:]), self.spot.way, inside)

    def _of_case(self, path: Path) -> ValueType | None:
        return self._case.get(path[0]) if len(path) == 1 else None

    def _of_child(self, path: Path) -> ValueType | None:
        return CHILD.get(path[0]) if len(path) == 1 else None

    def _of_level(self, path: Path) -> ValueType | None:
        *named, what = path
        level = named[0] if named else self.spot.level
        return LEVEL.get(what) if len(named) <= 1 and level in self.guide.levels else None

    def _of_step(self, path: Path) -> ValueType | None:
        *named, what = path
        step = named[0] if named else self.spot.step
        known = len(named) <= 1 and step_of(self.guide, step) is not None
        return STEP.get(what) if known else None

    def _of_consent(self, path: Path) -> ValueType | None:
        known = len(path) == 2 and path[0] in self.guide.consents  # noqa: PLR2004 - consent.x.given
        return ValueType(kind="boolean") if known and path[1] in CONSENT else None

    def _of_measures(self, path: Path) -> ValueType | None:
        if path == ("first_evaluate_by",):
            return ValueType(kind="date", may_be_unanswered=True)
        return None

    def _of_fact(self, path: Path) -> ValueType | None:
        fact = self.guide.facts.get(path[0])
        if fact is None or path[1:] not in {(), ("told",)}:
            return None
        if path[1:]:
            return ValueType(kind="datetime", may_be_unanswered=True)
        kind = type_of(as_field(fact))
        return replace(kind, may_be_unanswered=not fact.assume) if kind else None

    def _of_arena(self, path: Path) -> ValueType | None:
        # What an arena can answer is a yes or no each; whether it has is always known.
        arena = self.guide.arenas.get(path[0])
        if arena is None or len(path) != 2:  # noqa: PLR2004 - arena.x.answer
            return None
        if path[1] == ARENA_HAS_ANSWERED:
            return ValueType(kind="boolean")
        known = path[1] in arena.answers
        return ValueType(kind="yes_no", may_be_unanswered=True) if known else None

    def _of_linked(self, path: Path) -> ValueType | None:
        if len(path) == 1 or path[0] not in opened_guides(self.guide):
            return None
        other = self.linked.get(path[0])
        if other is None:
            # Nothing is known of what a guide gives that could not be read.
            return UNKNOWN
        return _told(other, path[1:])


def _told(guide: Guide, path: Path) -> ValueType | None:
    """Give the type of what a case on a guide tells the one it was opened from."""
    if len(path) == 1 and path[0] in emitted(guide):
        return ValueType(kind="datetime", may_be_unanswered=True)
    field = field_at(guide, path, inside=()) or ask_at(guide, path)
    kind = type_of(field) if field and gives(guide, ".".join(path)) else None
    return replace(kind, may_be_unanswered=True) if kind else None


def _uncopied(kind: ValueType | None) -> ValueType | None:
    return replace(kind, copied=False) if kind else None


_SPECIAL: dict[str, Callable[[GuideNames, Path], ValueType | None]] = {
    "arena": GuideNames._of_arena,  # noqa: SLF001 - a table of the class above
    "case": GuideNames._of_case,  # noqa: SLF001
    "child": GuideNames._of_child,  # noqa: SLF001
    "consent": GuideNames._of_consent,  # noqa: SLF001
    "fact": GuideNames._of_fact,  # noqa: SLF001
    "level": GuideNames._of_level,  # noqa: SLF001
    "linked": GuideNames._of_linked,  # noqa: SLF001
    "measures": GuideNames._of_measures,  # noqa: SLF001
    "step": GuideNames._of_step,  # noqa: SLF001
}

HEADS = ("fields", "value", "today", *_SPECIAL)


def field_at(guide: Guide, path: Path, inside: Path | None = None) -> Field | None:
    """Give the field of a form at a path ``form.field`` or ``form.group.field``.

    With ``inside``, a field of a repeat is in sight only from within those rows; without it,
    wherever it stands.
    """
    form = guide.forms.get(path[0])
    return field_in(form.fields, path[1:], inside, path[:1]) if form else None


def spot_of(guide: Guide, path: str) -> Spot:
    """Give what the names mean at a path in the guide."""
    parts = path.split(".")
    head = parts[0]
    if head == "forms" and len(parts) > 2:  # noqa: PLR2004 - forms.form.fields
        return _spot_in_form(guide, parts)
    if head in guide.levels:
        return Spot(level=head)
    if step_of(guide, head) is not None:
        here = Spot(step=head, level=level_of(guide, head))
        return _spot_in_asks(guide, here, (head, *parts[2:3]), parts[3:])
    if head in guide.closings:
        return _spot_in_asks(guide, Spot(), (head, *parts[2:3]), parts[3:])
    if head in {"actions", "anytime"}:
        return _spot_in_asks(guide, Spot(way="".join(parts[1:2])), tuple(parts[1:2]), parts[2:])
    if head == "measures" and parts[1:2] == ["fields"]:
        return Spot(value=guide.measures.fields.get(parts[2]))
    return Spot()


def _spot_in_asks(guide: Guide, here: Spot, name: Path, rest: list[str]) -> Spot:
    """Give the spot of a question in a move or an action of a name, or of what is beside them."""
    found = asking(guide, name) if name else None
    if found is None or found.rest or rest[:1] != ["asks"]:
        return here
    rows, value = _around(found.asks, name, rest[1::2])
    return replace(here, rows=rows, value=value)


def _spot_in_form(guide: Guide, parts: list[str]) -> Spot:
    form, ids = guide.forms.get(parts[1]), _ids_in_form(parts)
    if form is None:
        return Spot()
    rows, value = _around(form.fields, (parts[1],), ids)
    return Spot(rows=rows, value=value)


def _ids_in_form(parts: list[str]) -> list[str]:
    return [parts[n + 1] for n, word in enumerate(parts) if word == "fields" and n % 2 == 0]


def _around(fields: Mapping[str, Field], name: Path, ids: list[str]) -> tuple[Path, Field | None]:
    """Give the rows that a field lies in, by their full name, and the field itself."""
    rows: Path = ()
    for number in range(1, len(ids)):
        field = field_in(fields, tuple(ids[:number]), inside=None)
        if field is not None and field.type == "repeat":
            rows = (*name, *ids[:number])
    return rows, field_in(fields, tuple(ids), inside=None)

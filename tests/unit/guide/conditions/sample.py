"""A small guide and a small case, as conditions see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bti.guide.conditions import Expression, Names, Path, Row, Value, ValueType, parse

TODAY = date(2026, 11, 25)


def _open(kind: ValueType) -> ValueType:
    return ValueType(kind=kind.kind, choices=kind.choices, may_be_unanswered=True)


YES_NO = _open(ValueType(kind="yes_no"))
NUMBER = _open(ValueType(kind="number"))
DATE = _open(ValueType(kind="date"))
TEXT = _open(ValueType(kind="text"))
BOOLEAN = ValueType(kind="boolean")
STATUS = ValueType(kind="choice", choices=("open", "done", "stopped"))
SERVICE = ValueType(kind="choice", choices=("barnehage", "skole", "ppt"))


class Guide:
    """Names with their types, and rows with names of their own."""

    def __init__(
        self, kinds: Mapping[str, ValueType], rows: Mapping[str, Mapping[str, ValueType]]
    ) -> None:
        self._kinds = kinds
        self._rows = rows

    def kind_of(self, path: Path) -> ValueType | None:
        return self._kinds.get(".".join(path))

    def rows(self, path: Path) -> Names | None:
        inside = self._rows.get(".".join(path))
        return None if inside is None else Guide(inside, {})

    def known(self) -> Iterable[str]:
        return (*self._kinds, *self._rows)


GUIDE = Guide(
    {
        "note.environment": YES_NO,
        "note.degree": NUMBER,
        "note.date": DATE,
        "note.text": TEXT,
        "note.needs": _open(
            ValueType(kind="choices", choices=("speech", "play", "other")),
        ),
        "note.suspicion": _open(ValueType(kind="choice", choices=("ja", "usikker", "nei"))),
        "note.mood": _open(ValueType(kind="choice", choices=("yes", "no", "1"))),
        "note.file": _open(ValueType(kind="file")),
        "note.time": _open(ValueType(kind="time")),
        "note.any_choice": _open(ValueType(kind="choice")),
        "case.opened": ValueType(kind="datetime"),
        "case.service": SERVICE,
        "case.holder": ValueType(kind="person"),
        "case.level": ValueType(kind="choice", choices=("nivaa_1", "nivaa_2")),
        "step.talk.visited": BOOLEAN,
        "level.rounds": ValueType(kind="number"),
        "about_environment": ValueType(kind="condition"),
        "value": NUMBER,
    },
    {
        "measures": {
            "status": STATUS,
            "service": SERVICE,
            "start": DATE,
            "evaluate_by": DATE,
            "shared": BOOLEAN,
        },
        "consents": {"purpose": STATUS, "state": STATUS},
    },
)


class Entry:
    """One row."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = values

    def value(self, path: Path) -> Value | None:
        return self._values.get(".".join(path))

    def previous(self, path: Path) -> Value | None:
        return self._values.get(f"previous {'.'.join(path)}")

    def latest(self, path: Path) -> Value | None:
        return self._values.get(f"latest {'.'.join(path)}")

    def rows(self, path: Path) -> Sequence[Row] | None:
        del path
        return None


class Case(Entry):
    """What a case tells to a condition."""

    def __init__(
        self,
        values: Mapping[str, Value] | None = None,
        *,
        rows: Mapping[str, Sequence[Mapping[str, Value]]] | None = None,
        conditions: Mapping[str, str] | None = None,
        titles: Mapping[str, str] | None = None,
        hidden: Iterable[str] = (),
        sources: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(values or {})
        self._entries = rows or {}
        self._conditions = {name: parse(text) for name, text in (conditions or {}).items()}
        self._titles = titles or {}
        self._hidden = frozenset(hidden)
        self._sources = sources or {}

    def rows(self, path: Path) -> Sequence[Row] | None:
        entries = self._entries.get(".".join(path))
        return None if entries is None else [Entry(values) for values in entries]

    def condition(self, name: str) -> Expression | None:
        return self._conditions.get(name)

    def today(self) -> date:
        return TODAY

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < 5

    def title(self, path: Path) -> str | None:
        return self._titles.get(".".join(path))

    def shown(self, path: Path) -> bool:
        return ".".join(path) not in self._hidden

    def source(self, path: Path) -> str:
        return self._sources.get(".".join(path), "")

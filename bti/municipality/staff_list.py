"""The directory from a table: a CSV file as a spreadsheet saves it, one post a line.

The first line names the columns, in any order, in English or Norwegian; none but those used need
be there. ``;`` and ``,`` both separate.

========== =============== ==================================================================
English    Norwegian       what stands there
========== =============== ==================================================================
unit       enhet           id of the unit
unit_title enhetsnavn      what the unit is called; on one of its lines is enough
service    tjeneste        id of the service that the unit belongs to
parent     overordnet      id of the unit above
person     person          id of the person
name       navn            what the person is called; on one of the person's lines is enough
address    adresse         address for reminders
account    konto           account at the machine
role       rolle           role that the person has in the unit
from, to   fra, til        first and last day of the post: 2026-08-01 or 01.08.2026
substitute vikar_for       id of the person whose place is taken
========== =============== ==================================================================

A line without a role registers its unit and its person only. What the file says of a unit or
person takes the place of what was known; who is not in the file stays.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date, datetime

import msgspec

from bti.errors import BadInput
from bti.guide.nearest import meant
from bti.municipality.directory import EMPTY, Directory, fold
from bti.municipality.registered import DirectoryEvent, PersonAdded, PostAdded, UnitAdded
from bti.municipality.registering import (
    NOT_SHOWN,
    is_id,
    is_known,
    is_shown,
    person_as_told,
    unit_as_told,
)

LONGEST_FILE = 20_000_000
MOST_PROBLEMS = 100
_COLUMNS = {
    "enhet": "unit",
    "enhetsnavn": "unit_title",
    "tjeneste": "service",
    "overordnet": "parent",
    "person": "person",
    "navn": "name",
    "adresse": "address",
    "konto": "account",
    "rolle": "role",
    "fra": "from",
    "til": "to",
    "vikar_for": "substitute",
}
_ENGLISH = frozenset(_COLUMNS.values())
_NORWEGIAN = {english: norwegian for norwegian, english in _COLUMNS.items()}
_ID_COLUMNS = ("unit", "service", "parent", "person", "role", "substitute")
_OF_UNIT = {"title": "unit_title", "service": "service", "parent": "parent"}
_OF_PERSON = {"name": "name", "address": "address", "account": "account"}


class _Row(msgspec.Struct, frozen=True):
    """A line of the table: its number and its cells by the columns' English names."""

    line: int
    cells: dict[str, str]

    def cell(self, column: str) -> str:
        """Give what stands in a column, or nothing."""
        return self.cells.get(column, "")


class _Told(msgspec.Struct, frozen=True):
    """What the lines say together of one unit or person."""

    line: int
    words: dict[str, str]


def load_csv(text: str, directory: Directory = EMPTY) -> tuple[DirectoryEvent, ...]:
    """Read a table of units, people and posts, and give what is new in it as events.

    Raises:
        BadInput: everything that is wrong, each with its line; nothing is taken in.
    """
    problems: list[str] = []
    rows = tuple(_rows(text, problems))
    for row in rows:
        problems.extend(f"Linje {row.line}: {problem}" for problem in _row_problems(row))
    events = () if problems else tuple(_events(rows, directory, problems))
    if problems:
        left = len(problems) - MOST_PROBLEMS
        more = [f"Og {left} til."] if left > 0 else []
        raise BadInput(*problems[:MOST_PROBLEMS], *more)
    return events


def _rows(text: str, problems: list[str]) -> Iterator[_Row]:
    lines = _lines(text)
    # A spreadsheet may say its separator on a line of its own.
    skipped = 1 if lines[0].lower().startswith("sep=") else 0
    head = "".join(lines[skipped : skipped + 1])
    if not head.strip() or len(text) > LONGEST_FILE:
        problems.append("Filen er tom eller for stor. Den skal ha en linje med kolonnenavn først.")
        return
    separator = ";" if head.count(";") >= head.count(",") else ","
    table = csv.reader(lines[skipped:], delimiter=separator, strict=True)
    try:
        columns = _columns(next(table), problems)
        # Under a wrong heading every line would look wrong.
        for cells in () if problems else table:
            row = _row(table.line_num + skipped, columns, cells, problems)
            if row.cells:
                yield row
    except csv.Error:
        line = table.line_num + skipped
        problems.append(f"Linje {line}: Linjen kan ikke leses. Se på anførselstegnene.")


def _lines(text: str) -> list[str]:
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return [f"{line}\n" for line in plain.split("\n")]


def _columns(names: list[str], problems: list[str]) -> list[str]:
    found = [_column(name) for name in names]
    for name, column in zip(names, found, strict=True):
        if name.strip() and not column:
            hint = meant(name.strip(), [*_COLUMNS, *_ENGLISH])
            known = hint or f"Kolonnene er: {', '.join(_COLUMNS)}."
            problems.append(f"Jeg kjenner ikke kolonnen «{name.strip()}». {known}")
    twice = {column for column in found if column and found.count(column) > 1}
    problems.extend(f"Kolonnen «{_NORWEGIAN[column]}» står to ganger." for column in sorted(twice))
    return found


def _column(name: str) -> str:
    plain = name.strip().lower().replace(" ", "_")
    return plain if plain in _ENGLISH else _COLUMNS.get(plain, "")


def _row(line: int, columns: list[str], cells: list[str], problems: list[str]) -> _Row:
    if any(cell.strip() for cell in cells[len(columns) :]):
        problems.append(f"Linje {line}: Linjen har flere celler enn det er kolonner.")
    named = zip(columns, cells, strict=False)
    return _Row(line, {name: cell.strip() for name, cell in named if name and cell.strip()})


def _row_problems(row: _Row) -> Iterator[str]:
    for column in _ID_COLUMNS:
        if row.cell(column) and not is_id(row.cell(column)):
            yield (
                f"Id-en i kolonnen «{_NORWEGIAN[column]}» kan ikke skrives slik. "
                "Bruk små bokstaver a–z, tall, punktum, bindestrek og understrek."
            )
    yield from _missing(row)
    yield from _date_problems(row)
    if row.cell("unit") and row.cell("unit") == row.cell("parent"):
        yield "En enhet kan ikke ligge under seg selv."


def _missing(row: _Row) -> Iterator[str]:
    """Say what must stand beside what is written."""
    needs = {
        "role": ("person", "unit"),
        "from": ("role",),
        "to": ("role",),
        "substitute": ("role",),
        **dict.fromkeys(_OF_UNIT.values(), ("unit",)),
        **dict.fromkeys(_OF_PERSON.values(), ("person",)),
    }
    for column, needed in needs.items():
        for other in needed if row.cell(column) else ():
            if not row.cell(other):
                yield (f"«{_NORWEGIAN[column]}» er fylt ut, men «{_NORWEGIAN[other]}» mangler.")


def _date_problems(row: _Row) -> Iterator[str]:
    for column in ("from", "to"):
        if row.cell(column) and _date(row.cell(column)) is None:
            yield (
                f"Jeg forstår ikke datoen i «{_NORWEGIAN[column]}». "
                "Skriv den slik: 2026-08-01 eller 01.08.2026."
            )
    since, until = _date(row.cell("from")), _date(row.cell("to"))
    if since and until and until < since:
        yield "Stillingen slutter før den begynner."


def _date(text: str) -> date | None:
    for pattern in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _events(
    rows: tuple[_Row, ...], directory: Directory, problems: list[str]
) -> Iterator[DirectoryEvent]:
    units = _told(rows, "unit", _OF_UNIT, problems)
    people = _told(rows, "person", _OF_PERSON, problems)
    entries: tuple[DirectoryEvent, ...] = (
        *_units(units, directory),
        *_people(people, directory),
    )
    after = fold(entries, directory)
    problems.extend(_unnamed(units, people, after))
    problems.extend(_unknown(rows, after))
    problems.extend(_shared_accounts(people, after))
    problems.extend(_circles(units, after))
    yield from (event for event in entries if not is_known(directory, event))
    posts = dict.fromkeys(_post(row) for row in rows if row.cell("role"))
    yield from (post for post in posts if not is_known(directory, post))


def _told(
    rows: tuple[_Row, ...], key: str, columns: dict[str, str], problems: list[str]
) -> dict[str, _Told]:
    """Gather what the lines say of each unit or person; two that disagree are a problem."""
    told: dict[str, _Told] = {}
    for row in rows:
        if not row.cell(key):
            continue
        one = told.setdefault(row.cell(key), _Told(row.line, {}))
        for name, column in columns.items():
            # A cell may hold lines; what it says is one.
            word = " ".join(row.cell(column).split())
            if not is_shown(word):
                problems.append(f"Linje {row.line}: «{_NORWEGIAN[column]}» {NOT_SHOWN}")
            if word and one.words.setdefault(name, word) != word:
                problems.append(
                    f"Linje {row.line}: «{_NORWEGIAN[column]}» er en annen enn på en tidligere "
                    f"linje for «{row.cell(key)}»."
                )
    return told


def _units(units: dict[str, _Told], directory: Directory) -> Iterator[UnitAdded]:
    return (unit_as_told(directory, unit, **told.words) for unit, told in units.items())


def _people(people: dict[str, _Told], directory: Directory) -> Iterator[PersonAdded]:
    return (person_as_told(directory, person, **told.words) for person, told in people.items())


def _post(row: _Row) -> PostAdded:
    return PostAdded(
        person=row.cell("person"),
        role=row.cell("role"),
        unit=row.cell("unit"),
        since=_date(row.cell("from")),
        until=_date(row.cell("to")),
        substitute_for=row.cell("substitute"),
    )


def _unnamed(units: dict[str, _Told], people: dict[str, _Told], after: Directory) -> Iterator[str]:
    for unit, told in units.items():
        if not after.units[unit].title:
            yield f"Linje {told.line}: Enheten «{unit}» mangler navn i «enhetsnavn»."
    for person, told in people.items():
        if not after.people[person].name:
            yield f"Linje {told.line}: Personen «{person}» mangler navn i «navn»."


def _unknown(rows: tuple[_Row, ...], after: Directory) -> Iterator[str]:
    for row in rows:
        parent, substitute = row.cell("parent"), row.cell("substitute")
        if parent and parent not in after.units:
            yield _not_there(row, "enhet", parent, after.units)
        if substitute and substitute not in after.people:
            yield _not_there(row, "person", substitute, after.people)
        if substitute and substitute == row.cell("person"):
            yield f"Linje {row.line}: En person kan ikke være vikar for seg selv."


def _not_there(row: _Row, noun: str, word: str, known: Iterable[str]) -> str:
    return f"Linje {row.line}: Det finnes ingen {noun} «{word}». {meant(word, known)}".rstrip()


def _shared_accounts(people: dict[str, _Told], after: Directory) -> Iterator[str]:
    for person, told in people.items():
        account = after.people[person].account
        owner = after.person_by_account(account)
        if owner and owner.id != person:
            yield f"Linje {told.line}: «{person}» har samme brukerkonto som «{owner.id}»."


def _circles(units: dict[str, _Told], after: Directory) -> Iterator[str]:
    for unit, told in units.items():
        if unit in after.above(after.units[unit].parent):
            yield (
                f"Linje {told.line}: «{unit}» ligger til slutt under seg selv. Se på «overordnet»."
            )

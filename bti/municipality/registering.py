"""Registering units, people and posts: what was asked for as events, or every problem with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from bti.errors import BadInput, NotFound
from bti.guide.nearest import alike
from bti.guide.roles import EMPLOYEE
from bti.municipality.directory import Directory, Person, Unit
from bti.municipality.registered import (
    DirectoryEvent,
    PersonAdded,
    PostAdded,
    PostEnded,
    UnitAdded,
)

FIRST_UNIT = "min_enhet"
FIRST_UNIT_TITLE = "Min enhet"
_ID = r"[a-z0-9][a-z0-9._-]{0,63}"
_NOT_SHOWN = r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]"
NOT_SHOWN = "har tegn som ikke kan vises. Skriv på nytt."
_ID_RULE = (
    "Bruk små bokstaver a–z, tall, punktum, bindestrek og understrek, høyst 64 tegn, "
    "og begynn med en bokstav eller et tall."
)
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def is_id(text: str) -> bool:
    """Tell whether a text can be the id of a unit, a person, a role or a service."""
    return re.fullmatch(_ID, text) is not None


def add_unit(
    directory: Directory, unit: str, title: str, *, service: str = "", parent: str = ""
) -> tuple[DirectoryEvent, ...]:
    """Register a unit under another, or change one; what is left out of a known unit stays.

    Raises:
        BadInput: the id, title, service or place cannot be used.
        NotFound: there is no such unit above; names the nearest.
    """
    _refuse(_unit_problems(directory, unit, title, service, parent))
    if parent:
        _known_unit(directory, parent)
    event = unit_as_told(directory, unit, title=title.strip(), service=service, parent=parent)
    if not event.title:
        raise BadInput("Skriv hva enheten heter.")
    return _news(directory, event)


def unit_as_told(
    directory: Directory, unit: str, *, title: str = "", service: str = "", parent: str = ""
) -> UnitAdded:
    """Give the event that says this of a unit, and what was known beside it."""
    known = directory.unit(unit) or Unit(id=unit, title="")
    return UnitAdded(
        id=unit,
        title=title or known.title,
        service=service or known.service,
        parent=parent or known.parent,
    )


def is_shown(text: str) -> bool:
    """Tell whether a name or an address can be shown on one line as it was typed."""
    return not re.search(_NOT_SHOWN, text)


def _unit_problems(
    directory: Directory, unit: str, title: str, service: str, parent: str
) -> Iterable[str]:
    if not is_id(unit):
        yield f"Enhetens id kan ikke skrives slik. {_ID_RULE}"
    if service and not is_id(service):
        yield f"Tjenestens id kan ikke skrives slik. {_ID_RULE}"
    if unit and unit in directory.above(parent):
        yield "En enhet kan ikke ligge under seg selv."
    if not is_shown(title):
        yield f"Navnet på enheten {NOT_SHOWN}"


def add_person(
    directory: Directory, person: str, name: str, *, address: str = "", account: str = ""
) -> tuple[DirectoryEvent, ...]:
    """Register a person, or change one; what is left out of a known person stays.

    Raises:
        BadInput: the id or name cannot be used, or someone else has the account.
    """
    event = person_as_told(directory, person, name=name.strip(), address=address, account=account)
    _refuse(_person_problems(directory, event))
    return _news(directory, event)


def person_as_told(
    directory: Directory, person: str, *, name: str = "", address: str = "", account: str = ""
) -> PersonAdded:
    """Give the event that says this of a person, and what was known beside it."""
    known = directory.person(person) or Person(id=person, name="")
    return PersonAdded(
        id=person,
        name=name or known.name,
        address=address or known.address,
        account=account or known.account,
    )


def _person_problems(directory: Directory, event: PersonAdded) -> Iterable[str]:
    if not is_id(event.id):
        yield f"Personens id kan ikke skrives slik. {_ID_RULE}"
    if not event.name:
        yield "Skriv hva personen heter."
    owner = directory.person_by_account(event.account)
    if owner and owner.id != event.id:
        yield f"Brukerkontoen hører alt til «{owner.id}»."
    for what, said in (
        ("Navnet", event.name),
        ("Adressen", event.address),
        ("Brukerkontoen", event.account),
    ):
        if not is_shown(said):
            yield f"{what} {NOT_SHOWN}"


def add_post(
    directory: Directory,
    person: str,
    role: str,
    unit: str,
    *,
    since: date | None = None,
    until: date | None = None,
    substitute_for: str = "",
) -> tuple[DirectoryEvent, ...]:
    """Give a person a role in a unit; a post that is there already is no event.

    Raises:
        BadInput: the role or the dates cannot be used.
        NotFound: there is no such person or unit; names the nearest.
    """
    _refuse(_post_problems(person, role, since, until, substitute_for))
    _known_person(directory, person)
    _known_unit(directory, unit)
    if substitute_for:
        _known_person(directory, substitute_for)
    event = PostAdded(
        person=person,
        role=role,
        unit=unit,
        since=since,
        until=until,
        substitute_for=substitute_for,
    )
    return _news(directory, event)


def _post_problems(
    person: str, role: str, since: date | None, until: date | None, substitute_for: str
) -> Iterable[str]:
    if not is_id(role):
        yield f"Rollens id kan ikke skrives slik. {_ID_RULE}"
    if since and until and until < since:
        yield "Stillingen slutter før den begynner. Se på datoene."
    if person and person == substitute_for:
        yield "En person kan ikke være vikar for seg selv."


def end_post(
    directory: Directory, person: str, role: str, unit: str, *, until: date
) -> tuple[DirectoryEvent, ...]:
    """End a person's role in a unit; ``until`` is the last day.

    Raises:
        BadInput: the post begins later than that.
        NotFound: the person has no such post that goes on longer.
    """
    mine = [p for p in directory.posts if (p.person, p.role, p.unit) == (person, role, unit)]
    running = [post for post in mine if post.until is None or post.until > until]
    if not running:
        raise NotFound(f"Personen har ingen slik stilling som varer lenger enn {until:%d.%m.%Y}.")
    if all(post.since and post.since > until for post in running):
        raise BadInput("Stillingen slutter før den begynner. Se på datoen.")
    return (PostEnded(person=person, role=role, unit=unit, until=until),)


def first_person(account: str, name: str = "") -> tuple[DirectoryEvent, ...]:
    """Register the account at the machine as the first person, in a first unit.

    So the first command works in an empty database without any set-up.
    """
    person = _id_from(account)
    return (
        UnitAdded(id=FIRST_UNIT, title=FIRST_UNIT_TITLE),
        PersonAdded(id=person, name=name.strip() or account or person, account=account),
        PostAdded(person=person, role=EMPLOYEE, unit=FIRST_UNIT),
    )


def _id_from(account: str) -> str:
    plain = account.lower().translate(_LETTERS)
    letters = re.sub(r"[^a-z0-9._-]+", "-", plain).strip("._-")
    return letters[:64] or "bruker"


def _news(directory: Directory, event: DirectoryEvent) -> tuple[DirectoryEvent, ...]:
    return () if is_known(directory, event) else (event,)


def is_known(directory: Directory, event: DirectoryEvent) -> bool:
    """Tell whether the directory already says what an event would."""
    match event:
        case UnitAdded():
            return _same(directory.unit(event.id), event)
        case PersonAdded():
            return _same(directory.person(event.id), event)
        case PostAdded():
            return any(_same(post, event) for post in directory.posts)
        case _:
            return False


def _same(entry: object, event: DirectoryEvent) -> bool:
    return entry is not None and all(
        getattr(entry, name) == getattr(event, name) for name in event.__struct_fields__
    )


def _refuse(problems: Iterable[str]) -> None:
    found = tuple(problems)
    if found:
        raise BadInput(*found)


def _known_unit(directory: Directory, unit: str) -> None:
    if unit not in directory.units:
        near = alike(unit, directory.units, most=1)
        raise NotFound(f"Det finnes ingen enhet «{unit}».", near)


def _known_person(directory: Directory, person: str) -> None:
    if person not in directory.people:
        near = alike(person, directory.people, most=1)
        raise NotFound(f"Det finnes ingen person «{person}».", near)

"""Arenas and sorts of meetings whose keys contradict each other or leave something out."""

from __future__ import annotations

from collections.abc import Iterator

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.definition import Arena, Field, Meeting
from bti.guide.names import field_at
from bti.guide.nearest import meant
from bti.guide.written import Written


def arenas(written: Written) -> Iterator[Finding]:
    """Find what cannot hold of arenas and meetings."""
    for name, arena in written.guide.arenas.items():
        yield from _arena(written, f"arenas.{name}", arena)
    for name, meeting in written.guide.meetings.items():
        yield from _meeting(written, f"meetings.{name}", meeting)


def _arena(written: Written, path: str, arena: Arena) -> Iterator[Finding]:
    if "none" in arena.cases and len(arena.cases) > 1:
        message = "«none» sier at ingen saker tas opp. Ta bort «none», eller de andre ordene."
        yield finding("motstrid", written.place(f"{path}.cases"), message)
    if arena.cases == ("none",):
        for key in ("consents", "form", "answers"):
            if getattr(arena, key):
                message = (
                    f"Møteplassen tar ikke opp saker, og bruker da ikke «{key}». Ta den bort, "
                    "eller rett «cases»."
                )
                yield finding("motstrid", written.place(f"{path}.{key}"), message)
    if "with_consent" in arena.cases and not arena.consents and written.guide.consents:
        message = (
            "Saker tas opp med samtykke, men det står ikke hvilket. Legg til «consents» med et "
            "formål."
        )
        yield finding("hull", written.place(f"{path}.cases"), message)
    if not (arena.members or arena.open) and path not in written.broken:
        message = "Møteplassen har ingen medlemmer. Skriv dem under «members»."
        yield finding("hull", written.place(path), message)
    for number, member in enumerate(arena.members):
        if member.title in {other.title for other in arena.members[:number]}:
            message = f"«{member.title}» står to ganger. Ta bort den ene."
            yield finding("dobbel", written.place(f"{path}.members.{number}"), message)


def _meeting(written: Written, path: str, meeting: Meeting) -> Iterator[Finding]:
    if not meeting.risk:
        return
    field = field_at(written.guide, tuple(meeting.risk.split(".")))
    place = written.value_place(f"{path}.risk")
    if field is None or field.type != "select_one":
        message = "Risikoen må være et felt der man velger ett svar. Skriv det som «skjema.felt»."
        yield finding("ukjent-felt", place, message)
        return
    if field.calculation:
        message = "Risikoen kan ikke være regnet ut. Den må vurderes av en person hver gang."
        yield finding("motstrid", place, message)
    yield from _choices(written, path, meeting, field)


def _choices(written: Written, path: str, meeting: Meeting, field: Field) -> Iterator[Finding]:
    for choice in meeting.in_person:
        if choice not in field.choices:
            message = f"Feltet har ikke svaret «{choice}». Rett id-en."
            place = written.place(f"{path}.in_person.{choice}")
            yield finding("ukjent-valg", place, message, meant(choice, field.choices))
    unsaid = [one.label for key, one in field.choices.items() if key not in meeting.in_person]
    if unsaid:
        message = f"Det står ikke hvordan man møtes ved «{unsaid[0]}». Skriv det i «in_person»."
        yield finding("hull", written.place(f"{path}.in_person"), message)

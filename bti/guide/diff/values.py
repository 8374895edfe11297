"""Values of a guide in words: what an id refers to, how often, when something is open."""

from __future__ import annotations

from collections.abc import Mapping

from bti.guide.cadence import CadenceFault, cadence_in_words, parse_cadence
from bti.guide.calendar import KNOWN_DAYS, DaysFault, day_in_words, parse_days, stretch_in_words
from bti.guide.conditions.wording import quoted
from bti.guide.definition import Guide
from bti.guide.figures import DEVIATIONS, FIELDS, FIGURES
from bti.guide.hours import HoursFault, hours_in_words, hours_of
from bti.guide.targets import step_of

_WORDS: Mapping[str, str] = {
    "True": "ja",
    "False": "nei",
    "required": "kreves",
    "optional": "frivillig",
    "both_guardians": "begge foresatte",
    "one_guardian": "én av de foresatte",
    "one": "én gang",
    "per_round": "én gang i hver runde",
    "many": "så ofte det trengs",
    "stop": "stopper",
    "warn": "varsler",
    "new": "ny runde",
    "same": "samme runde",
    "never": "aldri",
    "never_pauses": "går alltid",
    "step": "stegets krav",
    "nothing": "ingenting",
    "here": "så lenge saken står på steget",
    "this_time": "denne ene gangen",
    "stays": "den blir stående",
    "round_start": "datoen da runden begynte",
    "first": "den første datoen i runden",
    "accepted": "har sagt ja",
    "last_invited": "den som sist ble invitert",
    "each_invited": "hver som er invitert",
    "always": "hele døgnet",
    "unknown": "ukjent",
    "fill_in": "fylles inn",
    "text": "kort tekst",
    "long_text": "lang tekst",
    "integer": "helt tall",
    "decimal": "desimaltall",
    "date": "dato",
    "yes_no": "ja eller nei",
    "select_one": "ett valg",
    "select_multiple": "flere valg",
    "running": "som vanlig",
    "digital": "digitalt",
    "reduced": "i mindre omfang",
    "suspended": "stengt",
    "high": "god plass",
    "normal": "vanlig plass",
    "low": "lite plass",
    "full": "fullt",
    "undecided": "ikke bestemt ennå",
    "proposed": "foreslått",
    "none": "ingen saker",
    "anonymous": "uten navn",
    "with_consent": "med samtykke",
    "other_ground": "med et annet grunnlag",
    "empty": "når ingen har lagt fram noe",
    "decided": "når den som leder, bestemmer det",
    "host": "fagsystemet",
    "plan": "planlegg",
    "follow": "følg",
    "evaluate": "evaluer",
}
_NAMED: Mapping[str, str] = {**FIGURES, **DEVIATIONS, **FIELDS}


def in_words(guide: Guide, value: str, meaning: str = "", *, number: bool = False) -> str:
    """Say a value: by what it means, as a word, by the title it refers to, or as it stands."""
    said = _by_meaning(guide, value, meaning) or _WORDS.get(value)
    return said or _reference(guide, value, number=number)


def _by_meaning(guide: Guide, value: str, meaning: str) -> str:
    try:
        match meaning:
            case "cadence":
                return _cadence(guide, value)
            case "open":
                return ", ".join(filter(None, map(hours_in_words, hours_of((value,)))))
            case "date":
                return day_in_words(value)
            case "days":
                return stretch_in_words(parse_days(value))
    except (CadenceFault, HoursFault, DaysFault):
        return quoted(value)
    return ""


def _cadence(guide: Guide, value: str) -> str:
    cadence = parse_cadence(value)
    days = guide.calendar.get(cadence.days)
    return cadence_in_words(cadence, days.title if days else KNOWN_DAYS.get(cadence.days, ""))


def _reference(guide: Guide, name: str, *, number: bool = False) -> str:
    """Name what an id refers to by its title; a number stands as it is."""
    if number:
        return name
    step = step_of(guide, name)
    if step:
        return quoted(step.title)
    registers = (
        guide.levels,
        guide.closings,
        guide.forms,
        guide.roles,
        guide.contacts,
        guide.links,
        guide.consents,
        guide.tracks,
        guide.services,
        guide.actions,
        guide.arenas,
        guide.channels,
        guide.offers,
        guide.lists,
        guide.follow_ups,
        guide.calendar,
        guide.conditions,
        guide.tasks,
    )
    if name in _NAMED:
        return quoted(_NAMED[name])
    found = next((register[name] for register in registers if name in register), None)
    return quoted(found.title if found else name)

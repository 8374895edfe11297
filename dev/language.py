"""The page of the guide language: what is written by hand, and the keys as the types have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import msgspec
import yaml

from bti.guide.conditions import ValueType
from bti.guide.conditions.comparability import kind_in_words
from bti.guide.definition import Guide, Kind, Strength
from bti.guide.loading import load
from bti.guide.name_types import NAMED, consent_types, measure_types, participant_types
from bti.guide.names import GuideNames
from bti.guide.nouns import known_keys, noun
from bti.guide.plans import Flag, Line, Many, Number, Part, Plan, Register, Slot, Word, parts, slots
from bti.guide.reach import VALUES_ONLY_READ, Later, later, only_read
from bti.guide.shorthand import bare_key
from bti.scenarios.acts import NOT_RUN

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "language.md"
WORDS = Path(__file__).with_name("language_words.yaml")
BEGIN, END = "<!-- nøkler: begynner -->", "<!-- nøkler: slutter -->"
BEGIN_LATER, END_LATER = "<!-- ennå ikke: begynner -->", "<!-- ennå ikke: slutter -->"
BEGIN_NAMES, END_NAMES = "<!-- navn: begynner -->", "<!-- navn: slutter -->"
_SMALL = """
workflow: liten
version: "1"
language: nb
title: Liten
steps: {en: {title: En, next: slutt}}
closings: {slutt: Slutt}
"""
_WORKS: dict[Later, str] = {
    "cases": "arbeidet med samtykke, deltakere, møteplasser og møter i saken",
    "municipality": "arbeidet med gjennomganger, profiler og tjenestenivå i kommunen",
}

_SAID = {
    "": "tekst",
    "action": "id på en handling",
    "arena": "id på en møteplass",
    "cadence": "hvor ofte",
    "address": "adresse",
    "base": "id og utgave",
    "edition": "utgave",
    "email": "e-postadresse",
    "own_id": "id",
    "phone": "telefonnummer",
    "calculation": "regnestykke",
    "carried": "skjema.felt",
    "channel": "id på en kanal",
    "chosen": "skjema.felt",
    "condition": "betingelse",
    "consent": "id på et formål",
    "constraint": "betingelse",
    "contact": "id på en kontakt",
    "assumed": "svar",
    "coverage": "prosent",
    "date": "dato",
    "day": "id på dager i kalenderen",
    "days": "dager",
    "decide": "når",
    "demand": "id på et krav",
    "event": "hendelse",
    "follow_up": "id på en oppfølging",
    "foreign": "skjema.felt",
    "form": "id på et skjema",
    "given": "skjema.felt",
    "guide": "id på en veileder",
    "kind": "id på et slag",
    "limit": "grense",
    "level": "id på et nivå",
    "link": "id på en lenke",
    "list": "id på en liste",
    "measure_date": "felt på et tiltak",
    "measure_field": "felt på et tiltak",
    "moment": "punkt i tid",
    "offer": "id på et tilbud",
    "offering": "id på et tilbud",
    "open": "åpningstid",
    "other_person": "hvem",
    "own_field": "felt i skjemaet",
    "point": "punkt i tid",
    "role": "id på en rolle",
    "rows": "rader",
    "scope": "spor eller barn",
    "service": "id på en tjeneste",
    "shown": "register eller register.id",
    "span": "tidsrom",
    "step": "id på et steg",
    "takes": "varighet",
    "task": "id på en oppgave",
    "target": "mål",
    "teller": "hvem",
    "tool": "id på et verktøy",
    "track": "id på et spor",
    "waits_for": "hvem",
}
MERGED = {
    "also": "liste av id på et steg",
    "like": "id",
    "next": "mål",
    "remove": "liste av stier",
    "scenarios": "flere: et scenario",
    "steps": "flere: et steg",
}


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """What keys are for: everywhere, and in one part."""

    keys: dict[str, str]
    parts: dict[str, dict[str, str]]

    def of(self, part: type[msgspec.Struct], key: str) -> str:
        """Give what a key of a part is for, or nothing when it has no words."""
        return self.parts.get(part.__name__, {}).get(key) or self.keys.get(key, "")


@cache
def words() -> Words:
    """Read the words."""
    return msgspec.convert(yaml.safe_load(WORDS.read_text(encoding="utf-8")), Words)


def language() -> str:
    """Put what the program now reads between the marks on the page."""
    page = PAGE.read_text(encoding="utf-8")
    page = _between(page, BEGIN, "\n".join(keys()), END)
    page = _between(page, BEGIN_NAMES, "\n".join(names()) + "\n", END_NAMES)
    return _between(page, BEGIN_LATER, "\n".join(not_followed_up()) + "\n", END_LATER)


def names() -> Iterator[str]:
    """Give every name of the program's own that a condition can read, with what kind it is."""
    guide = load({"v.yaml": _SMALL}).usable()[0]
    known = GuideNames(guide)
    yield "| navn | hva som kan stå der |"
    yield "|---|---|"
    for head, inside in NAMED.items():
        kinds = ((one, known.kind_of((head, *one.split(".")))) for one in inside)
        yield _named(f"{head}.", kinds)
    for rows, types in (
        ("measures", measure_types(guide)),
        ("consents", consent_types(guide)),
        ("participants", participant_types(guide)),
    ):
        yield _named(f"{rows} where …", types.items())


def _named(head: str, kinds: Iterable[tuple[str, ValueType | None]]) -> str:
    said = (f"`{one}` ({kind_in_words(kind.kind)})" for one, kind in kinds if kind)
    return f"| `{head}` | {', '.join(said)} |"


def _between(page: str, begin: str, table: str, end: str) -> str:
    before, _, rest = page.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}\n\n{table}\n{end}{after}"


def not_followed_up() -> Iterator[str]:
    """Give one table of all that is read without anything being done by it, and when it will be."""
    yield "| nøkkel | står på | følges opp av |"
    yield "|---|---|---|"
    for part in sorted(parts(), key=lambda part: (part is not Guide, noun(part).strip("«"))):
        for key, work in sorted(later(part).items(), key=lambda one: (one[1], one[0])):
            on = "øverst i veilederen" if part is Guide else noun(part)
            yield f"| `{key}` | {on} | {_WORKS[work]} |"
    for word, (key, work) in VALUES_ONLY_READ.items():
        yield f"| `{key}: {word}` | der `{key}` kan stå | {_WORKS[work]} |"
    for verb in NOT_RUN:
        yield f"| `{verb}` | en linje i `play` | {_WORKS['cases']} |"


def keys() -> Iterator[str]:
    """Give a table of keys for each part of a guide."""
    for part in sorted(parts(), key=lambda part: noun(part).strip("«").casefold()):
        yield from _part(part)


def _part(part: type[msgspec.Struct]) -> Iterator[str]:
    yield f"### {noun(part)[0].upper()}{noun(part)[1:]}"
    yield ""
    bare = bare_key(Part(part))
    if bare:
        yield f"En tekst alene er `{bare}`."
        yield ""
    if part is Strength:
        yield "Et ord alene er styrken. En del med `when` er «må» når betingelsen er oppfylt."
        yield ""
    yield "| nøkkel | verdi | ellers | hva den er til |"
    yield "|---|---|---|---|"
    for key in known_keys(part):
        yield _key(part, key)
    yield ""


def _key(part: type[msgspec.Struct], key: str) -> str:
    slot = slots(part).get(key)
    if slot is None and (part is Kind and key != "also"):
        return f"| `{key}` | som på et steg | | Legges under hvert steg av slaget. |"
    value = _value(slot.plan) if slot else MERGED[key]
    otherwise = _otherwise(slot) if slot else ""
    mark = " *Leses og skrives ut, men kjøres ikke ennå.*" if key in only_read(part) else ""
    return f"| `{key}` | {value} | {otherwise} | {words().of(part, key)}{mark} |"


def _value(plan: Plan) -> str:
    match plan:
        case Line(meaning=meaning):
            return _SAID[meaning]
        case Word(words=known):
            return " ".join(f"`{word}`" for word in known if word)
        case Flag():
            return "`yes` `no`"
        case Number():
            return "tall"
        case Many(item=item):
            return f"liste av {_value(item)}"
        case Register(item=item):
            return f"flere: {_value(item)}"
        case Part(type=part):
            return noun(part)


def _otherwise(slot: Slot) -> str:
    if slot.required:
        return "må stå"
    default = slot.default
    if isinstance(default, msgspec.Struct):
        default = getattr(default, "word", "")
    written = {True: "yes", False: "no"}.get(default) if isinstance(default, bool) else default
    return f"`{written}`" if written else ""

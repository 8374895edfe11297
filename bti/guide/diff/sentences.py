"""A difference said so that a coordinator who reads no YAML understands it."""

from __future__ import annotations

from bti.guide import definition as d
from bti.guide.conditions.wording import joined, quoted
from bti.guide.definition import Guide
from bti.guide.diff.changes import Change
from bti.guide.diff.naming import Names, is_neuter, key_name
from bti.guide.diff.phrases import Phrases
from bti.guide.diff.weighing import WORDING
from bti.guide.numbering import level_name
from bti.guide.plans import Line, Many, Slot
from bti.guide.spans import SpanFault, parse_span, span_in_words
from bti.guide.targets import step_of

_WORDS = {
    "required": "et krav",
    "or_reason": "et krav som kan hoppes over med en grunn",
    "optional": "frivillig",
    "started": "et krav om å være påbegynt",
}
_VALUES = {
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
}
_FLAGS = {
    "never_blocked": ("kan nå alltid brukes, uansett", "kan nå være stengt"),
    "off_path": ("ligger nå utenom veien", "ligger nå på veien"),
    "protected": ("er nå vernet", "er ikke lenger vernet"),
    "automatic": ("skjer nå av seg selv", "skjer ikke lenger av seg selv"),
    "other": ("har nå også valget «Annet»", "har ikke lenger valget «Annet»"),
    "keeps_open": ("holder nå saken åpen", "holder ikke lenger saken åpen"),
    "may_jump": ("kan nå hoppe over steg", "kan ikke lenger hoppe over steg"),
}


class Sentences:
    """Says the differences between two guides."""

    def __init__(self, old: Guide, new: Guide, phrases: Phrases) -> None:
        """Take both guides and the words for conditions and points."""
        self._old = old
        self._new = new
        self._phrases = phrases
        self.names = Names(old, new)

    def say(self, change: Change) -> str:
        """Say one difference."""
        if change.kind == "moved":
            return self._moved(change)
        if change.kind != "changed":
            return self._came_or_went(change)
        subject = self.names.subject(change.chain)
        if isinstance(change.old, d.Strength):
            return self._strength(subject, change)
        return self._value(subject, change, change.slot) if change.slot else f"{subject} er endret."

    def _moved(self, change: Change) -> str:
        subject = self.names.subject(change.chain)
        if isinstance(change.old, str):
            before, now = level_name(self._old, change.old), level_name(self._new, str(change.new))
            return f"{subject} er flyttet fra {before} til {now}."
        if not change.after:
            return f"{subject} er flyttet, og står nå først."
        return f"{subject} er flyttet, og står nå etter {self._neighbour(change)}."

    def _neighbour(self, change: Change) -> str:
        level = self._new.levels.get(change.chain[0].id)
        step = level.steps.get(change.after) if level else None
        return quoted(step.title if step else self._titled(change.after))

    def _titled(self, name: str) -> str:
        guide = self._new
        for register in (guide.levels, guide.closings, guide.forms, guide.roles, guide.contacts):
            if name in register:
                return str(register[name].title)
        return name

    def _came_or_went(self, change: Change) -> str:
        subject = self.names.subject(change.chain)
        spot = change.chain[-1]
        neuter = is_neuter(change.chain)
        if change.kind == "removed":
            return f"{subject} er tatt bort."
        new = "nytt" if neuter else "ny"
        level = change.chain[0].id if spot.at == (d.Level, "steps") else ""
        on = self._on_level(level)
        within = getattr(spot.new, "within", "") if isinstance(spot.new, d.Due) else ""
        limit = f": {self._span(within)}" if within else ""
        return f"{subject} er {new}{on}{limit}."

    def _on_level(self, level: str) -> str:
        found = self._new.levels.get(level)
        return f" på {level_name(self._new, level)}" if found and not found.implied else ""

    def _strength(self, subject: str, change: Change) -> str:
        what = subject
        if change.slot and change.slot.key not in {"required", "strength"}:
            what = f"{key_name(change.slot.key)} {_for(subject)}".rstrip(",")
        before, now = self._demand(self._old, change.old), self._demand(self._new, change.new)
        return f"{what} er nå {now}. Før: {before}."

    def _demand(self, guide: Guide, strength: d.Strength) -> str:
        if strength.when:
            return f"et krav når {self._phrases.condition(guide, strength.when)}"
        return _WORDS[strength.word]

    def _value(self, subject: str, change: Change, slot: Slot) -> str:
        if slot.key in WORDING:
            return self._text(subject, change, slot.key)
        if slot.key in _FLAGS:
            return f"{subject} {_FLAGS[slot.key][not change.new]}."
        named = self._named(subject, change, slot.key)
        if isinstance(slot.plan, Many):
            return self._list(named, change, slot.plan)
        if isinstance(slot.plan, Line) and slot.plan.meaning in {"calculation", "constraint"}:
            return f"{named} er endret."
        return self._from_to(named, change, slot)

    def _text(self, subject: str, change: Change, key: str) -> str:
        old, new = str(change.old), str(change.new)
        if key == "title" and old and new:
            return f"{subject} heter nå {quoted(new)}."
        if key in {"text", "label", "title"} and new:
            return f"{subject} lyder nå {quoted(new)}."
        what = f"{key_name(key)} {_for(subject)}"
        if key in {"version", "phone", "url", "reviewed", "checked"} and old and new:
            return f"{what} er endret fra {old} til {new}."
        done = "skrevet om" if old and new else "ny" if new else "tatt bort"
        return f"{what} er {done}."

    def _named(self, subject: str, change: Change, key: str) -> str:
        if change.owner is d.Due and key == "within":
            return subject
        if change.owner in {d.Baton, d.Guide} and key_name(key).endswith(","):
            return key_name(key).rstrip(",")
        return f"{key_name(key)} {_for(subject)}"

    def _from_to(self, named: str, change: Change, slot: Slot) -> str:
        before = self._said(self._old, slot, change.old)
        now = self._said(self._new, slot, change.new)
        if not change.old:
            return f"{named} er nå {now}."
        if not change.new:
            return f"{named} er tatt bort. Før: {before}."
        return f"{named} er endret fra {before} til {now}."

    def _said(self, guide: Guide, slot: Slot, value: object) -> str:
        meaning = slot.plan.meaning if isinstance(slot.plan, Line) else ""
        if not value and not isinstance(value, bool | int):
            return "ingenting"
        if meaning == "span":
            return self._span(str(value))
        if meaning == "condition":
            return quoted(self._phrases.condition(guide, str(value)))
        if meaning in {"point", "moment"}:
            return quoted(self._phrases.point(guide, str(value)))
        return _VALUES.get(str(value)) or _reference(
            guide, str(value), number=isinstance(value, int)
        )

    def _span(self, text: str) -> str:
        try:
            return span_in_words(parse_span(text))
        except SpanFault:
            return quoted(text)

    def _list(self, named: str, change: Change, plan: Many) -> str:
        if not isinstance(plan.item, Line):
            return f"{named} er endret."
        before, now = change.old or (), change.new or ()
        added = [_reference(self._new, one) for one in now if one not in before]
        gone = [_reference(self._old, one) for one in before if one not in now]
        said = [f"{joined(added, 'og')} er lagt til"] if added else []
        said += [f"{joined(gone, 'og')} er tatt bort"] if gone else []
        return f"{named.rstrip(',')}: {', og '.join(said) or 'rekkefølgen er endret'}."


def _for(subject: str) -> str:
    """Let a subject follow: «for steget «X»»; of the guide itself, nothing need be said."""
    return "i veilederen" if subject == "Veilederen" else f"for {subject[:1].lower()}{subject[1:]}"


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
        guide.conditions,
    )
    found = next((register[name] for register in registers if name in register), None)
    return quoted(found.title if found else name)

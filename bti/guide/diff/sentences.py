"""A difference said so that a coordinator who reads no YAML understands it."""

from __future__ import annotations

from bti.guide import definition as d
from bti.guide.conditions.wording import joined, quoted
from bti.guide.definition import Guide
from bti.guide.diff.changes import Change
from bti.guide.diff.keys import key_name
from bti.guide.diff.naming import NOUNS, Names, is_neuter
from bti.guide.diff.phrases import Phrases
from bti.guide.diff.values import in_words
from bti.guide.diff.weighing import WORDING
from bti.guide.numbering import level_name
from bti.guide.plans import Flag, Line, Many, Part, Slot
from bti.guide.spans import SpanFault, parse_span, span_in_words

_WORDS = {
    "required": "et krav",
    "or_reason": "et krav som kan hoppes over med en grunn",
    "optional": "frivillig",
    "started": "et krav om å være påbegynt",
}
# Keys that are all there is to the part they stand in, and parts that need no naming.
_SAID_BY_OWNER = frozenset(
    (
        (d.Due, "within"),
        (d.Tries, "times"),
        (d.Coverage, "target"),
        (d.Capacity, "is"),
        (d.AskAgain, "ask_within"),
        (d.Condition, "when"),
    )
)
_ALONE = (d.Baton, d.Guide, d.Deviations)
_FLAGS = {
    "never_blocked": ("kan nå alltid brukes, uansett", "kan nå være stengt"),
    "off_path": ("ligger nå utenom veien", "ligger nå på veien"),
    "protected": ("er nå vernet", "er ikke lenger vernet"),
    "automatic": ("skjer nå av seg selv", "skjer ikke lenger av seg selv"),
    "other": ("har nå også valget «Annet»", "har ikke lenger valget «Annet»"),
    "keeps_open": ("holder nå saken åpen", "holder ikke lenger saken åpen"),
    "open": ("er nå åpen for andre", "er ikke lenger åpen for andre"),
    "anonymous": ("er nå anonymt", "er ikke lenger anonymt"),
    "case_content": ("kan nå brukes om saken", "kan ikke lenger brukes om saken"),
    "may_decline": ("kan nå si nei", "kan ikke lenger si nei"),
    "instead": ("gis nå av barnet alene", "gis ikke lenger av barnet alene"),
    "hidden": ("er nå skjult for andre", "er ikke lenger skjult for andre"),
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
        if spot.at not in NOUNS:
            # What it is said through is still there.
            return f"{subject} er endret."
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
        if slot.key in _FLAGS and isinstance(slot.plan, Flag):
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
        what = f"{key_name(key, change.owner)} {_for(subject)}"
        if key in {"version", "phone", "url", "reviewed", "checked"} and old and new:
            return f"{what} er endret fra {old} til {new}."
        done = "skrevet om" if old and new else "ny" if new else "tatt bort"
        return f"{what} er {done}."

    def _named(self, subject: str, change: Change, key: str) -> str:
        if (change.owner, key) in _SAID_BY_OWNER:
            return subject
        name = key_name(key, change.owner)
        if change.owner in _ALONE and name.endswith(","):
            return name.rstrip(",")
        return f"{name} {_for(subject)}"

    def _from_to(self, named: str, change: Change, slot: Slot) -> str:
        before = self._said(self._old, slot, change.old)
        now = self._said(self._new, slot, change.new)
        if _is_nothing(slot, change.old):
            return f"{named} er nå {now}."
        if _is_nothing(slot, change.new):
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
        return in_words(guide, str(value), meaning, number=isinstance(value, int))

    def _span(self, text: str) -> str:
        try:
            return span_in_words(parse_span(text))
        except SpanFault:
            return quoted(text)

    def _list(self, named: str, change: Change, plan: Many) -> str:
        before, now = change.old or (), change.new or ()
        added = [self._one(self._new, one, plan) for one in now if one not in before]
        gone = [self._one(self._old, one, plan) for one in before if one not in now]
        if not all((*added, *gone)):
            return f"{named} er endret."
        both = [one for one in added if one in gone]
        said = [f"{joined(new, 'og')} er lagt til"] if (new := _but(added, both)) else []
        said += [f"{joined(old, 'og')} er tatt bort"] if (old := _but(gone, both)) else []
        said += [f"{joined(both, 'og')} er endret"] if both else []
        return f"{named.rstrip(',')}: {', og '.join(said) or 'rekkefølgen er endret'}."

    def _one(self, guide: Guide, one: object, plan: Many) -> str:
        """Name one thing of a list; a part of a guide by its title, or not at all."""
        if isinstance(plan.item, Part):
            title = getattr(one, "title", "")
            return quoted(title) if title else ""
        return in_words(guide, str(one), getattr(plan.item, "meaning", ""))


def _is_nothing(slot: Slot, value: object) -> bool:
    """Tell whether nothing is written. A number counts, also 0, unless it stands there anyway."""
    return not value and (not isinstance(value, int) or value == slot.default)


def _but(words: list[str], others: list[str]) -> list[str]:
    return [word for word in words if word not in others]


def _for(subject: str) -> str:
    """Let a subject follow: «for steget «X»»; of the guide itself, nothing need be said."""
    return "i veilederen" if subject == "Veilederen" else f"for {subject[:1].lower()}{subject[1:]}"

"""What each part of a guide is called in a sentence, and where each key belongs."""

from __future__ import annotations

from functools import cache

import msgspec

from bti.guide import definition as d
from bti.guide.plans import parts, slots
from bti.guide.shorthand import HIDDEN, MERGED

_NOUNS: dict[type[msgspec.Struct], str] = {
    d.Access: "«access»",
    d.Action: "en handling",
    d.Baton: "«baton»",
    d.BatonDemand: "kravet «baton»",
    d.Choice: "et valg",
    d.Closing: "en avslutning",
    d.Condition: "en betingelse",
    d.Consent: "et samtykkeformål",
    d.ConsentDemand: "et krav om samtykke",
    d.Contact: "en kontakt",
    d.Due: "en frist",
    d.Entry: "en inngang",
    d.Fact: "en opplysning",
    d.Field: "et felt",
    d.Form: "et skjema",
    d.Guide: "øverste nivå i veilederen",
    d.Instead: "en frist i «instead»",
    d.Item: "et punkt i en sjekkliste",
    d.Kind: "et slag",
    d.Level: "et nivå",
    d.LevelBaton: "«baton» på et nivå",
    d.Link: "en lenke",
    d.MeasureDemand: "kravet «measures»",
    d.MeasurePlaces: "«place»",
    d.Measures: "«measures»",
    d.Note: "et notat i «notes»",
    d.Opens: "«opens»",
    d.Reminder: "en påminnelse",
    d.Repeat: "«repeat»",
    d.Requires: "«requires»",
    d.Role: "en rolle",
    d.Rounds: "«rounds»",
    d.Step: "et steg",
    d.Strength: "et krav",
    d.Tell: "«unanswered»",
    d.Text: "en tekst",
    d.Theme: "et tema",
    d.Track: "et spor",
    d.Transition: "en overgang",
}

# Keys of the language that this release does not read. Each is told apart from a slip of the pen.
_LATER: dict[type[msgspec.Struct], str] = {
    d.Guide: (
        "review_every extends over active level_word tasks meetings deadlines channels "
        "arenas calendar lists sweeps follow_ups offers deviations figures service_level sections "
        "resources scenarios remove"
    ),
    d.Kind: "consents measures takes follow_ups arena variants",
    d.Step: "consents measures takes follow_ups arena variants",
    d.Level: "takes variants",
    d.Form: "confidential kept_elsewhere anonymous",
    d.Field: "ask confidential",
    d.Consent: "at_own_age at_birth instead confirmed_by",
    d.Contact: "see ask_at email area",
    d.Action: "then by consents limit submits_to attach invites",
    d.Requires: "tasks_done receiver",
    d.Due: "waits_for",
}


def noun(part: type[msgspec.Struct]) -> str:
    """Give the noun that a sentence uses for a part of a guide."""
    return _NOUNS.get(part, "denne delen")


@cache
def known_keys(part: type[msgspec.Struct]) -> tuple[str, ...]:
    """Give the keys that may be written in a part, those that merging takes away included."""
    own = (key for key in slots(part) if (part, key) not in HIDDEN)
    return tuple(dict.fromkeys((*own, *MERGED.get(part, ()))))


@cache
def later_keys(part: type[msgspec.Struct]) -> frozenset[str]:
    """Give the keys that belong to the language but not to this release."""
    return frozenset(_LATER.get(part, "").split())


@cache
def homes(key: str) -> tuple[str, ...]:
    """Give the nouns of the parts where a key belongs."""
    return tuple(noun(part) for part in parts() if key in known_keys(part))

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
    d.Arena: "en møteplass",
    d.AskAgain: "«at_own_age» eller «at_birth»",
    d.Active: "«active»",
    d.Baton: "«baton»",
    d.BatonDemand: "kravet «baton»",
    d.Capacity: "«capacity»",
    d.Channel: "en kanal",
    d.ConditionDemand: "kravet «when»",
    d.DateDemand: "kravet «new_date»",
    d.Invites: "«invites»",
    d.PersonDemand: "kravet «other_person»",
    d.ReceiverDemand: "kravet «receiver»",
    d.RoleDemand: "kravet «role»",
    d.Task: "en oppgave",
    d.Choice: "et valg",
    d.Closing: "en avslutning",
    d.Condition: "en betingelse",
    d.Consent: "et samtykkeformål",
    d.ConsentDemand: "et krav om samtykke",
    d.Contact: "en kontakt",
    d.Coverage: "«coverage»",
    d.Days: "dager i kalenderen",
    d.Deviations: "«deviations»",
    d.Due: "en frist",
    d.Entry: "en inngang",
    d.Fact: "en opplysning",
    d.ExceptionAssessment: "«exception»",
    d.Field: "et felt",
    d.FollowUp: "en oppfølging",
    d.Form: "et skjema",
    d.Ground: "en grunn til et tilbud",
    d.Guide: "øverste nivå i veilederen",
    d.Instead: "en frist i «instead»",
    d.Item: "et punkt i en sjekkliste",
    d.Kind: "et slag",
    d.Level: "et nivå",
    d.LevelBaton: "«baton» på et nivå",
    d.LevelWord: "«level_word»",
    d.Link: "en lenke",
    d.MeasureDemand: "kravet «measures»",
    d.MeasurePlaces: "«place»",
    d.Measures: "«measures»",
    d.Meeting: "en møteform",
    d.Member: "et medlem",
    d.Note: "et notat i «notes»",
    d.Offering: "et tilbud",
    d.OpenOn: "åpningstid på bestemte dager",
    d.Opens: "«opens»",
    d.Outcome: "et utfall",
    d.PersonList: "en liste",
    d.Reminder: "en påminnelse",
    d.Repeat: "«repeat»",
    d.Requires: "«requires»",
    d.Resource: "en ressurs",
    d.Role: "en rolle",
    d.Rounds: "«rounds»",
    d.Scale: "«scale»",
    d.Section: "en del av papiret",
    d.Service: "en tjeneste",
    d.ServiceLevel: "et punkt i «service_level»",
    d.Step: "et steg",
    d.StepVariant: "et steg i «variants»",
    d.LevelVariant: "et nivå i «variants»",
    d.Strength: "et krav",
    d.Sweep: "en gjennomgang",
    d.Tell: "«unanswered»",
    d.Text: "en tekst",
    d.Theme: "et tema",
    d.Track: "et spor",
    d.Transition: "en overgang",
    d.Tries: "«tries»",
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
def homes(key: str) -> tuple[str, ...]:
    """Give the nouns of the parts where a key belongs."""
    return tuple(noun(part) for part in parts() if key in known_keys(part))

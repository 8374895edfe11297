"""What the parts and keys of a guide are called in a sentence about a difference."""

from __future__ import annotations

import msgspec

from bti.guide import definition as d
from bti.guide.definition import Guide
from bti.guide.diff.changes import Place, Spot
from bti.guide.numbering import level_name
from bti.guide.targets import places, step_of


class Noun(msgspec.Struct, frozen=True, kw_only=True):
    """A noun in the definite form, whether it is neuter, and how it stands to what it is part of.

    Without a title of its own it is named by its owner alone: «Fristen for «Evaluer»».
    """

    said: str
    neuter: bool = False
    of: str = ""
    titled: bool = True


def _noun(said: str, of: str = "", *, neuter: bool = False, titled: bool = True) -> Noun:
    return Noun(said=said, of=of, neuter=neuter, titled=titled)


NOUNS: dict[Place, Noun] = {
    (d.Guide, "levels"): _noun("Nivået", neuter=True),
    (d.Level, "steps"): _noun("Steget", neuter=True),
    (d.Guide, "closings"): _noun("Avslutningen"),
    (d.Guide, "kinds"): _noun("Slaget", neuter=True),
    (d.Guide, "roles"): _noun("Rollen"),
    (d.Guide, "tracks"): _noun("Sporet", neuter=True),
    (d.Guide, "entries"): _noun("Inngangen"),
    (d.Guide, "services"): _noun("Tjenesten"),
    (d.Guide, "contacts"): _noun("Kontakten"),
    (d.Guide, "sections"): _noun("Delen"),
    (d.Guide, "channels"): _noun("Kanalen"),
    (d.Guide, "offers"): _noun("Tilbudet", neuter=True),
    (d.Guide, "resources"): _noun("Ressursen"),
    (d.Guide, "arenas"): _noun("Møteplassen"),
    (d.Guide, "meetings"): _noun("Møteformen"),
    (d.Guide, "calendar"): _noun("Dagene i kalenderen,"),
    (d.Guide, "lists"): _noun("Listen"),
    (d.Guide, "sweeps"): _noun("Gjennomgangen"),
    (d.Guide, "follow_ups"): _noun("Oppfølgingen"),
    (d.Guide, "service_level"): _noun("Punktet på tjenestenivå,", neuter=True),
    (d.Guide, "deviations"): _noun("Meldingen av avvik", titled=False),
    (d.Guide, "level_word"): _noun("Ordet for nivå", neuter=True, titled=False),
    (d.Service, "calendar"): _noun("Åpningstiden på bestemte dager", "i", titled=False),
    (d.Service, "capacity"): _noun("Opplysningen om plass", "i", titled=False),
    (d.Service, "exception"): _noun("Vurderingen av unntak", "i", titled=False),
    (d.Offering, "eligible"): _noun("Grunnen", "til"),
    (d.Offering, "calendar"): _noun("Åpningstiden på bestemte dager", "for", titled=False),
    (d.Arena, "answers"): _noun("Svaret", "fra", neuter=True),
    (d.Meeting, "in_person"): _noun("Kravet om å møtes", "i", neuter=True),
    (d.Sweep, "outcomes"): _noun("Utfallet", "i", neuter=True),
    (d.Sweep, "due"): _noun("Fristen", "for", titled=False),
    (d.Sweep, "tries"): _noun("Antallet forsøk", "i", neuter=True, titled=False),
    (d.Sweep, "coverage"): _noun("Målet for dekning", "i", neuter=True, titled=False),
    (d.Outcome, "opens"): _noun("Saken som åpnes", "av", titled=False),
    (d.ExceptionAssessment, "due"): _noun("Fristen for unntak", "i", titled=False),
    (d.FollowUp, "checklist"): _noun("Punktet", "på", neuter=True),
    (d.FollowUp, "tries"): _noun("Antallet forsøk", "i", neuter=True, titled=False),
    (d.Consent, "at_own_age"): _noun("Spørsmålet til barnet selv", "om", neuter=True, titled=False),
    (d.Consent, "at_birth"): _noun("Spørsmålet etter fødselen", "om", neuter=True, titled=False),
    (d.Field, "scale"): _noun("Skalaen", "i", titled=False),
    (d.Guide, "links"): _noun("Lenken"),
    (d.Guide, "consents"): _noun("Samtykket", neuter=True),
    (d.Guide, "conditions"): _noun("Betingelsen"),
    (d.Guide, "facts"): _noun("Opplysningen"),
    (d.Fact, "choices"): _noun("Valget", "i", neuter=True),
    (d.Guide, "actions"): _noun("Handlingen"),
    (d.Guide, "anytime"): _noun("Handlingen"),
    (d.Guide, "forms"): _noun("Skjemaet", neuter=True),
    (d.Guide, "baton"): _noun("Stafettpinnen", titled=False),
    (d.Level, "baton"): _noun("Stafettpinnen", "på", titled=False),
    (d.Guide, "deadlines"): _noun("Fristen"),
    (d.Level, "deadlines"): _noun("Fristen", "på"),
    (d.Step, "due"): _noun("Fristen", "for", titled=False),
    (d.Step, "checklist"): _noun("Punktet", "på", neuter=True),
    (d.Step, "forms"): _noun("Skjemaet", "på", neuter=True),
    (d.Step, "transitions"): _noun("Overgangen", "fra"),
    (d.Step, "variants"): _noun("Det som er eget for", "på", neuter=True),
    (d.Level, "variants"): _noun("Det som er eget for", "på", neuter=True),
    (d.Closing, "checklist"): _noun("Punktet", "på", neuter=True),
    (d.Closing, "forms"): _noun("Skjemaet", "på", neuter=True),
    (d.Closing, "transitions"): _noun("Overgangen", "fra"),
    (d.Requires, "forms"): _noun("Kravet om skjemaet", "i", neuter=True),
    (d.Requires, "consent"): _noun("Kravet om samtykket", "i", neuter=True),
    (d.Requires, "baton"): _noun("Kravet om stafettpinnen", "i", neuter=True, titled=False),
    (d.Requires, "measures"): _noun("Kravet om tiltak", "i", neuter=True, titled=False),
    (d.Requires, "checklist"): _noun("Kravet om punktet", "i", neuter=True),
    (d.Requires, "levels_tried"): _noun("Kravet om å ha prøvd", "i", neuter=True),
    (d.Requires, "tasks_done"): _noun("Kravet om oppgaven", "i", neuter=True),
    (d.Requires, "role"): _noun("Kravet om rolle", "i", neuter=True, titled=False),
    (d.Requires, "other_person"): _noun(
        "Kravet om en annen person", "i", neuter=True, titled=False
    ),
    (d.Requires, "new_date"): _noun("Kravet om ny dato", "i", neuter=True, titled=False),
    (d.Requires, "receiver"): _noun("Kravet om mottaker", "i", neuter=True, titled=False),
    (d.Requires, "when"): _noun("Kravet om en betingelse", "i", neuter=True, titled=False),
    (d.Action, "consents"): _noun("Kravet om samtykket", "i", neuter=True),
    (d.Action, "invites"): _noun("Invitasjonen", "i", titled=False),
    (d.Guide, "tasks"): _noun("Oppgaven"),
    (d.Task, "due"): _noun("Fristen", "for", titled=False),
    (d.Transition, "asks"): _noun("Spørsmålet", "i", neuter=True),
    (d.Action, "asks"): _noun("Spørsmålet", "i", neuter=True),
    (d.Action, "opens"): _noun("Saken som åpnes", "av", titled=False),
    (d.Form, "fields"): _noun("Feltet", "i", neuter=True),
    (d.Form, "themes"): _noun("Temaet", "i", neuter=True),
    (d.Field, "fields"): _noun("Feltet", "i", neuter=True),
    (d.Field, "choices"): _noun("Valget", "i", neuter=True),
    (d.Field, "repeat"): _noun("Gjentakelsen", "av", titled=False),
    (d.Measures, "fields"): _noun("Feltet", "for tiltak", neuter=True),
    (d.MeasurePlaces, "choices"): _noun("Stedet", "for tiltak", neuter=True),
    (d.Baton, "unanswered"): _noun("Varslet om ubesvart stafettpinne", neuter=True, titled=False),
}
"""Parts that are not here are said through what they belong to."""


def title_of(guide: Guide, spot: Spot, item: object) -> str:
    """Give the title of a part: its own, that of what it refers to, or its id."""
    if spot.at[1] == "variants" and spot.id in guide.tracks:
        return guide.tracks[spot.id].title
    for key in ("title", "text", "label"):
        found = getattr(item, key, "")
        if found:
            return str(found)
    return _referred(guide, spot) or spot.id


def _referred(guide: Guide, spot: Spot) -> str:
    if spot.at[1] == "forms" and spot.id in guide.forms:
        return guide.forms[spot.id].title
    if spot.at[1] in {"consent", "consents"} and spot.id in guide.consents:
        return guide.consents[spot.id].title
    if spot.at == (d.Meeting, "in_person"):
        labels = (
            one.choices.get(spot.id) for f in guide.forms.values() for one in f.fields.values()
        )
        return next((choice.label for choice in labels if choice), "")
    if spot.at[1] == "levels_tried" and spot.id in guide.levels:
        return guide.levels[spot.id].title
    if spot.at[1] == "tasks_done" and spot.id in guide.tasks:
        return guide.tasks[spot.id].title
    if spot.at == (d.Requires, "checklist"):
        return item_text(guide, spot.id)
    step = step_of(guide, spot.id) if spot.at == (d.Guide, "entries") else None
    return step.title if step else ""


def item_text(guide: Guide, item: str) -> str:
    """Give the text of a line of a checklist, of whichever step or closing has it."""
    lists = (place.checklist for _, place in places(guide))
    return next((one[item].text for one in lists if item in one), item)


class Names:
    """Names the parts of two guides: what is in both by its title before, unless it is new."""

    def __init__(self, old: Guide, new: Guide) -> None:
        """Take both guides."""
        self._old = old
        self._new = new

    def subject(self, chain: tuple[Spot, ...]) -> str:
        """Name the last part of a chain that has a noun, as a sentence begins with it."""
        for place in range(len(chain) - 1, -1, -1):
            noun = NOUNS.get(chain[place].at)
            if noun:
                return self._named(noun, chain[: place + 1])
        return "Veilederen"

    def _named(self, noun: Noun, chain: tuple[Spot, ...]) -> str:
        spot = chain[-1]
        if spot.at == (d.Guide, "levels"):
            return self._level(spot)
        named = f"{noun.said} «{self.title(spot)}»" if noun.titled else noun.said
        owner = self._owner(chain[:-1]) if noun.of else ""
        return f"{named} {noun.of} {owner}".rstrip() if owner or " " in noun.of else named

    def _level(self, spot: Spot) -> str:
        name = level_name(self._guide(spot), spot.id)
        return f"Nivået {name}" if name.startswith("«") else name[:1].upper() + name[1:]

    def _owner(self, chain: tuple[Spot, ...]) -> str:
        for spot in reversed(chain):
            noun = NOUNS.get(spot.at)
            if noun and spot.at == (d.Guide, "levels"):
                return level_name(self._guide(spot), spot.id)
            if noun and noun.titled:
                plain = spot.at in {(d.Level, "steps"), (d.Guide, "closings")}
                title = f"«{self.title(spot)}»"
                return title if plain else f"{noun.said.lower()} {title}"
        return ""

    def title(self, spot: Spot) -> str:
        """Give a part's title: the one people know, which is the old one if there is one."""
        item = spot.new if spot.old is None else spot.old
        return title_of(self._guide(spot), spot, item)

    def _guide(self, spot: Spot) -> Guide:
        return self._new if spot.old is None else self._old

    def about(self, chain: tuple[Spot, ...]) -> str:
        """Give a heading for a difference: the step, form or other part that holds it."""
        spots = [spot for spot in chain if spot.at in NOUNS]
        if not spots:
            return "Veilederen"
        spot = spots[1] if spots[0].at == (d.Guide, "levels") and len(spots) > 1 else spots[0]
        if spot.at == (d.Guide, "levels"):
            return self._level(spot)
        of_level = spot.at[0] is d.Level and spot.at[1] != "steps"
        return self._level(spots[0]) if of_level else self._named(NOUNS[spot.at], (spot,))


def is_neuter(chain: tuple[Spot, ...]) -> bool:
    """Tell whether the subject of a chain is neuter, for the word that agrees with it."""
    nouns = [NOUNS[spot.at] for spot in chain if spot.at in NOUNS]
    return bool(nouns) and nouns[-1].neuter

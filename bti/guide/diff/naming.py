"""What the parts and keys of a guide are called in a sentence about a difference."""

from __future__ import annotations

import msgspec

from bti.guide import definition as d
from bti.guide.definition import Guide
from bti.guide.diff.changes import Place, Spot
from bti.guide.numbering import level_name
from bti.guide.targets import step_of


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

KEYS: dict[str, str] = {
    "about": "Forklaringen",
    "actions": "Handlingene",
    "adult": "Rådet til den voksne",
    "after": "Hvilke skjemaer som kommer først,",
    "after_is": "Hvor streng rekkefølgen er,",
    "agenda": "Sakslisten",
    "anonymous": "Om skjemaet er anonymt,",
    "answer_within": "Svarfristen",
    "answers": "Svarene",
    "area": "Området",
    "arena": "Møteplassen",
    "ask": "Spørsmålet ved svaret",
    "ask_at": "Kontakten som vet nummeret,",
    "ask_within": "Fristen",
    "assume": "Det som regnes med til noe er opplyst,",
    "at": "Tidspunktet",
    "at_least": "Det minste antallet",
    "basis": "Grunnlaget",
    "before": "Hvor lenge før,",
    "booked_ahead": "Hvor langt fram møtene er satt opp,",
    "by": "Hva det deles på,",
    "calculation": "Utregningen",
    "called_by": "Hvem som kaller inn,",
    "cancel_when": "Når et møte avlyses,",
    "carry": "Hva som blir med over,",
    "case_content": "Om saken kan nevnes,",
    "cases": "Om saker tas opp,",
    "channels": "Kanalene",
    "checked": "Datoen for siste kontroll",
    "child_heard": "Kravet om at barnet er hørt,",
    "clock": "Klokken",
    "compare_with": "Sammenligningen",
    "confidential": "Hvem som får se det,",
    "confirmed_by": "Hvem som bekrefter,",
    "consents": "Samtykkene",
    "constraint": "Kravet til svaret",
    "constraint_message": "Meldingen om svaret",
    "contact_order": "Rekkefølgen på kontaktene",
    "contacts": "Kontaktene",
    "contributes": "Hva tjenesten bidrar med,",
    "copies": "Hvor ofte skjemaet fylles ut,",
    "count": "Tallet",
    "counts_as": "Hva svaret teller som,",
    "days": "Dagene",
    "decide": "Når stafettholderen velges,",
    "demands": "Hvilke krav som gjelder,",
    "each_has": "Det hvert tiltak må ha,",
    "eligible": "Hvem det er åpent for,",
    "email": "E-postadressen",
    "emits": "Det som meldes,",
    "entered_by": "Hvem som kan begynne,",
    "event": "Hendelsen som foreslår veien,",
    "exception": "Vurderingen av unntak",
    "extends": "Grunnutgaven",
    "fields": "Hva som meldes,",
    "figures": "Tallene",
    "follow_ups": "Oppfølgingen",
    "for_each": "Det radene følger,",
    "form": "Skjemaet",
    "from": "Hvem som opplyser det,",
    "given_by": "Hvem som samtykker,",
    "gives": "Svarene som går tilbake,",
    "guardians": "Innsynet til foresatte",
    "guardians_informed": "Kravet om at foresatte er informert,",
    "guide": "Veilederen som åpnes,",
    "held": "Datofeltet",
    "high": "Ordet for det høyeste tallet",
    "hint": "Hjelpeteksten",
    "how": "Teksten «Hvordan»",
    "how_often": "Hvor ofte det er,",
    "in_person": "Kravet om å møtes",
    "instead": "Fristene som kan gjelde i stedet,",
    "is": "Hvem rollen er,",
    "keep": "Hvor lenge svarene tas vare på,",
    "kept_elsewhere": "Hvor skjemaet oppbevares,",
    "kind": "Slaget",
    "language": "Språket",
    "led_by": "Hvem som leder,",
    "levels_tried": "Kravet om nivåer som er prøvd,",
    "link": "Lenken",
    "linked_from": "Hvor den kan åpnes fra,",
    "list": "Listen",
    "low": "Ordet for det laveste tallet",
    "many": "Ordet for flere",
    "after_closing": "Hva som skjer med oppgaven når saken avsluttes,",
    "attach": "Skjemaene som legges ved,",
    "goes_to": "Hvem oppgaven går til,",
    "ground": "Grunnlaget",
    "holds": "Betingelsen",
    "jump_demands": "Kravene ved hopp",
    "limit": "Hvor ofte det kan gjøres,",
    "not_now": "Hvor lenge «ikke nå» gjelder,",
    "one_of": "Rollene",
    "strength": "Hvor hardt det kreves,",
    "submits_to": "Hvor saken sendes,",
    "than": "Hva datoen må være senere enn,",
    "then": "Oppgavene som settes i gang,",
    "max": "Det største antallet",
    "may_decline": "Om det kan sies nei,",
    "may_hold": "Hvem som kan være stafettholder,",
    "measures": "Arbeidet med tiltak",
    "members": "Medlemmene",
    "min": "Det minste antallet",
    "missing": "Det som må fylles ut,",
    "needed_from": "Nivået der stafettpinnen trengs,",
    "notes": "Merknadene",
    "of": "Punktet det telles fra",
    "offer": "Det som tilbys,",
    "offers": "Tilbudene",
    "one": "Ordet",
    "only_for": "Hvem det gjelder for,",
    "open": "Åpningstiden",
    "other_person": "Kravet om en annen person",
    "otherwise": "Kontakten som overtar,",
    "over": "Hva profilen ligger over,",
    "own_from_age": "Aldersgrensen",
    "owned_by": "Hvem som må ha tiltaket,",
    "per": "Hva det gis for,",
    "phase": "Fasen",
    "phone": "Telefonnummeret",
    "place": "Stedet",
    "prefill": "Forhåndsutfyllingen",
    "reason": "Kravet om grunn",
    "relevant": "Betingelsen for at det blir spurt,",
    "remind": "Påminnelsene",
    "review_every": "Hvor ofte veilederen gjennomgås,",
    "reviewed": "Datoen for siste gjennomgang",
    "risk": "Risikovurderingen",
    "role": "Rollen",
    "roles": "Hvem som kan lese,",
    "round": "Om det blir en ny runde,",
    "said": "Dagen det ble sagt",
    "say": "Ordene",
    "see": "Hvor man finner fram,",
    "service": "Tjenesten",
    "services": "Tjenestene",
    "share": "Om svaret kan deles,",
    "show": "Hvor kontakten vises,",
    "stale_after": "Når det sies fra,",
    "state": "Hva som kreves,",
    "status": "Om det er foreslått,",
    "stop_rule": "Stoppregelen",
    "strength": "Styrken",
    "subjects": "Hvem en sak kan gjelde,",
    "takes": "Hvor lenge det varer,",
    "target": "Målet",
    "tell": "Hvem som får beskjed,",
    "the": "Ordet i bestemt form",
    "times": "Antallet forsøk",
    "to": "Målet",
    "tools": "Verktøyene",
    "type": "Svartypen",
    "until": "Sluttpunktet",
    "updates": "Det svaret endrer,",
    "url": "Nettadressen",
    "valid_for": "Varigheten",
    "version": "Utgaven",
    "waits_for": "Hvem det ventes på,",
    "warn_after": "Antall runder før varsel",
    "what": "Teksten «Hva»",
    "when": "Betingelsen",
    "who": "Hvem som gjør det,",
    "why": "Teksten «Hvorfor»",
    "within": "Fristen",
    "workflow": "Id-en",
}


_KEYS_OF: dict[Place, str] = {
    (d.Service, "state"): "Måten tjenesten går på,",
    (d.Consent, "instead"): "At barnet sier ja alene,",
    (d.Resource, "from"): "Første dag",
    (d.Resource, "until"): "Siste dag",
    (d.Deviations, "count"): "Det som er avvik,",
    (d.Deviations, "to"): "Stedet det meldes,",
    (d.Days, "days"): "Dagene",
    (d.Sweep, "access"): "Innsynet",
    (d.Coverage, "show"): "Hvem som ser dekningen,",
    (d.Action, "by"): "Hvem som kan gjøre det,",
}
"""What keys are called where they mean something else than elsewhere."""


def key_name(key: str, owner: type[msgspec.Struct] | None = None) -> str:
    """Give what a key is called, or the key itself between quotation marks."""
    own = _KEYS_OF.get((owner, key)) if owner is not None else None
    return own or KEYS.get(key, f"«{key}»")


def title_of(guide: Guide, spot: Spot, item: object) -> str:
    """Give the title of a part: its own, that of what it refers to, or its id."""
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
    lists = [step.checklist for level in guide.levels.values() for step in level.steps.values()]
    lists += [closing.checklist for closing in guide.closings.values()]
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

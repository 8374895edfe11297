"""From a guide to drafts for its privacy officer: what is asked, of whom, and who gets to see it.

The drafts say what follows from the guide and from how the program works. What a municipality has
to judge itself stands as a question. Sources: personvernforordningen art. 6, 9, 30 and 35;
opplæringslova §§ 24-1 and 25-1; barnehageloven §§ 2 a and 47 a; arkivlova § 13.
"""

from __future__ import annotations

from collections.abc import Iterator

from bti.case.form_views import HeadView
from bti.case.people import lets_leader_in
from bti.case.privacy_views import PrivacyPart, PrivacyRecord
from bti.guide.definition import Consent, Field, Form, Guide
from bti.guide.spans import parse_span, span_in_words

_SUBJECTS = {
    "child": "barn og unge",
    "unborn": "barn som ventes, og den gravide",
    "group": "grupper, uten navn på barn",
}
_ALSO = (
    "foresatte",
    "ansatte som tar del i saken, eller som slår opp i den",
    "andre som nevnes i svarene, for eksempel søsken",
)


def privacy_record(guide: Guide) -> PrivacyRecord:
    """Give the drafts for a guide."""
    return PrivacyRecord(
        title=guide.title,
        edition=guide.version,
        record=tuple(_record(guide)),
        assessment=tuple(_assessment(guide)),
        head=HeadView(guide_title=guide.title, edition=guide.version),
    )


def _record(guide: Guide) -> Iterator[PrivacyPart]:
    yield PrivacyPart(
        title="Behandlingsansvarlig",
        to_fill=("Kommunen, med kontaktopplysninger", "Personvernombud"),
    )
    yield PrivacyPart(
        title="Formål",
        about=guide.about,
        lines=(f"Følge opp {_subjects(guide)} etter «{guide.title}».",),
    )
    yield _grounds()
    yield PrivacyPart(title="Hvem opplysningene gjelder", lines=(_subjects(guide), *_ALSO))
    yield PrivacyPart(
        title="Hva som registreres",
        about="Noe kan være opplysninger som nevnt i art. 9, for eksempel om helse.",
        lines=(
            "navn og fødselsdato",
            "hvem som gjorde hva, og når",
            *(_form(form) for form in guide.forms.values()),
        ),
    )
    yield PrivacyPart(
        title="Hvem som får opplysningene", lines=tuple(_recipients(guide)), to_fill=_PROCESSORS
    )
    yield _retention()
    yield _protection()


_PROCESSORS = (
    "Databehandlere, og avtalen med hver (art. 28)",
    "Overføring ut av EØS, om noe",
)


def _subjects(guide: Guide) -> str:
    return " og ".join(_SUBJECTS[one] for one in guide.subjects)


def _grounds() -> PrivacyPart:
    return PrivacyPart(
        title="Behandlingsgrunnlag",
        about=(
            "Grunnlaget for å behandle opplysninger er noe annet enn samtykket som opphever "
            "taushetsplikten. Trekkes et samtykke, stanser delingen, ikke kommunens eget arbeid."
        ),
        lines=(
            "Art. 6 nr. 1 bokstav c eller e, med grunnlag i norsk lov, er vanlig i kommunen.",
            "Opplæringslova §§ 24-1 og 25-1 og barnehageloven §§ 2 a og 47 a kan være grunnlag.",
            "Art. 9 nr. 2 bokstav g eller h kan gjelde for opplysninger om helse og lignende.",
        ),
        to_fill=("Grunnlaget for hver tjeneste som bruker veilederen, etter egen vurdering",),
    )


def _form(form: Form) -> str:
    asked = ", ".join(f"«{label}»" for label in dict.fromkeys(_labels(form.fields)))
    kept = " (deles ikke med barnet og foresatte)" if form.share == "never" else ""
    return f"{form.title}{kept}: {asked}" if asked else f"{form.title}{kept}"


def _labels(fields: dict[str, Field]) -> Iterator[str]:
    for field in fields.values():
        if field.type in {"note", "next_move"}:
            continue
        label = field.label.rstrip(":.")
        if label:
            yield label
        yield from _labels(field.fields)


def _recipients(guide: Guide) -> Iterator[str]:
    leader = ", og lederen for den" if lets_leader_in(guide) else ""
    yield f"De som tar del i saken, i den tiden de gjør det{leader}"
    yield "Ingen andre: programmet sender ingen opplysninger om barnet ut av seg selv"
    if guide.access.guardians == "never":
        yield "Foresatte ser ingenting i saken"
    else:
        yield "Barnet og foresatte, det veilederen deler med dem"
    yield from (_purpose(purpose) for purpose in guide.consents.values())
    actions = (*guide.actions.values(), *guide.anytime.values())
    for action in actions:
        if action.opens:
            carried = len(action.opens.carry)
            what = f"{carried} svar følger med" if carried else "ingen svar følger med"
            yield f"«{action.title}» åpner en egen sak på «{action.opens.guide}», og {what}"


def _purpose(purpose: Consent) -> str:
    givers = "begge foresatte" if purpose.given_by == "both_guardians" else "én foresatt"
    each = " for hver tjeneste" if purpose.per == "service" else ""
    age = f", og barnet selv fra {purpose.own_from_age} år" if purpose.own_from_age else ""
    return f"Etter samtykke{each} fra {givers}{age}: {purpose.title}{_valid(purpose)}"


def _valid(purpose: Consent) -> str:
    if not purpose.valid_for:
        return ""
    return f". Det gjelder i {span_in_words(parse_span(purpose.valid_for))}"


def _retention() -> PrivacyPart:
    return PrivacyPart(
        title="Sletting og arkiv",
        about=(
            "Saker er som regel arkiv. Etter arkivlova § 13 kan de bare kasseres når "
            "Nasjonalarkivets regler sier det, eller Nasjonalarkivet gir lov."
        ),
        lines=(
            "Programmet sletter ingenting av seg selv.",
            "Sletting krever en navngitt beslutning med grunn, og at saken er tatt ut til arkivet.",
            "Sperring kan brukes i stedet for sletting.",
        ),
        to_fill=(
            "Oppbevaringstid for hvert slag dokument",
            "Hvem som bestemmer at noe slettes eller sperres",
            "Oppbevaringstid for tilgangsloggen",
        ),
    )


def _protection() -> PrivacyPart:
    return PrivacyPart(
        title="Sikkerhet",
        lines=(
            "Innholdet er kryptert med en egen nøkkel for hver sak.",
            "I klartekst står bare saksnummer, nivå, steg, datoer, enhet og hvem som tar del.",
            "Tilgang gis ingen som ikke tar del i saken. Hver lesing og hvert forsøk blir ført.",
            "Hver hendelse er forseglet, så en endring utenom programmet kan oppdages.",
        ),
        to_fill=("Hvordan nøkkelen, gjenopprettingsarket og sikkerhetskopiene oppbevares",),
    )


def _assessment(guide: Guide) -> Iterator[PrivacyPart]:
    yield PrivacyPart(
        title="Må det gjøres en vurdering?",
        about=(
            "Barn i en sårbar situasjon, opplysninger om helse og systematisk oppfølging "
            "gir som regel høy risiko. Da skal kommunen vurdere personvernkonsekvensene først."
        ),
        to_fill=("Råd fra personvernombudet", "Synspunkter fra foresatte, barn og ansatte"),
    )
    yield PrivacyPart(
        title="Er behandlingen nødvendig?",
        lines=(
            f"Veilederen har {_asked(guide)} spørsmål. Ta bort dem dere ikke trenger.",
            "Fødselsnummer blir ikke spurt om av programmet (personopplysningsloven § 12).",
        ),
        to_fill=("Spørsmål som kan tas bort, og hvorfor de andre må stå",),
    )
    yield _risks()
    yield PrivacyPart(
        title="Konklusjon",
        to_fill=(
            "Tiltak, ansvarlig og frist",
            "Om risikoen fortsatt er høy, og Datatilsynet må spørres først (art. 36)",
            "Dato og underskrift",
        ),
    )


def _asked(guide: Guide) -> int:
    return sum(len(tuple(_labels(form.fields))) for form in guide.forms.values())


def _risks() -> PrivacyPart:
    return PrivacyPart(
        title="Risiko, og hva programmet gjør med den",
        lines=(
            "Noen leser en sak de ikke har med: tilgang følger av å ta del, og forsøket blir ført.",
            "Databasen kommer på avveie: innholdet er kryptert, og nøkkelen ligger et annet sted.",
            "Både databasen og nøkkelen kommer på avveie: da kan alt leses.",
            "En forelder får vite om en melding: den ligger i en egen sak, uten spor i den første.",
            "Noe endres i det skjulte: det oppdages når databasen holdes opp mot en forsegling.",
            "Saken blir borte: hvert svar lagres med en gang, og sikkerhetskopien er prøvd.",
            "Feil opplysninger blir stående: de rettes, og både før og etter kan leses.",
        ),
        to_fill=(
            "Sannsynlighet, følge og tiltak for hver av dem hos dere",
            "Risiko vi ikke nevner",
        ),
    )

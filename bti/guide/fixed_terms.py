"""The fixed terms of the field, as they stand in a dictionary, by the language of a guide.

Whoever reads a guide knows them, so their length does not make a text hard. The shortest are left
out: no ending makes them long.
"""

from __future__ import annotations

_BOKMAAL = """
aktør, anonym drøfting, ansatt, ansvar, ansvarlig, ansvarsgruppe, arkiv, avslutning,
avvergingsplikt, barnehage, barnehagemiljø, barnekoordinator, barnets beste, barnets stemme,
barnevern, barnevernsloven, barnevernstjeneste, barnevernvakt, behandlingsansvarlig, bekymring,
bekymringsmelding, bekymringsskala, beskyttelsesfaktor, beslutningskompetanse, databehandler, den
nødvendige samtalen, egen tjeneste, evaluering, familie, familievernkontor, fastlege, fastlåst
sak, forebygging, foreldre, foreldreansvar, foresatt, fosterhjem, frist, handlingsveileder, helse,
helsestasjon, helsesykepleier, henvisning, hjelpetiltak, individuell plan, individuelt
tilrettelagt opplæring, innkalling, innsyn, kartlegging, kommune, koordinator, koordinerende
enhet, krenkelse, leder, medvirkning, meldeplikt, melder, nettverk, nærmeste leder, observasjon,
omsorg, omsorgssvikt, oppfølging, oppfølgingsbrudd, opplysningsplikt, opplæringslova, overgang,
pedagogisk-psykologisk tjeneste, personvern, plikt, påminnelse, referat, ressursteam,
risikofaktor, sakkyndig vurdering, samarbeid, samarbeidsmøte, samordning, samtykke, skjema, skole,
skolehelsetjeneste, skolemiljø, spesialpedagogisk hjelp, stafettholder, stafettlogg, stafettpinne,
taushetsplikt, tegn og signaler, tilbakemelding, tilgang, tiltak, tiltaksplan, tjeneste, trivsel,
tverrfaglig, undersøkelse, undring, undringsnotat, ungdom, utkast, utviklingsområde, vedtak,
veiledning, verktøy, vold og overgrep
"""

_NYNORSK = """
aktør, anonym drøfting, ansvar, ansvarleg, ansvarsgruppe, arkiv, avgjerdskompetanse, avslutning,
avverjingsplikt, barnehage, barnehagemiljø, barnekoordinator, barnevern, barnevernsloven,
barnevernsteneste, barnevernsvakt, behandlingsansvarleg, bekymring, bekymringsmelding,
bekymringsskala, databehandlar, den nødvendige samtalen, det beste for barnet, eiga teneste,
evaluering, familie, familievernkontor, fastlege, fastlåst sak, foreldre, foreldreansvar,
fosterheim, frist, førebygging, føresett, handlingsrettleiar, helse, helsesjukepleiar,
helsestasjon, hjelpetiltak, individuell plan, individuelt tilrettelagd opplæring, innkalling,
innsyn, kartlegging, kommune, koordinator, koordinerande eining, krenking, leiar, medverknad,
meldar, meldeplikt, nettverk, næraste leiar, observasjon, omsorg, omsorgssvikt, oppfølging,
oppfølgingsbrot, opplysningsplikt, opplæringslova, overgang, pedagogisk-psykologisk teneste,
personvern, plikt, påminning, referat, ressursteam, rettleiing, risikofaktor, sakkunnig vurdering,
samarbeid, samarbeidsmøte, samordning, samtykke, skala for uro, skjema, skole, skolehelseteneste,
skolemiljø, skule, spesialpedagogisk hjelp, stafetthaldar, stafettlogg, stafettpinne, stemma til
barnet, teieplikt, teikn og signal, teneste, tilbakemelding, tilgang, tilsett, tiltak,
tiltaksplan, tilvising, trivsel, tverrfagleg, undersøking, undring, undringsnotat, ungdom, utkast,
utviklingsområde, vald og overgrep, vedtak, verktøy, vernefaktor
"""


def _terms(text: str) -> tuple[str, ...]:
    return tuple(term.strip() for term in text.split(","))


FIXED_TERMS = {"nb": _terms(_BOKMAAL), "nn": _terms(_NYNORSK)}

"""Every code that a finding in a guide can have, with what it means and what to do about it."""

from __future__ import annotations

from bti.errors import Finding, Place
from bti.guide.code import Code
from bti.guide.text_codes import TEXT_CODES


def finding(code: str, place: Place, message: str, proposal: str = "") -> Finding:
    """Make a finding with the weight that its code has."""
    return Finding(
        code=code,
        message=message,
        place=place,
        proposal=proposal,
        severity=CODES[code].severity,
    )


CODES: dict[str, Code] = {
    **TEXT_CODES,
    "ukjent-noekkel": Code(
        "Ukjent nøkkel",
        "Nøkkelen finnes ikke på denne delen av veilederen. Den er feilstavet, eller "
        "hører til et annet sted.",
    ),
    "leses-bare": Code(
        "Nøkkelen leses og skrives ut, men gjør ikke mer ennå",
        "Nøkkelen er sjekket, og står på papiret og i sammenligninger. Programmet følger den ikke "
        "opp i sakene ennå. Det må noen gjøre for hånd.",
        "warning",
    ),
    "mangler-noekkel": Code("En nøkkel mangler", "Delen kan ikke brukes uten denne nøkkelen."),
    "feil-form": Code(
        "Feil slags innhold",
        "Her skal det stå en tekst, en liste eller en del med nøkler, og det står noe annet.",
    ),
    "tom-verdi": Code(
        "Ingen verdi",
        "En nøkkel uten verdi sier ingenting. Skriv en verdi, eller ta bort nøkkelen.",
    ),
    "ukjent-ord": Code("Et ord som ikke kan stå her", "Her kan bare noen bestemte ord stå."),
    "ikke-tall": Code("Ikke et tall", "Her skal det stå et helt tall."),
    "ugyldig-id": Code(
        "En id som ikke kan brukes",
        "En id har små bokstaver a–z, tall og «_», og begynner med en bokstav. Teksten "
        "folk ser, står i tittelen.",
    ),
    "ugyldig-dato": Code(
        "En dato som ikke finnes", "Datoer skrives år-måned-dag, for eksempel 2026-11-01."
    ),
    "ugyldig-tid": Code(
        "Et tidsrom som ikke kan leses",
        "Et tidsrom er et helt tall og en enhet: «2 weeks», «10 working days».",
    ),
    "steg-utenfor": Code(
        "Steg utenfor nivåene", "En veileder har enten nivåer med steg, eller bare steg."
    ),
    "ukjent-like": Code(
        "«like» viser til noe som ikke finnes", "«like» kopierer et annet steg eller skjema med id."
    ),
    "sirkel-like": Code("«like» går i ring", "Ett av stegene må ha eget innhold."),
    "fjernet-i-bruk": Code(
        "Noe som er i bruk, er tatt bort",
        "Overbygningen tar bort noe som grunnutgaven bruker et annet sted. Ta det bort der også, "
        "eller la det stå.",
    ),
    "ukjent-remove": Code(
        "«remove» fjerner noe som ikke finnes",
        "Stien begynner med en nøkkel i steget, for eksempel «transitions.neste».",
    ),
    "ukjent-grunnutgave": Code(
        "En grunnutgave som ikke finnes",
        "En overbygning bygger på en bestemt utgave av en annen veileder. Den må følge med bti, "
        "ligge ved siden av overbygningen, eller være publisert.",
    ),
    "sirkel-overbygning": Code(
        "En overbygning som bygger på seg selv",
        "Overbygninger kan ligge i flere lag, men ikke i ring.",
    ),
    "nyere-grunnutgave": Code(
        "Det finnes en nyere grunnutgave",
        "Overbygningen virker som før. «bti veiledere grunnutgave» sier hva den nye utgaven "
        "endrer, og hva som må ses på.",
        "warning",
    ),
    "overbygning-slag": Code(
        "En overbygning som bytter slag på et steg",
        "Slaget sier hva steget er. Et steg som er noe annet, får egen id.",
    ),
    "mangler-plass": Code(
        "Noe nytt uten plass",
        "Rekkefølgen avgjør hvor en sak kan gå. Et nytt steg eller nivå i en overbygning sier "
        "hvor det står, med «after» eller «before».",
    ),
    "ukjent-plass": Code(
        "En plass som ikke finnes",
        "«after» og «before» nevner noe som står på samme sted.",
    ),
    "vernet": Code(
        "En endring i noe som er vernet",
        "Det grunnutgaven verner, kan bare få kortere tid, flere påminnelser og andre ord.",
    ),
    "profil": Code(
        "En profil som tar bort noe",
        "En profil slås på over saker som er i gang. Den kan bare legge til og stramme inn.",
    ),
    "oversettelse-hode": Code(
        "En oversettelse som ikke sier hva den er",
        "Den begynner med veilederen og utgaven den er av, og språket den er på.",
    ),
    "oversettelse-tekst": Code(
        "Noe annet enn tekst i en oversettelse",
        "En oversettelse har bare tekster, under de samme id-ene som i veilederen.",
    ),
    "oversettelse-ukjent": Code(
        "En oversatt tekst som veilederen ikke har",
        "Delen er tatt bort i veilederen, har fått en annen id, eller har ingen tekst der.",
        "warning",
    ),
    "oversettelse-mangler": Code(
        "Tekster som ikke er oversatt",
        "Der står originalen på papiret, med språket bak.",
        "warning",
    ),
    "oversettelse-gammel": Code(
        "En oversettelse av en eldre tekst",
        "Teksten i veilederen er endret siden. Originalen skrives ut til noen har sett på det.",
        "warning",
    ),
    "oversettelse-utgave": Code(
        "En oversettelse av en eldre utgave",
        "«bti veiledere oversett» flytter oversettelsen til den nyeste utgaven og sier hva som "
        "mangler.",
        "warning",
    ),
    "ukjent-rolle": Code("Ukjent rolle", "Rollen står ikke under «roles»."),
    "ukjent-skjema": Code("Ukjent skjema", "Skjemaet står ikke under «forms»."),
    "ukjent-steg": Code("Ukjent steg", "Steget står ikke på noe nivå."),
    "ukjent-nivaa": Code("Ukjent nivå", "Nivået står ikke under «levels»."),
    "ukjent-slag": Code("Ukjent slag", "Slaget står ikke under «kinds»."),
    "ukjent-tjeneste": Code("Ukjent tjeneste", "Tjenesten står ikke under «services»."),
    "ukjent-kontakt": Code("Ukjent kontakt", "Kontakten står ikke under «contacts»."),
    "ukjent-verktoey": Code(
        "Ukjent verktøy",
        "Et verktøy er et skjema, en lenke, en kontakt eller en møteplass i veilederen.",
    ),
    "ukjent-handling": Code("Ukjent handling", "Handlingen står ikke under «actions»."),
    "ukjent-oppgave": Code("Ukjent oppgave", "Oppgaven står ikke under «tasks»."),
    "ukjent-samtykke": Code("Ukjent samtykkeformål", "Formålet står ikke under «consents»."),
    "ukjent-spor": Code(
        "Ukjent spor eller barn", "«only_for» nevner spor fra «tracks» og ord fra «subjects»."
    ),
    "ukjent-arena": Code("Ukjent møteplass", "Møteplassen står ikke under «arenas»."),
    "ukjent-kanal": Code("Ukjent kanal", "Kanalen står ikke under «channels»."),
    "ukjent-dag": Code(
        "Ukjente dager",
        "Dagene står ikke under «calendar», og er ikke «easter», «christmas» eller «holidays».",
    ),
    "ukjent-oppfoelging": Code("Ukjent oppfølging", "Oppfølgingen står ikke under «follow_ups»."),
    "ukjent-lenke": Code("Ukjent lenke", "Lenken står ikke under «links»."),
    "ukjent-liste": Code("Ukjent liste", "Listen står ikke under «lists»."),
    "ukjent-tilbud": Code("Ukjent tilbud", "Tilbudet står ikke under «offers»."),
    "ukjent-maal": Code(
        "En overgang til noe som ikke finnes",
        "En overgang leder til et steg, et nivå, en avslutning, et slag på nivået, "
        "eller ordene next, back, here og last_step.",
    ),
    "ukjent-krav": Code(
        "Et krav steget ikke har", "Kravet nevner et punkt i sjekklisten eller et skjema på steget."
    ),
    "ukjent-felt": Code("Ukjent felt", "Feltet finnes ikke i skjemaet."),
    "ukjent-punkt": Code(
        "Et tidspunkt som ikke finnes",
        "En frist regnes fra et kjent punkt, for eksempel «case.opened» eller «skjema.felt».",
    ),
    "ukjent-hendelse": Code(
        "Ukjent hendelse", "Bare hendelsene i språket kan foreslå en overgang."
    ),
    "tilknyttet-veileder": Code(
        "En tilknyttet veileder som ikke kan brukes",
        "Den finnes ikke ved siden av, i bti eller i databasen, har feil, eller åpnes bare fra "
        "andre.",
        "warning",
    ),
    "tilknyttet-utenfor": Code(
        "Noe en tilknyttet veileder ikke har",
        "Den ene veilederen venter på noe som den andre ikke melder, gir tilbake eller tar med.",
    ),
    "betingelse": Code(
        "En betingelse som ikke kan brukes",
        "En betingelse bruker felt, steg og navn som finnes i veilederen, og "
        "sammenligner dem med verdier av samme slag.",
    ),
    "betingelse-varsel": Code(
        "En betingelse som kan overraske",
        "Betingelsen kan brukes, men svarer kanskje noe annet enn du mener.",
        "warning",
    ),
    "sirkel-betingelse": Code(
        "Betingelser går i ring", "En betingelse kan ikke avhenge av seg selv."
    ),
    "sirkel-regnestykke": Code(
        "Regnestykker går i ring", "Et regnestykke kan ikke avhenge av sitt eget svar."
    ),
    "dobbel-id": Code(
        "Samme id på to ting",
        "Steg, nivåer, avslutninger og slag deler id-er. Det gjør også skjemaer, lenker,"
        " kontakter og møteplasser, og overganger og handlinger på et steg.",
    ),
    "reservert-id": Code(
        "En id som betyr noe annet", "Ordet har en fast mening i språket og kan ikke være id her."
    ),
    "mangler-inngang": Code(
        "Ingen steg å begynne på",
        "En sak begynner på et av stegene i «entries», ellers på det første steget.",
    ),
    "uten-vei-inn": Code(
        "Et steg ingen kommer til", "Ingen inngang eller overgang leder til steget."
    ),
    "uten-vei-inn-for-noen": Code(
        "Et steg som noen ikke kommer til",
        "Steget finnes for saker som ikke kan komme dit. De ser det på papiret, og går forbi.",
        "warning",
    ),
    "blindvei": Code("Et steg uten vei ut", "En person må kunne ta saken videre fra hvert steg."),
    "uten-avslutning": Code("Ingen vei til en avslutning", "Fra hvert steg må en sak kunne ende."),
    "avslutning-anytime": Code(
        "Bare en handling utenfor stegene avslutter",
        "Ingen av overgangene leder til en avslutning.",
        "warning",
    ),
    "mangler-maal": Code("En overgang uten mål", "En overgang må si hvor den leder, med «to»."),
    "mangler-tittel": Code("En overgang uten tittel", "Tittelen er det folk velger."),
    "oppgave-uten-start": Code(
        "En oppgave som ikke settes i gang",
        "En oppgave begynner med en hendelse i «event», eller ved at en handling nevner den i "
        "«then».",
    ),
    "oppgave-hvem": Code(
        "Uklart hvem en oppgave er til",
        "En oppgave er til alle med en rolle i «who», eller til én person etter «goes_to». Bare "
        "den som går til én, kan være skjult. En rolle som «access» holder utenfor saken, kan ikke "
        "ha den.",
    ),
    "handling-uvirksom": Code(
        "En nøkkel på en handling som ikke virker der",
        "Noen nøkler hører sammen. En handling flytter saken, eller gjør noe uten å flytte den.",
        "warning",
    ),
    "mangler-innhold": Code(
        "En handling som ikke gjør noe",
        "En handling åpner en veileder, flytter saken, inviterer, sender, begynner et skjema, "
        "setter i gang oppgaver eller spør om noe.",
    ),
    "mangler-runde": Code(
        "Tilbake på samme nivå uten runde",
        "En overgang tilbake på samme nivå må si «round: new» eller «round: same».",
    ),
    "unoedig-runde": Code(
        "«round» uten virkning", "«round» gjelder bare overganger på samme nivå.", "warning"
    ),
    "utfylling-i-runde": Code(
        "Samme skjema i hver runde",
        "Et skjema som fylles ut én gang, er ferdig også i neste runde.",
        "warning",
    ),
    "aldri-stengt": Code(
        "Noe står foran det som aldri skal stenges",
        "Det som er «never_blocked», skal kunne gjøres med en gang, uten betingelser.",
    ),
    "automatisk-krav": Code(
        "En automatisk overgang med krav", "Det som skjer av seg selv, kan ikke kreve noe av noen."
    ),
    "automatisk-hendelse": Code("En automatisk overgang uten hendelse", "Noe må utløse den."),
    "frist": Code("En frist som ikke går opp", "En frist har enten «within» og «of», eller «at»."),
    "samtykkeskjema": Code(
        "Et samtykkeskjema som krav",
        "Den som sier nei, blir stående. Krev at det er spurt, ikke at skjemaet er fylt ut.",
        "warning",
    ),
    "alder-hull": Code(
        "Aldre som mangler", "Noen barn får ingen spørsmål i dette temaet.", "warning"
    ),
    "alder-overlapp": Code("Aldre som overlapper", "Ett barn får spørsmål fra to aldersgrupper."),
    "mangler-unntak": Code(
        "En stengt tjeneste uten unntak",
        "Er en tjeneste stengt, skal hvert barn vurderes for unntak.",
    ),
    "samtykke-for-hvem": Code(
        "Et samtykke som ingen kan gi",
        "Et formål med «per: service» gis til én enhet om gangen, og andre formål gis én gang for "
        "hele saken. «of» i kravet må spørre etter det samme, ellers blir kravet aldri møtt.",
    ),
    "krav-i-avsluttet": Code(
        "Et krav som venter til saken er åpen",
        "I en avsluttet sak fylles ingen skjemaer ut, og ingen samtykker skrives ned. Det veien ut "
        "av avslutningen krever av slikt, kreves på veiene videre når saken er åpnet igjen.",
        "warning",
    ),
    "bare-familien": Code(
        "Bare familien kan gå videre",
        "Barnet og foresatte leser saken, og går aldri videre i den selv. Krever alle veiene fra "
        "et steg at en av dem gjør det, blir saken stående.",
        "warning",
    ),
    "rolle-for-alle": Code(
        "Et krav om en rolle som alle har",
        "Rollen «ansatt» har alle som har en stilling. Et krav om den stenger derfor ingen.",
        "warning",
    ),
    "stengt-inngang": Code(
        "En inngang som ingen sak kommer inn på",
        "Døra til steget eller nivået leses når saken åpnes. Da er ingenting besvart ennå, og "
        "ukjent åpner ingen dør.",
        "warning",
    ),
    "motstrid": Code(
        "To ting som ikke kan gjelde samtidig", "Den ene nøkkelen utelukker den andre."
    ),
    "umulig": Code("Noe som ikke går opp", "Tallene eller datoene kan ikke stemme."),
    "hull": Code(
        "Noe er ikke sagt", "Veilederen kan brukes, men svarer ikke på alt som trengs.", "warning"
    ),
    "overlapp": Code("To tider som overlapper", "Det samme er sagt to ganger.", "warning"),
    "dobbel": Code("Det samme står to ganger i en liste", "En av dem er nok.", "warning"),
    "sirkel-kontakt": Code("Kontakter går i ring", "Den som ringer, må komme til noen som svarer."),
    "ukjent-valg": Code("Et svar feltet ikke har", "Svaret står ikke under «choices» på feltet."),
    "ukjent-grunn": Code("Ukjent grunn til et tilbud", "Grunnen står ikke under «eligible»."),
    "ukjent-del": Code(
        "En del som ikke finnes",
        "«show» nevner et register, eller noe i det, for eksempel «contacts» eller "
        "«offers.omsorg».",
    ),
    "uten-slag": Code(
        "Et steg uten slag",
        "Slaget gir steget en fase: uro, bekymring, tiltak eller evaluering.",
        "warning",
    ),
    "ubrukt": Code(
        "Noe som ikke brukes", "Det er skrevet, men ingenting viser til det.", "warning"
    ),
    "felt": Code("Et felt som ikke går opp", "Feltets nøkler passer ikke sammen."),
    "kopiert-variant": Code(
        "En kopiert variant går foran teksten",
        "Steget er kopiert med «like» og har en egen tekst, men varianten som fulgte med, gjelder "
        "på sporet.",
        "warning",
    ),
    "skygge": Code(
        "En overgang som aldri kan velges",
        "En tidligere overgang med samme hendelse og betingelse kommer alltid først.",
        "warning",
    ),
    "kontakt": Code(
        "En kontakt uten vei fram",
        "En kontakt har telefon, e-post, nettadresse, «see», «ask_at» eller «missing: fill_in».",
    ),
    "aapningstid": Code(
        "En åpningstid som ikke kan leses",
        "En åpningstid er dager og klokkeslett, eller ett av ordene «always», «closed», «unknown» "
        "og «outside».",
    ),
    "hvor-ofte": Code(
        "Hvor ofte kan ikke leses",
        "Skriv «every week», «2 per year», «at» og dager fra kalenderen, «once within», "
        "«regularly», «as_needed» eller «undecided».",
    ),
    "kalender": Code(
        "Dager som ikke går opp",
        "Dager skrives 2026-08-17, 2026-08-17 to 2026-08-20, eller 08-17 for hvert år.",
    ),
}

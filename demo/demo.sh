#!/usr/bin/env bash
# En oppdiktet sak fra undring til avslutning, i en prøvedatabase for seg selv.
#
# Hver linje kan kopieres inn i et skall (bash), i samme rekkefølge. Skallet viser hver linje før
# svaret. Svarer en kommando annerledes enn ventet, stopper alt her med en feilkode.
set -ev

# Prøvedatabasen ligger i en ny mappe. Klokken stilles, så datoene alltid stemmer.
cd "$(mktemp -d -t bti-demo-XXXXXX)"
export BTI_DATABASE_URL="$PWD/prove.db"
export BTI_NOW=2026-09-01T09:00:00+02:00

# Kari arbeider på skolen, og det er hun som sitter ved maskinen. Nora arbeider der hun også.
bti --trial katalog enhet min_enhet "Fjordgløtt skole" --service skole
bti katalog person "$(id -un)" "Kari Lærer" --account "$(id -un)"
bti katalog person nora "Nora Vik"
bti katalog stilling nora ansatt min_enhet
bti katalog enhet ppt "PPT i Fjordby" --service ppt
bti katalog person per "Per Rådgiver"
bti katalog stilling per ansatt ppt

# ---- Uro: Kari undrer seg over Kim, og skriver ned det hun har sett.
bti ny bti --child "Kim Prøve" --born 2017-05-17
bti fyll S-2026-001 undringsnotat --set hva="Kim står ofte alene i friminuttene."
bti huk S-2026-001 ikke_akutt naar_hvor egne_ord
bti videre S-2026-001 neste

# Nå prøver hun å gå for fort. Avslaget sier alt som mangler, og hvor hver regel står.
bti videre S-2026-001 neste || test $? -eq 3

# Hun skriver resten av notatet i en fil, og huker av det hun har sett ferdig.
cat > undringsnotat.yaml <<'SVAR'
observasjoner:
  - naar: 2026-08-25
    hvor: Skolegården, storefri
    sett: Kim sto ved gjerdet i tjue minutter og så på de andre.
    ordrett: «De spør aldri meg.»
  - naar: 2026-08-28
    hvor: Garderoben
    sett: Kim ventet til alle hadde gått ut.
mistanke: nei
gjelder: [trivsel, venner]
varighet: uker
tidligere: nei
styrker: Kim er trygg på Kari og liker å bygge.
grad: 3
miljoe: nei
SVAR
bti fyll S-2026-001 undringsnotat --from undringsnotat.yaml
bti huk S-2026-001 observasjoner situasjoner fakta_tolkning styrker
bti videre S-2026-001 neste

# ---- Bekymring: hun deler med lederen, og snakker med Kim og med foresatte.
bti huk S-2026-001 delt hvem_kontakt trygt
bti videre S-2026-001 neste
export BTI_NOW=2026-09-08T13:00:00+02:00
bti veileder bti samtale_barn --age 9 | head -n 40
cat > samtale_barn.yaml <<'SVAR'
formaal: Jeg vil høre hvordan Kim har det i friminuttene.
holdt: 2026-09-07
sted: Biblioteket, bare Kim og jeg
trygg_voksen: ja
informert: ja
ordrett: «Jeg vil at noen skal spørre meg.»
bra: Å bygge, og timene med Kari.
vanskelig: Storefri.
oensker: At noen spør om Kim vil være med.
hvem_med: Kari
kan_deles: At Kim vil bli spurt om å være med.
ikke_si: Hvem Kim er redd for å spørre.
lest: ja
neste: 2026-10-05
SVAR
bti fyll S-2026-001 samtale_barn --from samtale_barn.yaml --reason neste_hvem="Avtales senere"
cat > samtale_foresatte.yaml <<'SVAR'
holdning: [best, bekymring, balanse]
holdt: 2026-09-08
til_stede:
  - {navn: Mor, rolle: Forelder}
  - {navn: Far, rolle: Forelder}
tolk: nei
begge: ja
fortalt: Kim står ofte alene i storefri.
bra: Kim trives i timene.
syn: «Hjemme sier Kim at det er kjedelig ute.»
deler: ja
avtaler:
  - {hva: En voksen spør Kim hver dag, hvor: hos_oss, hvem: Kari, naar: 2026-09-15}
barnet_informeres: Kari forteller Kim det i morgen.
samtykke: [logg]
konklusjon: nivaa_1
neste: 2026-09-22
gitt_notat: 2026-09-08
SVAR
bti fyll S-2026-001 samtale_foresatte --from samtale_foresatte.yaml
bti videre S-2026-001 neste

# Skolen hjelper selv først. Nora tar stafettpinnen: den skifter hånd når hun har sagt ja.
bti tilby S-2026-001 nora
bti idag --as nora
bti ta-imot S-2026-001 --as nora
bti huk S-2026-001 individ_eller_gruppe egen_tjeneste to_syn
bti videre S-2026-001 nivaa_1

# ---- Tiltak: nivå 1. Foresatte svarer på spørsmålet om stafettlogg.
bti samtykke S-2026-001 stafettlogg --ask
bti samtykke S-2026-001 stafettlogg --yes forelder_1
bti samtykke S-2026-001 stafettlogg --yes forelder_2
bti huk S-2026-001 svar_logg barnets_valg
bti videre S-2026-001 neste
bti huk S-2026-001 utfordringen
bti videre S-2026-001 neste
bti tiltak S-2026-001 --what "Lekegruppe to ganger i uka" --responsible nora --evaluate-by 2026-10-20
bti huk S-2026-001 foresatte_med barnets_oensker
bti hvorfor S-2026-001 tiltak_satt
bti videre S-2026-001 tiltak_satt --without moetereferat="Møtet ble holdt på telefon"
bti huk S-2026-001 hvem_snakker alle_i_gang

# ---- Evaluering: det virker litt, og de fortsetter en runde til.
export BTI_NOW=2026-10-19T09:00:00+02:00
bti idag --as nora
bti fyll S-2026-001 samtale_barn --new --from samtale_barn.yaml --set holdt=2026-10-16 --set neste=2026-11-26 --set opplevd=4 --reason neste_hvem="Avtales senere"
bti videre S-2026-001 evaluer
cat > evaluering_1.yaml <<'SVAR'
dato: 2026-10-19
tiltak:
  t1: {gjort: ja, effekt: bedre, videre: fortsett, ny_dato: 2026-11-30}
situasjon: 4
barnet: «Det er gøy når vi bygger.»
foresatte: Kim gleder seg til tirsdagene.
uenighet: ingenting
rett_stafettholder: ja
samtykker_gyldige: ja
begrunnelse: Gruppen virker, men Kim trenger mer tid.
SVAR
bti fyll S-2026-001 evaluering --from evaluering_1.yaml
bti huk S-2026-001 gjennomgang mot_maalet
bti videre S-2026-001 fortsett

# ---- Runde 2 på nivå 1. Ved neste evaluering ser de at Kim også trenger hjelp fra PPT.
bti huk S-2026-001 hvem_snakker
export BTI_NOW=2026-11-27T09:00:00+01:00
bti fyll S-2026-001 samtale_barn --new --from samtale_barn.yaml --set holdt=2026-11-26 --set neste=2027-01-11 --set opplevd=4 --reason neste_hvem="Avtales senere"
bti videre S-2026-001 evaluer
cat > evaluering_2.yaml <<'SVAR'
dato: 2026-11-27
tiltak:
  t1: {gjort: ja, effekt: likt, videre: fortsett, ny_dato: 2027-02-01}
situasjon: 3
barnet: «Jeg skjønner ikke det de skriver på lappene.»
foresatte: Kim vil ikke lese hjemme.
uenighet: ingenting
rett_stafettholder: ja
samtykker_gyldige: ja
begrunnelse: Vi må forstå hvorfor lesing er så vanskelig.
SVAR
bti fyll S-2026-001 evaluering --from evaluering_2.yaml
bti huk S-2026-001 gjennomgang
bti videre S-2026-001 trenger_andre --reason "Kim trenger hjelp med lesing fra PPT"

# ---- Nivå 2: PPT inviteres. Uten samtykke kommer ingen videre sammen.
bti inviter S-2026-001 ppt
bti videre S-2026-001 neste || test $? -eq 3
bti samtykke S-2026-001 tverrfaglig --unit ppt --ask
bti samtykke S-2026-001 tverrfaglig --unit ppt --yes forelder_1
bti samtykke S-2026-001 tverrfaglig --unit ppt --yes forelder_2
bti bli-med S-2026-001 --as per
bti huk S-2026-001 familien_valgte ikke_dele takket_ja
bti videre S-2026-001 neste --without innkalling="Alle ble innkalt på telefon"
cat > moetereferat.yaml <<'SVAR'
holdt: 2026-11-27
slags: oppstart
til_stede:
  - {navn: Mor, rolle: Forelder}
  - {navn: Nora Vik, rolle: Stafettholder}
  - {navn: Per Rådgiver, rolle: PPT}
samtykke: Gjelder PPT i tolv måneder.
situasjon: Kim har venner i gruppen, men strever med å lese.
barnets_stemme: «Jeg vil bli spurt.»
beslutninger:
  - {hva: PPT observerer en lesetime, hvem: Per Rådgiver, naar: 2026-12-11}
uenighet: ingen
neste: 2027-01-25
sendt: [foresatte, deltakere]
SVAR
bti fyll S-2026-001 moetereferat --from moetereferat.yaml
bti behold S-2026-001
bti huk S-2026-001 bidrag barnets_syn
bti videre S-2026-001 neste
bti tiltak S-2026-001 --what "Lesekurs med PPT" --responsible per --evaluate-by 2027-01-25 --service ppt
bti huk S-2026-001 foresatte_med barnets_oensker begge_har_tiltak
bti videre S-2026-001 tiltak_satt
bti huk S-2026-001 hvem_snakker

# ---- Siste evaluering: målet er nådd, og saken avsluttes.
export BTI_NOW=2027-01-25T09:00:00+01:00
bti videre S-2026-001 evaluer --without child_heard="Kim var syk, og er med i møtet"
cat > evaluering_3.yaml <<'SVAR'
dato: 2027-01-25
tiltak:
  t1: {gjort: ja, effekt: bedre, videre: avslutt}
  t2: {gjort: ja, effekt: bedre, videre: avslutt}
situasjon: 5
barnet: «Nå leser jeg for lillebror.»
foresatte: Kim har fått to gode venner.
uenighet: ingenting
rett_stafettholder: ja
samtykker_gyldige: ja
begrunnelse: Målet er nådd.
SVAR
bti fyll S-2026-001 evaluering --from evaluering_3.yaml
bti huk S-2026-001 gjennomgang
cat > avslutningsnotat.yaml <<'SVAR'
dato: 2027-01-25
grunn: maal
barnet: «Jeg klarer meg.»
foresatte: Vi er trygge.
foelger_med: Kari, ut skoleåret
tilbake: Kari Lærer
arkiv: Elevmappen
SVAR
bti fyll S-2026-001 avslutningsnotat --from avslutningsnotat.yaml
bti videre S-2026-001 maal_naadd
bti liste --closed
bti historie S-2026-001

# ---- Saken på papir.
bti skriv-ut S-2026-001 --output sak.html
bti skriv-ut S-2026-001 --output sak.md
test -s sak.html && test -s sak.md
bti vis S-2026-001 --json | grep '"closed": true'
set +v
printf '\nSaken ligger her:\n  %s/sak.html\n  %s/sak.md\n' "$PWD" "$PWD"

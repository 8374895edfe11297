"""The codes of what can be wrong with a text before anything in it is understood."""

from __future__ import annotations

from bti.guide.code import Code

TEXT_CODES: dict[str, Code] = {
    "tom-fil": Code(
        "Filen er tom", "En veileder begynner med «workflow:», «version:», «language:» og «title:»."
    ),
    "for-stor": Code(
        "For mye innhold",
        "En fil og en ferdig veileder har en grense, så de alltid kan leses raskt. Del "
        "innholdet, eller la færre deler kopiere fra hverandre.",
    ),
    "for-dyp": Code(
        "For mange nivåer inne i hverandre",
        "Deler kan ligge inne i hverandre, men ikke uten grense. Flytt den innerste delen ut.",
    ),
    "for-lang-tekst": Code(
        "En tekst er for lang",
        "Del teksten i flere felt, eller legg den på en nettside og lenk til den.",
    ),
    "for-mange-funn": Code(
        "Listen over funn er kortet ned", "Rett de første, og kjør sjekken på nytt.", "warning"
    ),
    "yaml-feil": Code(
        "Filen kan ikke leses",
        "Linjen følger ikke reglene for YAML. Se på innrykk, kolon og anførselstegn.",
    ),
    "ulovlig-tegn": Code(
        "Et usynlig tegn",
        "Noen tegn følger med når tekst limes inn fra andre programmer. Slett tegnet.",
    ),
    "tabulator": Code(
        "Tabulator i innrykket", "Innrykk skrives med mellomrom, aldri med tabulator."
    ),
    "emneknagg": Code(
        "«#» kutter en tekst",
        "Alt etter « #» er en kommentar. En tekst med «#» i må stå i anførselstegn.",
    ),
    "kolon": Code(
        "Kolon inne i en tekst",
        "Et kolon fulgt av mellomrom skiller nøkkel og verdi. En tekst med kolon i må "
        "stå i anførselstegn.",
    ),
    "komma": Code(
        "Komma deler en tekst",
        "Inne i {…} skiller komma delene. En setning med komma må stå i anførselstegn "
        "eller på egen linje.",
    ),
    "stjerne": Code(
        "En tekst begynner med «*»",
        "Tegnet «*» først i en tekst betyr noe annet i YAML. Sett teksten i anførselstegn.",
    ),
    "foerste-tegn": Code(
        "En tekst begynner med et spesialtegn",
        "Tegn som @, %, -, ? og [ først i en tekst betyr noe annet i YAML. Sett teksten"
        " i anførselstegn.",
    ),
    "anfoerselstegn": Code(
        "Anførselstegn som ikke går opp", "Står teksten i anførselstegn, må hele teksten gjøre det."
    ),
    "parentes": Code(
        "En parentes som ikke går opp", "Hver «{» og «[» må lukkes, med komma mellom delene."
    ),
    "mangler-kolon": Code(
        "En linje uten kolon",
        "Hver linje er «nøkkel: verdi», et punkt med «-», eller en fortsettelse med "
        "større innrykk.",
    ),
    "innrykk": Code("Innrykket passer ikke", "Linjer som hører sammen, begynner i samme kolonne."),
    "anker": Code("Anker", "Ankere (&) brukes ikke. Bruk «like» når et steg skal ligne et annet."),
    "merkelapp": Code(
        "Merkelapp",
        "Merkelapper (!) brukes ikke. En tekst som begynner med «!», må stå i anførselstegn.",
    ),
    "flettenoekkel": Code(
        "Flettenøkkel", "«<<» brukes ikke. Bruk «like» når et steg skal ligne et annet."
    ),
    "flere-dokumenter": Code(
        "Flere dokumenter i én fil", "En fil holder ett dokument. Del den ved «---»."
    ),
    "dobbel-noekkel": Code(
        "Det samme står to ganger",
        "Bare én av dem kan gjelde. Behold den ene, eller gi dem hvert sitt navn.",
    ),
    "sammensatt-noekkel": Code(
        "En nøkkel som ikke er ett ord", "En nøkkel er ett ord fulgt av kolon."
    ),
}

"""The one table of command words: English and Norwegian, in the order in which one works.

The root reads its commands, its help and its shell completion from here, so that `bti --help`
imports no command at all.
"""

from __future__ import annotations

from unicodedata import normalize

import msgspec

from bti.guide.nearest import alike

ASCII = str.maketrans({"å": "aa", "ø": "o", "æ": "ae"})


class Word(msgspec.Struct, frozen=True):
    """A command: its two names, what it does in one line, and the module that holds it."""

    english: str
    norwegian: str
    does: str
    module: str

    @property
    def names(self) -> tuple[str, ...]:
        """Both names, the Norwegian one first, once when they are equal."""
        return tuple(dict.fromkeys((self.norwegian, self.english)))


SECTIONS: dict[str, tuple[Word, ...]] = {
    "Finn fram": (
        Word("open", "ny", "Åpne en sak på en veileder.", "opening"),
        Word("today", "idag", "Vis det som venter på deg i dag.", "today"),
        Word("list", "liste", "List sakene du er med i.", "listing"),
        Word("search", "sok", "Finn en sak på en del av navnet.", "search"),
        Word("show", "vis", "Vis hvor en sak står, og hva du gjør nå.", "showing"),
        Word("guide", "veileder", "Skriv veilederen, et steg eller et skjema tomt.", "guide"),
    ),
    "Gjør steget": (
        Word("tick", "huk", "Huk av punkter på sjekklisten.", "checklist"),
        Word("fill", "fyll", "Fyll ut et skjema.", "form"),
        Word("consent", "samtykke", "Skriv ned et samtykke eller et nei.", "consent"),
        Word("fact", "opplys", "Opplys noe som saken ikke spør om.", "fact"),
        Word("task", "oppgave", "Si at en oppgave er gjort.", "task"),
        Word("born", "fodt", "Skriv ned at et ufødt barn er født.", "birth"),
        Word("term", "termin", "Rett terminen til et ufødt barn.", "birth"),
        Word("measure", "tiltak", "Legg til, endre eller avslutt et tiltak.", "measure"),
    ),
    "Gå videre": (
        Word("why", "hvorfor", "Vis veiene videre, og hva som mangler.", "reasons"),
        Word("go", "videre", "Gå en vei videre.", "move"),
        Word("do", "gjor", "Gjør noe uten å forlate steget, som å melde fra.", "action"),
    ),
    "Vær flere": (
        Word("offer", "tilby", "Tilby stafettpinnen til en annen.", "baton"),
        Word("accept", "ta-imot", "Ta imot stafettpinnen.", "baton"),
        Word("decline", "avslaa", "Si nei til stafettpinnen eller en invitasjon.", "baton"),
        Word("keep", "behold", "Bestem at stafettholderen fortsetter.", "baton"),
        Word("invite", "inviter", "Inviter en enhet eller en person.", "participation"),
        Word("join", "bli-med", "Svar ja på en invitasjon.", "participation"),
        Word("leave", "gaa-ut", "Avslutt at noen er med i saken.", "participation"),
    ),
    "Skriv ut": (
        Word("print", "skriv-ut", "Skriv ut saken eller et skjema.", "paper"),
        Word("history", "historie", "Vis alt som har skjedd i saken.", "history"),
        Word("log", "tilgangslogg", "Vis hvem som har lest saken.", "disclosing"),
        Word("disclose", "innsyn", "Skriv ut innsyn til familien, eller til deg.", "disclosing"),
        Word("export", "ta-ut", "Ta saken ut som én fil.", "moving_cases"),
        Word("import", "ta-inn", "Ta inn en sak fra en saksfil.", "moving_cases"),
    ),
    "Sett opp": (
        Word("workflow", "veiledere", "Sjekk og vis veiledere.", "workflow"),
        Word("directory", "katalog", "Enheter, personer og stillinger.", "directory"),
        Word("doctor", "tilstand", "Vis hvordan det står til, og hva som må gjøres.", "checkup"),
        Word("backup", "sikkerhetskopi", "Ta sikkerhetskopi av databasen.", "backup"),
        Word("restore", "gjenopprett", "Hent fram en sikkerhetskopi.", "backup"),
        Word(
            "move-database",
            "flytt-database",
            "Flytt alt til en server eller en annen fil.",
            "relocating",
        ),
        Word("retention", "bevaring", "Hvor lenge en sak bevares, og sletting.", "retention"),
        Word("key", "nokkel", "Nøkkelen som databasen er låst med.", "key"),
        Word("seal", "forsegl", "Forsegl det som er skrevet.", "verifying"),
        Word(
            "verify",
            "kontroller",
            "Finn det som er endret uten at noen skulle se det.",
            "verifying",
        ),
        Word("upgrade", "oppgrader", "Oppgrader databasen til denne utgaven.", "upgrading"),
        Word("work", "arbeid", "Gjør det som forfaller, og legg påminnelser klare.", "reminding"),
        Word("send", "send", "Send påminnelsene som ligger i utboksen.", "reminding"),
        Word("outbox", "utboks", "Vis meldingene som venter, og hva som feiler.", "reminding"),
        Word("completion", "fullforing", "Slå på fullføring i skallet.", "completion"),
    ),
}

WORKFLOW: tuple[Word, ...] = (
    Word("new", "ny", "Lag en liten veileder å begynne med.", "authoring"),
    Word("check", "sjekk", "Finn alle feil i en veileder.", "workflow"),
    Word("show", "vis", "Vis en veileder, og hvor hver del er skrevet.", "overlay"),
    Word("base", "grunnutgave", "Prøv en overbygning på en ny grunnutgave.", "overlay"),
    Word("preview", "forhandsvis", "Se veilederen mens du skriver den.", "preview"),
    Word("format", "formater", "Skriv veilederen på én måte, uten å endre den.", "authoring"),
    Word("translate", "oversett", "Lag eller oppdater en oversettelse.", "translation"),
    Word("graph", "kart", "Tegn veilederen som et kart.", "workflow"),
    Word("diff", "forskjell", "Si hva som skiller to veiledere.", "workflow"),
    Word("test", "prov", "Spill scenariene for en veileder.", "scenario"),
    Word("approve", "godkjenn", "Skriv ned hvem som har godkjent en utgave.", "edition"),
    Word("publish", "publiser", "La nye saker følge veilederen.", "edition"),
    Word("editions", "utgaver", "Vis utgavene, hvem som har godkjent dem, og når.", "edition"),
    Word("migrate", "flytt", "Flytt saker i gang til en annen utgave.", "migration"),
    Word("burden", "byrde", "Vis hva en veileder ber folk fylle ut og lese.", "authoring"),
    Word("privacy", "personvern", "Skriv utkast til protokoll og DPIA.", "privacy"),
    Word("schema", "skjema", "Skriv JSON-skjemaet, så editoren kan hjelpe deg.", "authoring"),
)

DIRECTORY: tuple[Word, ...] = (
    Word("show", "vis", "Vis katalogen.", "directory"),
    Word("unit", "enhet", "Legg til eller endre en enhet.", "directory"),
    Word("person", "person", "Legg til eller endre en person.", "directory"),
    Word("post", "stilling", "Gi en person en rolle i en enhet.", "directory"),
    Word("load", "last", "Les katalogen fra en CSV-fil.", "directory"),
)


RETENTION: tuple[Word, ...] = (
    Word("show", "vis", "Vis hvordan en sak bevares, og hva som mangler.", "retention"),
    Word("block", "sperr", "Sperr en sak.", "retention"),
    Word("unblock", "opphev", "Opphev sperringen av en sak.", "retention"),
    Word("hold", "behold", "Hold en sak tilbake fra sletting.", "retention"),
    Word("release", "frigi", "Si at ingenting holder saken tilbake.", "retention"),
    Word("export", "avlever", "Bekreft at arkivet har fått saken.", "retention"),
    Word("decide", "vedta", "Skriv ned et vedtak om sletting.", "retention"),
    Word("period", "tid", "Sett hvor lenge saker på en veileder bevares.", "retention"),
    Word("erase", "slett", "Slett en sak for alltid.", "retention"),
)

KEY: tuple[Word, ...] = (
    Word("show", "vis", "Vis hvilken nøkkel det er, og hvor den ligger.", "key"),
    Word("sheet", "ark", "Skriv gjenopprettingsarket.", "key"),
    Word("confirm", "bekreft", "Si at gjenopprettingsarket er lagt bort.", "key"),
    Word("rotate", "bytt", "Lås databasen med en ny nøkkel.", "key"),
    Word("restore", "gjenopprett", "Skriv nøkkelen inn fra arket.", "key"),
    Word("lock", "laas", "Lås nøkkelfilen med et passord.", "key"),
)

_CLOSE = "En sak avsluttes på en vei i veilederen. Se veiene med bti hvorfor SAK."
_REOPEN = "Hvordan en avsluttet sak åpnes igjen, står nederst i bti vis SAK."
_REPORT = (
    "Meld fra til barnevernet med bti gjor SAK mistanke, eller uten en sak med "
    "bti ny bekymringsmelding. Er barnet i fare nå, ring 112 først."
)

NO_COMMANDS: dict[str, str] = {
    **dict.fromkeys(("avslutt", "avslutte", "avslutning", "lukk", "slutt", "close"), _CLOSE),
    **dict.fromkeys(("gjenaapne", "gjenapne", "aapne", "aapne-igjen", "reopen"), _REOPEN),
    **dict.fromkeys(
        ("meld", "meld-fra", "melding", "mistanke", "bekymring", "bekymringsmelding", "report"),
        _REPORT,
    ),
}
"""What people look for among the commands, and where it is: a guide names its own ways."""

_STEPPING = ("Gjør steget", "Gå videre", "Vær flere")


def writes_one_case(word: Word) -> bool:
    """Tell whether a command is one act in one case, which may be sent again with its key."""
    stepping = {one for title in _STEPPING for one in SECTIONS[title]}
    return word.english == "open" or (word in stepping and word.english != "why")


def all_words() -> tuple[Word, ...]:
    """Give every top word, in the order in which one works."""
    return tuple(word for words in SECTIONS.values() for word in words)


def ascii_name(typed: str) -> str:
    """Give a typed word as the table spells it: `Avslå` is `avslaa`, `gjør` is `gjor`."""
    return normalize("NFC", typed).casefold().translate(ASCII)


def find(typed: str, words: tuple[Word, ...]) -> Word | None:
    """Find a word by either of its names."""
    plain = ascii_name(typed)
    return next((word for word in words if plain in word.names), None)


def nearest(typed: str, words: tuple[Word, ...]) -> tuple[str, ...]:
    """Give the names that are nearest to what was typed."""
    names = [name for word in words for name in word.names]
    return alike(ascii_name(typed), names)


def unknown_command(typed: str, words: tuple[Word, ...]) -> str:
    """Say that a command does not exist, with where it is found or the nearest."""
    meant = NO_COMMANDS.get(ascii_name(typed)) if words == all_words() else None
    if meant:
        return f"Kommandoen «{typed}» finnes ikke. {meant}"
    near = " eller ".join(f"«{name}»" for name in nearest(typed, words))
    hint = f" Mente du {near}?" if near else " Se bti --help."
    return f"Kommandoen «{typed}» finnes ikke.{hint}"

"""Hand-built views for the golden pages: a made-up child in a made-up place, and hostile text."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bti.case.views import (
    CaseFile,
    CaseView,
    ChoiceView,
    ConsentView,
    ContactView,
    DueView,
    FieldView,
    FormLine,
    FormView,
    GuideLevel,
    GuideView,
    HeadView,
    HistoryLine,
    ItemView,
    LevelView,
    MeasureView,
    Named,
    ParticipantView,
    RowView,
    SayView,
    StationView,
    StepView,
    ThemeView,
    ToolView,
    WayView,
)
from bti.errors import Reason

HOSTILE = (
    "<script>alert(1)</script> {{ 7 * 7 }} {% raw %} # x * y | z [her](https://ond.example) "
    "&lt;b&gt; `kode` 🙂 Čáhppesjávri, ŋ, ŧ, đ"
)
LONG_WORD = "Menneskerettighetsorganisasjonssammenslutning" * 3

CONTACTS = (
    ContactView(id="noed", title="Politi, fare nå", phone="112", open="hele døgnet", acute=True),
    ContactView(id="vakt", title="Barnevernvakt", missing=True, acute=True),
    ContactView(
        id="alarm", title="Alarmtelefonen for barn og unge", phone="116111", acute=True
    ),
    ContactView(
        id="koord", title="BTI-koordinator", phone="00000000", open="hverdager kl. 9–15"
    ),
)
HEAD = HeadView(
    guide_title="BTI-veilederen", edition="2026.1", case="S-2026-014", trial=True, contacts=CONTACTS
)
BLANK_HEAD = HeadView(guide_title="BTI-veilederen", edition="2026.1", contacts=CONTACTS)


def at(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2026, month, day, hour, 5, tzinfo=UTC)


def choices(*labels: str, chosen: tuple[str, ...] = ()) -> tuple[ChoiceView, ...]:
    return tuple(
        ChoiceView(id=label.lower().replace(" ", "_"), label=label, chosen=label in chosen)
        for label in labels
    )


AREAS = (
    "Trivsel",
    "Følelser",
    "Vennskap",
    "Språk",
    "Læring",
    "Motorikk",
    "Helse",
    "Familien",
    "Barnehage- eller skolemiljøet",
)

OBSERVATION = (
    FieldView(path="observasjoner.naar", type="date", label="Når var det?", must="required"),
    FieldView(path="observasjoner.hvor", type="text", label="Hvor var det?"),
    FieldView(
        path="observasjoner.hva",
        type="long_text",
        label="Hva så og hørte du?",
        hint="Skriv det som skjedde, ikke det du tror.",
        must="required",
    ),
    FieldView(
        path="observasjoner.ord", type="long_text", label="Hva sa barnet?", child_voice=True
    ),
)

NOTE_FIELDS = (
    FieldView(
        path="hva", type="long_text", label="Hva undrer du deg over?", must="required"
    ),
    FieldView(
        path="observasjoner",
        type="repeat",
        label="Observasjoner",
        hint="Minst to, fra ulike situasjoner.",
        must="required",
        fields=OBSERVATION,
        min_rows=2,
    ),
    FieldView(
        path="gjelder",
        type="select_multiple",
        label="Hva gjelder det?",
        must="required",
        choices=choices(*AREAS),
        other=True,
        other_path="gjelder.annet",
    ),
    FieldView(
        path="varighet",
        type="select_one",
        label="Hvor lenge har det vart?",
        must="required",
        choices=choices("Dager", "Uker", "Måneder", "Over et år"),
    ),
    FieldView(path="foer", type="yes_no", label="Har noen vært bekymret for barnet før?"),
    FieldView(
        path="styrker",
        type="long_text",
        label="Hva går bra, og hvem er trygge voksne for barnet?",
        must="or_reason",
    ),
    FieldView(
        path="grad",
        type="scale",
        label="Hvor bekymret er du nå?",
        hint="En støtte for samtalen med lederen. Tallet bestemmer ikke nivået.",
        must="required",
        choices=choices(
            "1 God trivsel",
            "2 Redusert trivsel",
            "3 Trenger tilrettelegging",
            "4 Trenger hjelp fra flere",
            "5 Trenger beskyttelse",
        ),
        notes=("Velger du 5, melder du fra nå.",),
    ),
    FieldView(
        path="delt",
        type="group",
        label="Delt med leder",
        fields=(
            FieldView(path="delt.leder", type="person", label="Hvem"),
            FieldView(path="delt.dato", type="date", label="Dato"),
            FieldView(path="delt.tid", type="time", label="Klokka"),
        ),
    ),
    FieldView(
        path="egne_notater",
        type="long_text",
        label="Hva tenker du selv at det kan handle om?",
        hint="Din egen tolkning, holdt for seg.",
        not_shared=True,
    ),
)

STOP_RULE = (
    "Har du grunn til å tro at noen utsetter barnet for vold eller overgrep? "
    "Ikke fyll ut notatet først. Meld fra nå."
)

BLANK_NOTE = FormView(
    id="undringsnotat",
    title="Undringsnotat",
    about="Skriv det du har sett og hørt. Vent med å forklare det.",
    stop_rule=STOP_RULE,
    fields=NOTE_FIELDS,
    head=BLANK_HEAD,
)


def answered(path: str, type_: str, label: str, shown: str, **more: object) -> FieldView:
    given: dict[str, object] = {
        "path": path,
        "type": type_,
        "label": label,
        "shown": shown,
        "value": shown,
        "state": "answered",
    }
    return FieldView(**(given | more))  # type: ignore[arg-type]


def observation(row: str, *words: str) -> RowView:
    kinds = zip(OBSERVATION, words, strict=True)
    return RowView(
        id=row,
        fields=tuple(
            answered(
                field.path, field.type, field.label, shown, child_voice=field.child_voice
            )
            for field, shown in kinds
        ),
    )


FILLED_NOTE = FormView(
    id="undringsnotat",
    title="Undringsnotat",
    about="Skriv det du har sett og hørt. Vent med å forklare det.",
    stop_rule=STOP_RULE,
    copy=1,
    state="finished",
    begun=at(10, 12),
    finished=at(10, 14, 23),
    by="Kontaktlærer Lund",
    head=HEAD,
    fields=(
        answered(
            "hva",
            "long_text",
            "Hva undrer du deg over?",
            "Hun har sluttet å leke i friminuttene.\n\nHun sier lite i timen.",
        ),
        FieldView(
            path="observasjoner",
            type="repeat",
            label="Observasjoner",
            state="answered",
            rows=(
                observation(
                    "1",
                    "12. oktober 2026",
                    "Skolegården",
                    "Sto ved døra hele friminuttet.\nTo jenter spurte om hun ville være med.",
                    "«In hálit. Mun čuoččun dás.»",
                ),
                observation("2", "14. oktober 2026", "Klasserommet", HOSTILE, "«Nei.»"),
            ),
        ),
        answered("gjelder", "select_multiple", "Hva gjelder det?", "Trivsel, Vennskap"),
        FieldView(
            path="varighet", type="select_one", label="Hvor lenge har det vart?", state="empty"
        ),
        FieldView(path="foer", type="yes_no", label="Har noen vært bekymret for barnet før?"),
        FieldView(
            path="styrker",
            type="long_text",
            label="Hva går bra, og hvem er trygge voksne for barnet?",
            must="or_reason",
            state="empty",
            left="Læreren er ny i klassen.",
        ),
        answered(
            "grad",
            "scale",
            "Hvor bekymret er du nå?",
            "2 Redusert trivsel",
            previous="3 Trenger tilrettelegging",
        ),
        FieldView(
            path="miljoe",
            type="yes_no",
            label="Er gruppen med i saken?",
            state="not_relevant",
        ),
        answered(
            "egne_notater",
            "long_text",
            "Hva tenker du selv at det kan handle om?",
            LONG_WORD,
            not_shared=True,
        ),
    ),
)

DRAFT_NOTE = FormView(
    id="referat",
    title="Referat fra møte",
    copy=1,
    state="draft",
    begun=at(11, 9),
    by="Helsesykepleier Berg",
    missing=(
        Reason(kind="field", subject="neste", message="Skriv når dere møtes neste gang."),
    ),
    warnings=("Samtalen med barnet er ikke ført ennå.",),
    head=HEAD,
    fields=(
        answered("til_stede", "text", "Hvem var til stede?", "Mor, kontaktlærer, helsesykepleier"),
        FieldView(
            path="neste",
            type="date",
            label="Når møtes dere neste gang?",
            must="required",
            problem="Skriv datoen slik: 3. mars 2027",
        ),
        FieldView(
            path="barnet",
            type="long_text",
            label="Hva vil barnet ha tatt opp?",
            prefill="At hun vil sitte ved vinduet",
            prefill_from="samtale med barn",
            child_voice=True,
        ),
    ),
)

TALK = FormView(
    id="samtale_barn",
    title="Samtale med barn",
    about="Hør hvordan barnet selv har det.",
    stop_rule=(
        "Har du grunn til å tro at noen utsetter barnet for vold eller overgrep? "
        "Da holder du ikke denne samtalen. Meld fra. Er du usikker, drøfter du anonymt først."
    ),
    child_voice=True,
    head=BLANK_HEAD,
    fields=(
        FieldView(
            path="foer",
            type="note",
            label="Velg et sted der ingen forstyrrer eller ser dere. La barnet velge en trygg voksen.",
        ),
        FieldView(
            path="regler",
            type="note",
            label="- Gjenta barnets egne ord.\n- Lov aldri å holde noe hemmelig.\n- Ikke press.",
        ),
        FieldView(
            path="formaal",
            type="long_text",
            label="Hva er du bekymret for, og hva vil du med samtalen?",
            must="required",
        ),
        FieldView(path="holdt", type="date", label="Når snakket dere sammen?", must="required"),
        FieldView(path="sted", type="text", label="Hvor var dere, og hvem var med?"),
        FieldView(
            path="informert",
            type="yes_no",
            label="Vet barnet hvorfor dere snakker, og hvem som får vite det?",
            must="required",
        ),
        FieldView(
            path="ordrett",
            type="long_text",
            label="Barnets egne ord",
            hint="Skriv ordrett. Ikke rett på språket.",
            must="required",
            child_voice=True,
        ),
        FieldView(
            path="ikke_si",
            type="long_text",
            label="Hva vil barnet ikke at dere sier i møtet?",
            must="or_reason",
            not_shared=True,
            child_voice=True,
        ),
        FieldView(path="neste", type="person", label="Hvem snakker med barnet neste gang?"),
        FieldView(path="neste_dato", type="date", label="Når?"),
    ),
    themes=(
        ThemeView(
            id="kjent",
            title="Bli kjent",
            adult="La barnet snakke om noe det mestrer.",
            say=(
                SayView(ages="3–9", texts=("Vis meg noe du liker å gjøre.", "Hva er du god på?")),
                SayView(ages="10–15", texts=("Fortell hvordan en vanlig dag er.",)),
            ),
        ),
        ThemeView(
            id="skole",
            title="På skolen",
            say=(SayView(ages="3–9", texts=("Hva er gøy her?", "Hva er dumt her?")),),
        ),
        ThemeView(
            id="hjemme",
            title="Hjemme",
            adult="Ikke spør ut. Følg det barnet selv tar opp.",
            say=(SayView(ages="", texts=("Fortell om hjemme hos deg.",)),),
        ),
        ThemeView(id="oenske", title="Ønske", say=(SayView(ages="", texts=("Hva skulle bli annerledes?",)),)),
    ),
)

ALWAYS = WayView(
    id="mistanke",
    title="Meld til barnevernet",
    kind="anytime",
    hint="Kan tas fra alle steg. Krever ikke samtykke.",
    always=True,
)

STEP = StepView(
    id="n2_moete",
    title="Første møte",
    number="2.2",
    level="nivaa_2",
    level_title="Sammen med én tjeneste",
    level_number="2",
    kind="Planlegging",
    phase="tiltak",
    what="Bli enige om hva dere vil oppnå, og hvem som gjør hva.",
    how=(
        "Hold møtet lite.\n\n1. Begynn med det barnet har sagt.\n2. Ta ett mål om gangen.\n"
        "3. Skriv ned uenighet også."
    ),
    why="Familien skal slippe å fortelle det samme flere ganger.",
    who=("Stafettholder", "Foresatte", "Helsesykepleier"),
    tools=(
        ToolView(id="agenda", title="Møteplan", kind="form", detail="Skjema"),
        ToolView(id="snakke", title="Øv på samtaler", kind="link", detail="https://eksempel.invalid"),
    ),
    contacts=CONTACTS,
    checklist=(
        ItemView(
            id="problem",
            text="Problemet er beskrevet sammen med familien",
            must="required",
            done=at(11, 9),
            by="Helsesykepleier Berg",
        ),
        ItemView(
            id="holder", text="Stafettholder er avgjort på nytt", must="or_reason"
        ),
        ItemView(
            id="dato",
            text="Dato for evaluering er satt",
            hint="Senest åtte uker fram.",
            must="required",
        ),
        ItemView(id="barnet", text="Barnet har fått vite hva møtet bestemte"),
    ),
    forms=(
        FormLine(id="referat", title="Referat fra møte", must="required", state="draft"),
        FormLine(
            id="samtale_barn",
            title="Samtale med barn",
            must="or_reason",
            state="finished",
            met=True,
            finished=at(10, 27),
        ),
        FormLine(id="plan", title="Tiltaksplan", must="started", state="empty"),
    ),
    due="14 dager etter at nivået begynte",
    ways=(
        ALWAYS,
        WayView(
            id="planlegg",
            title="Planlegg sammen",
            kind="transition",
            targets=(Named(id="n2_plan", title="2.3 Planlegg sammen"),),
            open=False,
            reasons=(
                Reason(kind="item", subject="dato", message="Dato for evaluering er ikke satt (må)."),
                Reason(kind="form", subject="referat", message="Referat fra møte er ikke ferdig."),
            ),
        ),
        WayView(
            id="trapp_ned",
            title="Trapp ned",
            kind="transition",
            targets=(Named(id="nivaa_1", title="nivå 1"),),
            hint="Tjenesten klarer det selv sammen med familien.",
            needs_reason=True,
        ),
    ),
    head=HEAD,
)


def level(number: int, title: str, here: int, *steps: str) -> LevelView:
    order = [number * 10 + place for place in range(1, len(steps) + 1)]
    state = "here" if here // 10 == number else "done" if here // 10 > number else "ahead"
    return LevelView(
        id=f"nivaa_{number}",
        title=title,
        number=str(number),
        state=state,  # type: ignore[arg-type]
        stations=tuple(
            StationView(
                id=f"s{place}",
                title=step,
                number=f"{place // 10}.{place % 10}",
                state="here" if place == here else "done" if place < here else "ahead",
            )
            for place, step in zip(order, steps, strict=True)
        ),
    )


LEVELS = (
    level(
        0,
        "Undring",
        22,
        "Sett ord på undringen",
        "Se nærmere etter",
        "Del med leder",
        "Snakk med barnet og foresatte",
        "Avklar veien videre",
    ),
    level(
        1,
        "Tiltak i egen tjeneste",
        22,
        "Velg stafettholder",
        "Bli enige om hva det gjelder",
        "Planlegg",
        "Gjennomfør",
        "Evaluer",
    ),
    level(
        2,
        "Sammen med én tjeneste",
        22,
        "Samtykke og innkalling",
        "Første møte",
        "Planlegg sammen",
        "Gjennomfør",
        "Evaluer",
    ),
    level(3, "Sammen med flere tjenester", 22, "Sett sammen gruppa", "Samordne", "Evaluer"),
)

CASE = CaseView(
    id="S-2026-014",
    workflow="bti",
    guide_title="BTI-veilederen",
    edition="2026.1",
    trial=True,
    subject="Barn, 7 år",
    name="Ánne Prøve",
    home="Fjordgløtt skole",
    opened=at(8, 24),
    version=41,
    step=STEP,
    entered=at(11, 9),
    round=3,
    round_warning="Dette er tredje runde. Vurder om andre bør inn.",
    levels=LEVELS,
    holder="Helsesykepleier Berg",
    holder_unit="Helsestasjonen",
    holder_since=at(11, 9),
    offer="Tilbudt kontaktlærer Lund 20. november 2026",
    leader="Rektor Vik",
    child_heard=date(2026, 10, 27),
    dues=(
        DueView(
            case="S-2026-014", id="evaluer", title="Evaluering", at=at(12, 14), days=23, where="nivå 2"
        ),
        DueView(case="S-2026-014", id="moete", title="Første møte", at=at(11, 20), days=-1),
    ),
    consents=(
        ConsentView(
            id="stafettlogg",
            title="Opprette stafettlogg",
            state="given",
            until=date(2027, 9, 14),
            givers=("begge foresatte",),
        ),
        ConsentView(id="dele", title="Samarbeide", recipient="PPT i øst", state="withdrawn"),
        ConsentView(id="dele2", title="Samarbeide", recipient="NAV", state="not_asked"),
    ),
    measures=(
        MeasureView(
            id="t1",
            what="Lesegruppe to ganger i uka",
            goal="Hun leser høyt for én annen",
            responsible="Kontaktlærer Lund",
            place="Skole",
            start=date(2026, 9, 1),
            evaluate_by=date(2026, 12, 14),
        ),
        MeasureView(id="t2", what="Fast voksen i friminutt", status="done", service="Skole"),
    ),
    participants=(
        ParticipantView(person="berg", name="Helsesykepleier Berg", unit="Helsestasjonen", role="Stafettholder"),
        ParticipantView(person="", unit="PPT i øst", role="Tjeneste", state="invited"),
    ),
    forms=STEP.forms,
    linked=(Named(id="S-2026-020", title="Overgang til ungdomsskole"),),
    contacts=CONTACTS,
)

HISTORY = (
    HistoryLine(number=1, at=at(8, 24), by="Kontaktlærer Lund", text="Åpnet saken."),
    HistoryLine(
        number=2,
        at=at(10, 14, 23),
        by="Kontaktlærer Lund",
        text="Gjorde ferdig Undringsnotat.",
        detail="Nivå 0, runde 1",
    ),
    HistoryLine(
        number=3,
        at=at(11, 9),
        by="Helsesykepleier Berg",
        text="Gikk videre til Første møte.",
        detail=f"Grunn: {HOSTILE}",
    ),
)

FILE = CaseFile(
    case=CASE,
    forms=(FILLED_NOTE, DRAFT_NOTE),
    history=HISTORY,
    printed=at(11, 21, 13),
    printed_by="Helsesykepleier Berg",
)


def guide_step(number: str, title: str, what: str) -> StepView:
    return StepView(
        id="s" + number.replace(".", "_"),
        title=title,
        number=number,
        level=f"nivaa_{number[0]}",
        level_title="Undring" if number[0] == "0" else "Tiltak i egen tjeneste",
        level_number=number[0],
        phase="uro" if number[0] == "0" else "tiltak",
        what=what,
        who=("Ansatt", "Nærmeste leder"),
        due="4 uker etter at saken ble åpnet",
        checklist=(
            ItemView(id="a", text="Minst to daterte observasjoner er skrevet ned", must="required"),
            ItemView(id="b", text="Søsken er tenkt på"),
        ),
        forms=(
            FormLine(id="undringsnotat", title="Undringsnotat", must="started", state="empty"),
        ),
        ways=(
            WayView(
                id="neste",
                title="Gå videre",
                kind="transition",
                targets=(Named(id="x", title="neste steg"),),
            ),
        ),
    )


GUIDE = GuideView(
    workflow="bti",
    title="BTI-veilederen",
    edition="2026.1",
    about="Fra den første undringen til hjelpen virker.",
    reviewed="1. november 2026",
    levels=(
        GuideLevel(
            id="nivaa_0",
            title="Undring",
            number="0",
            about="Fra en følelse til en felles og konkret bekymring.",
            steps=(
                guide_step("0.1", "Sett ord på undringen", "Skriv ned det du har sett og hørt."),
                guide_step("0.2", "Se nærmere etter", "Samle observasjoner fra flere situasjoner."),
            ),
        ),
        GuideLevel(
            id="nivaa_1",
            title="Tiltak i egen tjeneste",
            number="1",
            steps=(
                guide_step("1.1", "Velg stafettholder", "Bli enige om hvem som holder tråden."),
                guide_step("1.2", "Gjennomfør", "Gjør det dere ble enige om."),
                guide_step("1.3", "Evaluer", "Finn ut om barnet har det bedre."),
            ),
        ),
    ),
    anytime=(ALWAYS,),
    closings=(Named(id="avsluttet", title="Avsluttet"), Named(id="flyttet", title="Flyttet")),
    forms=(BLANK_NOTE, TALK),
    contacts=CONTACTS,
)

PAPERS = {
    "skjema-tomt": BLANK_NOTE,
    "skjema-utfylt": FILLED_NOTE,
    "skjema-utkast": DRAFT_NOTE,
    "samtale": TALK,
    "steg": STEP,
    "sak": CASE,
    "saksmappe": FILE,
    "historikk": HISTORY,
    "veileder": GUIDE,
}

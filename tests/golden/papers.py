"""Hand-built views for the golden pages: a step, a case and its file, and every paper."""

from __future__ import annotations

from datetime import date

from bti.case.access_views import (
    AccessLine,
    AccessLogView,
    Disclosure,
    PersonCase,
    PersonFile,
)
from bti.case.privacy_views import PrivacyPart, PrivacyRecord
from bti.case.views import (
    AnswerView,
    AskedView,
    CarriedView,
    CaseFile,
    CaseView,
    ConsentView,
    DueView,
    FormLine,
    HistoryLine,
    ItemView,
    LevelView,
    MeasureView,
    Named,
    ParticipantView,
    StationView,
    StepView,
    ToolView,
    WayView,
)
from bti.errors import Reason
from bti.paper.heads import Paper
from tests.golden.differences import COMPARISON
from tests.golden.forms import (
    BLANK_NOTE,
    CONTACTS,
    DRAFT_NOTE,
    FILLED_NOTE,
    HEAD,
    HOSTILE,
    TALK,
    at,
)
from tests.golden.guides import ALWAYS, GUIDE, WITHOUT_LEVELS

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
        ToolView(
            id="snakke", title="Øv på samtaler", kind="link", detail="https://eksempel.invalid"
        ),
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
        ItemView(id="holder", text="Stafettholder er avgjort på nytt", must="or_reason"),
        ItemView(
            id="dato",
            text="Dato for evaluering er satt",
            hint="Senest åtte uker fram.",
            must="required",
        ),
        ItemView(id="barnet", text="Barnet har fått vite hva møtet bestemte"),
    ),
    forms=(
        FormLine(
            id="referat",
            title="Referat fra møte",
            must="required",
            state="draft",
            early="Begynt før «Samtale med barn»",
        ),
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
                Reason(
                    kind="item", subject="dato", message="Dato for evaluering er ikke satt (må)."
                ),
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

ANSWERS = (
    AnswerView(path="raad", label="Hvilket råd gir teamet?", shown=f"Snakk med Kim.\n{HOSTILE}"),
    AnswerView(path="kim", label="Kim sier", shown="Jeg vil.", child_voice=True, not_shared=True),
)
CARRIED = CarriedView(id="undringsnotat", title="Undringsnotat", answers=ANSWERS)
ASKED = AskedView(id="b.videre", title="Til drøfting", at=at(11, 9), answers=ANSWERS)

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
    offer="Kontaktlærer Lund",
    leader="Rektor Vik",
    child_heard=date(2026, 10, 27),
    dues=(
        DueView(
            case="S-2026-014",
            id="evaluer",
            title="Evaluering",
            at=at(12, 14),
            days=23,
            where="nivå 2",
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
    carried=(CARRIED,),
    origin=Named(id="S-2026-009", title="Veilederen i Nordvik"),
    answers=(ASKED,),
    participants=(
        ParticipantView(
            person="berg", name="Helsesykepleier Berg", unit="Helsestasjonen", role="Stafettholder"
        ),
        ParticipantView(person="", unit="PPT i øst", role="Tjeneste", state="invited"),
    ),
    forms=(
        *STEP.forms,
        FormLine(
            id="undringsnotat",
            title="Undringsnotat",
            must="optional",
            state="finished",
            finished=at(10, 14, 23),
            early="Fylt ut før «Samtale med barn»",
        ),
    ),
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
        remarks=("Merknad: Nivå 0, runde 1",),
    ),
    HistoryLine(
        number=3,
        at=at(11, 9),
        by="Helsesykepleier Berg",
        text="Gikk videre til Første møte.",
        remarks=(f"Grunn: {HOSTILE}", "Gikk uten: Møteplan"),
        answers=ANSWERS,
    ),
)

FILE = CaseFile(
    case=CASE,
    forms=(FILLED_NOTE, DRAFT_NOTE),
    history=HISTORY,
    printed=at(11, 21, 13),
    printed_by="Helsesykepleier Berg",
)


READINGS = (
    AccessLine(at=at(10, 14, 23), by="Kontaktlærer Lund", text="så på saken"),
    AccessLine(at=at(11, 9), by=HOSTILE, text="så på saken, men fikk ikke tilgang"),
)

PERSON = PersonFile(
    id="berg",
    name="Helsesykepleier Berg",
    address="berg@eksempel.invalid",
    account="kberg",
    posts=("helsesykepleier, Helsestasjonen",),
    cases=(
        PersonCase(
            case="S-2026-014",
            guide="Handlingsveileder",
            role="Stafettholder",
            since=at(10, 14),
            until=at(11, 20),
        ),
    ),
    log=(AccessLine(at=at(10, 14, 23), by="S-2026-014", text="så på saken"),),
    printed=at(11, 21, 13),
)

PRIVACY = PrivacyRecord(
    title="Handlingsveileder",
    edition="2026.1",
    record=(
        PrivacyPart(
            title="Formål", about="Følge opp barn.", lines=("Følge opp barn og unge.", HOSTILE)
        ),
        PrivacyPart(title="Behandlingsansvarlig", to_fill=("Kommunen", "Personvernombud")),
    ),
    assessment=(PrivacyPart(title="Konklusjon", to_fill=("Dato og underskrift",)),),
    head=HEAD,
)


PAPERS: dict[str, Paper] = {
    "skjema-tomt": BLANK_NOTE,
    "skjema-utfylt": FILLED_NOTE,
    "skjema-utkast": DRAFT_NOTE,
    "samtale": TALK,
    "steg": STEP,
    "sak": CASE,
    "saksmappe": FILE,
    "historikk": HISTORY,
    "veileder": GUIDE,
    "veileder-uten-nivaaer": WITHOUT_LEVELS,
    "forskjeller": COMPARISON,
    "innsyn": Disclosure(file=FILE, log=READINGS),
    "innsyn-ansatt": PERSON,
    "tilgangslogg": AccessLogView(case="S-2026-014", lines=READINGS, head=HEAD),
    "tilgangslogg-tom": AccessLogView(case="S-2026-014", head=HEAD),
    "personvern": PRIVACY,
}

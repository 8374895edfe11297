"""Hand-built guides for the golden pages, with all that empty paper can say of a guide."""

from __future__ import annotations

import msgspec

from bti.case.guide_views import EntryView, RegisterView
from bti.case.views import (
    ChoiceView,
    FieldView,
    FormLine,
    FormView,
    GuideClosing,
    GuideConsent,
    GuideDue,
    GuideLevel,
    GuideView,
    ItemView,
    Named,
    Particular,
    StepView,
    WayView,
)
from tests.golden.forms import BLANK_NOTE, CONTACTS, TALK

ALWAYS = WayView(
    id="mistanke",
    title="Meld til barnevernet",
    kind="anytime",
    hint="Kan tas fra alle steg. Krever ikke samtykke.",
    always=True,
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
        due="Innen 4 uker etter at saken ble åpnet.",
        due_title="Del med lederen (kommunens frist)",
        checklist=(
            ItemView(id="a", text="Minst to daterte observasjoner er skrevet ned", must="required"),
            ItemView(id="b", text="Søsken er tenkt på"),
        ),
        forms=(FormLine(id="undringsnotat", title="Undringsnotat", must="started", state="empty"),),
        ways=(
            WayView(
                id="neste",
                title="Gå videre",
                kind="transition",
                targets=(Named(id="x", title="neste steg"),),
            ),
        ),
    )


def wanting(step: StepView) -> StepView:
    """Give a step whose lines hang on conditions and tracks."""
    return msgspec.structs.replace(
        step,
        checklist=(
            *step.checklist,
            ItemView(id="c", text="Du har sett barnet ved levering", only_for=("Barnehage",)),
            ItemView(
                id="d",
                text="Du har vurdert meldeplikten",
                hint="Spør lederen.",
                must="or_reason",
                must_when="«Bekymringen er høy» gjelder",
                asked_when="«Er du i tvil?» er «ja»",
                only_for=("Skole", "Helsestasjon"),
            ),
        ),
        forms=(
            *step.forms,
            FormLine(
                id="droefting",
                title="Anonym drøfting",
                must="or_reason",
                must_when="«Er du i tvil?» er «ja»",
                only_for=("Skole",),
                state="empty",
            ),
        ),
        opens_when="«Notatet er delt» gjelder",
        only_for=("Barnehage", "Skole", "Helsestasjon"),
        ways=(
            WayView(
                id="neste",
                title="Gå videre",
                kind="transition",
                targets=(Named(id="x", title="neste steg"),),
                opens_when="«Er samtalen trygg?» er «ja»",
                demands=("stafettholderen har tatt imot", "barnet er hørt (eller grunn)"),
                only_for=("Skole",),
                asks=(
                    FieldView(path="om", type="note", label="Tenk dere om."),
                    FieldView(path="naar", type="date", label="Når møtes dere igjen?"),
                ),
            ),
            WayView(
                id="ta_opp",
                title="Ta opp gruppen med lederen",
                kind="action",
                hint="Åpner en egen sak uten opplysninger om barnet.",
            ),
        ),
    )


REGISTERS = (
    RegisterView(
        id="arenas",
        title="Møteplassene",
        entries=(
            EntryView(
                id="team",
                title="Lavterskelteamet",
                mark="foreslått",
                about="Gir råd tidlig.",
                only_for=("Barnehage",),
                particulars=(
                    Particular(words="Medlemmer", lines=("PPT", "Barnevernet (kan si nei)")),
                    Particular(words="Hvor ofte", gap=True),
                    Particular(words="Enkeltsaker", lines=("med samtykke eller uten navn",)),
                ),
            ),
            EntryView(id="side", title="Råd", url="https://example.org/råd"),
            EntryView(id="farlig", title="Skjult", url="javascript:alert(1)"),
        ),
    ),
    RegisterView(
        id="figures",
        title="Tallene vi følger",
        lead="Tallene sier aldri hvem barnet er.",
        entries=(EntryView(id="a", title="Saker"), EntryView(id="b", title="Runder <br>")),
    ),
)

GUIDE = GuideView(
    workflow="bti",
    title="BTI-veilederen",
    edition="2026.1",
    about="Fra den første undringen til hjelpen virker.",
    reviewed="2026-11-01",
    review_by="2027-11-01",
    sections=(
        EntryView(id="verdier", title="Dette bygger vi på", about="Hjelp tidlig.\n- Nær barnet"),
    ),
    registers=REGISTERS,
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
            opens_when="«Familien sier ja» gjelder",
            demands=("stafettholderen har tatt imot",),
            only_for=("Barnehage", "Skole"),
            dues=(
                GuideDue(
                    id="til_moete",
                    title="Hold møtet (kommunens frist)",
                    rule="Innen 14 dager etter at nivået begynte.",
                ),
                GuideDue(id="svar", title="", rule="Innen 1 uke etter at nivået begynte."),
            ),
            decide="bestemmes på nytt innen 2 uker",
            rounds="Fra runde 3: Spør om barnet trenger hjelp fra flere.",
            steps=(
                guide_step("1.1", "Velg stafettholder", "Bli enige om hvem som holder tråden."),
                wanting(guide_step("1.2", "Gjennomfør", "Gjør det dere ble enige om.")),
                guide_step("1.3", "Evaluer", "Finn ut om barnet har det bedre."),
                msgspec.structs.replace(
                    guide_step("1.4", "Følg med", "Hold øye med barnet."), number="", off_path=True
                ),
            ),
        ),
    ),
    anytime=(
        WayView(id="avslutt", title="Avslutt", kind="anytime", needs_reason=True),
        ALWAYS,
    ),
    consents=(
        GuideConsent(
            id="dele",
            title="Samarbeide med en tjeneste",
            about="Vi ber om lov til å dele.",
            givers="Begge foreldre med foreldreansvar.",
            basis="Kommunens rutine.",
            valid_for="12 måneder",
        ),
        GuideConsent(id="logg", title="Opprette stafettlogg"),
    ),
    closings=(
        GuideClosing(
            id="avsluttet",
            title="Avsluttet",
            about="Saken kan åpnes igjen.",
            checklist=(ItemView(id="vet", text="Alle vet at arbeidet er avsluttet"),),
            forms=(FormLine(id="notat", title="Avslutningsnotat", must="optional", state="empty"),),
            ways=(WayView(id="igjen", title="Åpne igjen", kind="transition", needs_reason=True),),
        ),
        GuideClosing(id="flyttet", title="Flyttet"),
    ),
    forms=(BLANK_NOTE, TALK),
    contacts=CONTACTS,
)

CONDITIONAL = FormView(
    id="innkalling",
    title="Innkalling",
    only_for=("Skole",),
    fields=(
        FieldView(
            path="raad",
            type="note",
            label="Ring før du skriver.",
            asked_when="«Haster det?» er «ja»",
            only_for=("Skole",),
        ),
        FieldView(
            path="tolk",
            type="text",
            label="Hvilket språk trengs tolk til?",
            hint="Skriv også dialekten.",
            must="required",
            asked_when="«Trenger noen tolk?» er «ja»",
            not_shared=True,
        ),
        FieldView(
            path="hvorfor",
            type="long_text",
            label="Hvorfor ikke?",
            must="or_reason",
            asked_when="«Trenger noen tolk?» er «nei»",
            not_shared=True,
        ),
        FieldView(
            path="grunnlag",
            type="select_one",
            label="Hva bygger møtet på?",
            must="or_reason",
            must_when="«Møtet gjelder flere tjenester» gjelder",
            only_for=("Skole", "Barnehage"),
            choices=(
                ChoiceView(id="samtykke", label="Samtykke"),
                ChoiceView(id="lov", label="Lov", only_for=("Skole",)),
            ),
            notes=("Når «Hva bygger møtet på?» er «Lov»: Skriv hvilken.",),
            not_shared=True,
        ),
        FieldView(
            path="rader",
            type="repeat",
            label="Deltakere",
            asked_when="«Hva bygger møtet på?» er besvart",
            fields=(
                FieldView(
                    path="rader.rolle",
                    type="text",
                    label="Rolle",
                    must_when="«Deltar» er «ja»",
                    not_shared=True,
                ),
            ),
            not_shared=True,
        ),
    ),
)

WITHOUT_LEVELS = GuideView(
    workflow="systemsak",
    title="Tiltak for en gruppe",
    edition="2026.1",
    levels=(
        GuideLevel(
            id="steg",
            title="Tiltak for en gruppe",
            number="",
            steps=(
                msgspec.structs.replace(
                    guide_step("0.1", "Beskriv gruppen", "Skriv hva du ser."),
                    number="1",
                    level_number="",
                ),
            ),
        ),
    ),
    forms=(CONDITIONAL,),
)

"""Hand-built forms for the golden pages: a made-up child in a made-up place, and hostile text."""

from __future__ import annotations

from datetime import UTC, datetime

from bti.case.views import (
    ChoiceView,
    ContactView,
    FieldView,
    FormView,
    HeadView,
    RowView,
    SayView,
    ThemeView,
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
    ContactView(id="alarm", title="Alarmtelefonen for barn og unge", phone="116111", acute=True),
    ContactView(id="koord", title="BTI-koordinator", phone="00000000", open="hverdager kl. 9–15"),
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
    FieldView(path="observasjoner.ord", type="long_text", label="Hva sa barnet?", child_voice=True),
)

NOTE_FIELDS = (
    FieldView(path="hva", type="long_text", label="Hva undrer du deg over?", must="required"),
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
            answered(field.path, field.type, field.label, shown, child_voice=field.child_voice)
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
    missing=(Reason(kind="field", subject="neste", message="Skriv når dere møtes neste gang."),),
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
            label="Velg et sted der ingen forstyrrer dere. La barnet velge en trygg voksen.",
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
        ThemeView(
            id="oenske",
            title="Ønske",
            say=(SayView(ages="", texts=("Hva skulle bli annerledes?",)),),
        ),
    ),
)

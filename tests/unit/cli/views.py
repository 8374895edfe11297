"""Views made by hand, as the facade could give them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bti.case.views import (
    CaseLine,
    CaseView,
    ConsentView,
    ContactView,
    DueView,
    FormLine,
    ItemView,
    LevelView,
    MeasureView,
    StationView,
    StepView,
    Today,
    WayView,
)
from bti.errors import Place, Reason

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)

REASONS = (
    Reason(
        kind="item",
        subject="dato_evaluering",
        message="Dato for evaluering er ikke satt (må)",
        todo="bti huk S-2026-014 dato_evaluering",
        rule="n2_moete.checklist.dato_evaluering",
        place=Place("bti.yaml", 212),
    ),
    Reason(
        kind="form",
        subject="innkalling",
        message="PPT har ikke svart på innkallingen",
        rule="n2_moete.transitions.planlegg.when",
        place=Place("bti.yaml", 221),
        may_leave=True,
    ),
)

WAYS = (
    WayView(id="mistanke", title="Meld til barnevernet", kind="anytime", always=True),
    WayView(
        id="planlegg",
        title="Planlegg sammen",
        kind="transition",
        open=False,
        reasons=REASONS,
    ),
    WayView(id="trapp_ned", title="Trapp ned til nivå 1", kind="transition", needs_reason=True),
)


def stations(*states: str) -> tuple[StationView, ...]:
    """Stations in these states."""
    return tuple(
        StationView(id=f"s{n}", title=f"Steg {n}", number=f"2.{n}", state=state)  # type: ignore[arg-type]
        for n, state in enumerate(states, start=1)
    )


LEVELS = (
    LevelView(
        id="nivaa_0",
        title="Nivå 0 – Undring",
        number="0",
        state="done",
        stations=stations("done", "skipped", "done"),
    ),
    LevelView(
        id="nivaa_2",
        title="Sammen med én tjeneste",
        number="2",
        state="here",
        stations=stations("done", "here", "ahead"),
    ),
)

STEP = StepView(
    id="n2_moete",
    title="Første møte",
    number="2.2",
    level="nivaa_2",
    level_title="Sammen med én tjeneste",
    level_number="2",
    phase="bekymring",
    what="Møt familien.",
    checklist=(
        ItemView(id="beskrevet", text="Problemet er beskrevet sammen", must="required", done=AT),
        ItemView(id="dato", text="Dato for evaluering er satt " * 4, must="or_reason"),
        ItemView(id="barnet", text="Barnet vet hva møtet bestemte"),
    ),
    forms=(
        FormLine(
            id="referat",
            title="Møtereferat",
            must="or_reason",
            state="draft",
            early="Begynt før «Plan»",
        ),
        FormLine(id="plan", title="Plan", must="optional", state="empty"),
    ),
    ways=WAYS,
)

CASE = CaseView(
    id="S-2026-014",
    workflow="bti",
    guide_title="BTI",
    edition="2026.1",
    subject="Barn, 7 år",
    name="Kim Prøve",
    home="Fjordgløtt skole",
    opened=AT,
    version=12,
    step=STEP,
    entered=AT,
    round=1,
    levels=LEVELS,
    holder="Helsesykepleier Berg",
    holder_since=AT,
    child_heard=date(2026, 10, 27),
    dues=(DueView(case="S-2026-014", id="e", title="evaluering", at=AT, days=23),),
    consents=(
        ConsentView(
            id="ppt",
            title="Dele med PPT",
            state="given",
            until=date(2027, 11, 2),
            givers=("forelder 1", "forelder 2"),
        ),
        ConsentView(id="bv", title="Dele med barnevernet", state="not_asked"),
    ),
    measures=(
        MeasureView(
            id="t1",
            what="Lesegruppe to ganger i uka og mye annet som er langt",
            responsible="Kontaktlærer med et langt navn",
            evaluate_by=date(2026, 12, 14),
        ),
    ),
)

OVER = DueView(case="S-2026-009", id="x", title="samtale med foresatte", at=AT, days=-9, mine=True)

TODAY = Today(
    person="Kari",
    unit="Fjordgløtt skole",
    day=date(2026, 11, 21),
    cases=6,
    over=(OVER,),
    week=(DueView(case="S-2026-017", id="y", title="evaluering", at=AT, days=5),),
    offers=(
        CaseLine(
            id="S-2026-020",
            workflow="bti",
            level="Nivå 1",
            level_number="1",
            step="Planlegg",
            closed=False,
            unit="Fjordgløtt skole",
            opened=AT,
            updated=AT,
        ),
    ),
    contacts=(
        ContactView(id="noed", title="Politi", phone="112", acute=True),
        ContactView(id="vakt", title="Barnevernvakt", missing=True, acute=True),
        ContactView(id="alarm", title="Alarmtelefonen", phone="116 111", acute=True),
    ),
)

"""A hand-built comparison for the golden pages: one difference of each kind and weight."""

from __future__ import annotations

from bti.errors import Place
from bti.guide.definition import Closing, Guide
from bti.guide.diff import Comparison, Difference, compare
from tests.golden.forms import HOSTILE

_OLD = Guide(workflow="bti", version="2026.1", language="nb", title="BTI-veileder")
_NEW = Guide(
    workflow="bti",
    version="2026.2",
    language="nb",
    title="BTI-veileder",
    closings={"avsluttet": Closing(title="Avsluttet")},
)
_PLACE = Place("bti.yaml", 12, 7)
_STEP = "Steget «Del med lederen»"

COMPARISON: Comparison = compare(
    _OLD,
    _NEW,
    (
        Difference(
            kind="changed",
            weight="tightened",
            path="n0_del_leder.due.within",
            sentence="Fristen for «Del med lederen» er endret fra 4 uker til 2 uker.",
            about=_STEP,
            old_place=_PLACE,
            new_place=_PLACE,
        ),
        Difference(
            kind="changed",
            weight="wording",
            path="n0_del_leder.what",
            sentence="Teksten «Hva» for steget «Del med lederen» er skrevet om.",
            about=_STEP,
            before=f"Vis lederen notatet. {HOSTILE}",
            now=f"Vis lederen din undringsnotatet. {HOSTILE}",
            new_place=_PLACE,
        ),
        Difference(
            kind="removed",
            weight="loosened",
            path="n0_del_leder.checklist.delt",
            sentence=f"Punktet «{HOSTILE}» på «Del med lederen» er tatt bort.",
            about=_STEP,
            old_place=_PLACE,
        ),
        Difference(
            kind="added",
            weight="structure",
            path="avsluttet",
            sentence="Avslutningen «Avsluttet» er ny.",
            about="Avslutningen «Avsluttet»",
        ),
        Difference(
            kind="changed",
            weight="structure",
            path="n0_del_leder.transitions.neste",
            sentence="Overgangen «Gå videre» fra «Del med lederen» går nå til 0.5 «Avklar».",
            about=_STEP,
            rerouted=True,
        ),
    ),
)

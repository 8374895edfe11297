"""A made-up child and the answers that carry a case through the shipped guide."""

from __future__ import annotations

from datetime import datetime

from bti import Casework, Environment

AT = datetime.fromisoformat("2026-09-01T09:00:00+02:00")
BORN = "2019-05-02"

NOTE: dict[str, object] = {
    "hva": "Kari leker mest alene.",
    "observasjoner.1.naar": "2026-08-31",
    "observasjoner.1.hvor": "Uteleken",
    "observasjoner.1.sett": "Sto ved gjerdet i tjue minutter.",
    "mistanke": "nei",
    "gjelder": "trivsel, venner",
    "varighet": "uker",
    "tidligere": "nei",
    "styrker": "Er trygg på kontaktlæreren.",
    "grad": "3",
    "miljoe": "nei",
}


def casework_at(moment: datetime = AT, seed: int = 1) -> tuple[Casework, Environment]:
    """Open a trial database in memory with a clock that stands."""
    environment = Environment.fixed(at=moment, seed=seed, account="kari")
    return Casework.in_memory(environment=environment), environment


def opened(casework: Casework) -> str:
    """Open a case and give its id."""
    return casework.open_case("bti", child="Ola Prøve", born=BORN).case.id


def to_sharing(casework: Casework) -> str:
    """Bring a new case to where it is shared with the leader."""
    case = opened(casework)
    casework.fill(case, "undringsnotat", NOTE)
    casework.go(case, "neste", left={"ikke_akutt": "Prøve"})
    left = {"observasjoner": "Prøve", "fakta_tolkning": "Prøve"}
    casework.go(case, "neste", left=left)
    return case


def to_clarifying(casework: Casework) -> str:
    """Bring a new case to the decision at the end of level 0."""
    case = to_sharing(casework)
    casework.tick(case, "delt")
    casework.go(case, "uten_samtale", reason="Prøve", left=ALL_LEFT)
    return case


ALL_LEFT = dict.fromkeys(
    (
        "ikke_akutt",
        "observasjoner",
        "fakta_tolkning",
        "hvem_kontakt",
        "trygt",
        "individ_eller_gruppe",
        "child_heard",
        "guardians_informed",
        "svar_logg",
        "utfordringen",
        "foresatte_med",
        "barnets_oensker",
        "moetereferat",
        "hvem_snakker",
        "gjennomgang",
        "innkalling",
        "samtale_barn",
        "samtale_foresatte",
        "avslutningsnotat",
        "henvisning",
        "deling_stanset",
        "anonym_droefting",
    ),
    "Prøve",
)


def to_measures(casework: Casework) -> str:
    """Bring a new case to the carrying out of measures on level 1, with one dated measure."""
    case = to_clarifying(casework)
    casework.offer(case, "kari")
    casework.go(case, "nivaa_1", left=ALL_LEFT)
    casework.go(case, "neste", left=ALL_LEFT)
    casework.go(case, "neste", left=ALL_LEFT)
    casework.add_measure(
        case, "Fast voksen i uteleken", responsible="kari", evaluate_by="2026-10-20"
    )
    casework.go(case, "tiltak_satt", left=ALL_LEFT)
    return case


def to_evaluation(casework: Casework) -> str:
    """Bring a new case to the evaluation of level 1."""
    case = to_measures(casework)
    casework.go(case, "evaluer", left=ALL_LEFT)
    return case


EVALUATION: dict[str, object] = {
    "dato": "2026-09-01",
    "tiltak.t1.gjort": "ja",
    "tiltak.t1.effekt": "bedre",
    "tiltak.t1.videre": "fortsett",
    "tiltak.t1.ny_dato": "2026-12-01",
    "situasjon": "4",
    "barnet": "Det er gøy når vi bygger.",
    "foresatte": "Vi ser at det går bedre.",
    "uenighet": "ingen",
    "rett_stafettholder": "ja",
    "samtykker_gyldige": "ja",
    "begrunnelse": "Gruppen virker, men barnet trenger mer tid.",
}
